import { randomBytes } from 'node:crypto';
import type { IMidwayContainer } from '@midwayjs/core';
import type { Actor } from '../src/kernel/actor';
import { Database } from '../src/kernel/database';
import { sha256 } from '../src/kernel/trail';
import { Directory } from '../src/org/directory';
import { Goods } from '../src/points/goods';
import { Points } from '../src/points/points';
import { ActivityService } from '../src/volunteer/activity.service';

/** What the deeds are done with. */
export interface DeedsGround {
  /** Of residents who have joined, and have points enough for a hundred things each. */
  readonly tokens: readonly string[];
  readonly activityIds: readonly number[];
  readonly goodId: number;
  /** The first resident's account: the ledger is filled with its entries. */
  readonly personId: number;
}

const RESIDENTS = 400;
/** Everybody claims each of them once. */
const ACTIVITIES = 30;
const STOCK = 100_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Residents, activities that recruit, and one thing that everybody wants, in one community. */
export async function layGround(container: IMidwayContainer): Promise<DeedsGround> {
  const org = await container.getAsync(Directory);
  const community = org.byKind('community').find(({ id }) => org.staffAt(id, 'dispatcher').length > 0);
  const [clerk] = community ? org.staffAt(community.id, 'dispatcher') : [];
  if (!community || !clerk) throw new Error('a town without a community desk');
  const posts = org.postsOf(clerk.personId);
  const desk: Actor = {
    ...{ id: clerk.personId, kind: 'staff', name: clerk.name, program: 'admin', sessionId: 0, posts },
  };
  const people = await volunteers(await container.getAsync(Database), await container.getAsync(Points));
  const { id: goodId } = await (
    await container.getAsync(Goods)
  ).offer(
    desk,
    {
      ...{ communityId: community.id, title: '洗衣液', words: '', points: 1, stock: STOCK },
      ...{ perPerson: 100, pickupDays: 14 },
    },
    undefined,
  );
  const activityIds = await activities(await container.getAsync(ActivityService), desk, community.id);
  return { ...people, activityIds, goodId };
}

async function volunteers(
  database: Database,
  points: Points,
): Promise<Pick<DeedsGround, 'tokens' | 'personId'>> {
  const tokens: string[] = [];
  const ids: number[] = [];
  await database.unitOfWork((uow) => uow.run('UPDATE points_rule SET dayCap = NULL, monthCap = NULL'));
  for (let n = 0; n < RESIDENTS; n += 1)
    await database.unitOfWork(async (uow) => {
      const token = randomBytes(32).toString('base64url');
      const at = uow.now;
      const unionidIndex = `bench-deeds-${n}-${at}`;
      const personId = await uow.insert('person', {
        ...{ kind: 'resident', name: `居民${n}`, unionidIndex, createdAt: at },
      });
      await uow.insert('volunteer_profile', { personId, skills: '[]', joinedAt: at });
      await uow.insert('session', {
        ...{ tokenHash: sha256(token), personId, program: 'volunteer' },
        ...{ startedAt: at, seenAt: at, expiresAt: at + DAY },
      });
      await points.earn(uow, {
        ...{ personId, rule: 'activity', points: 10_000, communityId: 0, words: '志愿服务' },
        reason: `bench:${personId}`,
      });
      tokens.push(token);
      ids.push(personId);
    });
  return { tokens, personId: ids[0] ?? 0 };
}

async function activities(service: ActivityService, desk: Actor, communityId: number): Promise<number[]> {
  const first = Date.now() + 3 * DAY;
  const ids: number[] = [];
  for (let n = 0; n < ACTIVITIES; n += 1) {
    // One after the other: nobody may claim two at the same time.
    const startsAt = first + n * 2 * HOUR;
    const id = await service.plan(desk, {
      ...{ communityId, orderIds: [] },
      plan: {
        ...{ title: `清洁家园 ${n}`, words: '请到社区门前集合', kind: 'environment', points: 10, skills: [] },
        ...{ place: { lng: 122.07, lat: 41.12 }, address: '社区门前', fence: 200, audience: 'everyone' },
        ...{ startsAt, endsAt: startsAt + 2 * HOUR, capacity: RESIDENTS, waitlist: 0 },
      },
    });
    await service.take(desk, { id, action: 'publish', form: {} });
    ids.push(id);
  }
  return ids;
}
