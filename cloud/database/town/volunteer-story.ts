import type { IMidwayContainer } from '@midwayjs/core';
import { SKILLS, type Skill } from '../../contract/volunteer/activity.flow';
import type { ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import type { Actor } from '../../src/kernel/actor';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { Directory } from '../../src/org/directory';
import { ActivityService } from '../../src/volunteer/activity.service';
import { CheckCodes } from '../../src/volunteer/check.codes';
import { ClaimService } from '../../src/volunteer/claim.service';
import { OrderService } from '../../src/volunteer/order.service';
import { SeriesService } from '../../src/volunteer/series.service';
import { VolunteerRecords } from '../../src/volunteer/volunteer.record';
import { middleOf } from './town-geometry';
import { nth } from './town-lists';
import { SCENES, WISHES, type Scene } from './volunteer-scenes';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TOWN_OFFSET = 8 * HOUR;
const JOINED_BEFORE = 70 * DAY;
const VOLUNTEERS = 36;

interface Ground {
  readonly communityId: number;
  readonly place: { readonly lng: number; readonly lat: number };
  readonly desk: Actor;
  readonly volunteers: readonly Actor[];
  readonly residents: readonly Actor[];
}

/** Who lives and works where the demonstration plays. */
export interface VolunteerCast {
  readonly gridId: number;
  /** Person ids: the first orders help, the second volunteers. */
  readonly orderer: number;
  readonly volunteer: number;
}

/** Two months of volunteering in one community, told through the same services as in life. */
export class VolunteerStory {
  private constructor(
    private readonly held: {
      readonly orders: OrderService;
      readonly activities: ActivityService;
      readonly claims: ClaimService;
      readonly codes: CheckCodes;
      readonly series: SeriesService;
      readonly records: VolunteerRecords;
    },
    private readonly ground: Ground,
    private readonly moveTo: (at: number) => void,
  ) {}

  /** Tells it, and gives how many activities there are. What was told to people then is past; what was served is not yet counted. */
  static async tell(container: IMidwayContainer, cast: VolunteerCast, now: number): Promise<number> {
    const clock = await container.getAsync(Clock);
    const database = await container.getAsync(Database);
    const held = {
      orders: await container.getAsync(OrderService),
      activities: await container.getAsync(ActivityService),
      claims: await container.getAsync(ClaimService),
      codes: await container.getAsync(CheckCodes),
      series: await container.getAsync(SeriesService),
      records: await container.getAsync(VolunteerRecords),
    };
    const ground = await groundOf(database, await container.getAsync(Directory), cast);
    let at = now;
    const restore = clock.set(() => at);
    try {
      await new VolunteerStory(held, ground, (moment) => (at = moment)).told(now);
    } finally {
      restore();
    }
    await database.unitOfWork((uow) =>
      uow.run(
        "UPDATE delivery SET state = 'done' WHERE state = 'waiting' AND topic IN ('volunteer.told', 'volunteer.published')",
      ),
    );
    return SCENES.length;
  }

  private async told(now: number): Promise<void> {
    this.moveTo(now - JOINED_BEFORE);
    await this.join();
    for (const [index, scene] of SCENES.entries()) await this.play(scene, index, now);
    this.moveTo(now - DAY);
    for (const [index, wish] of WISHES.entries())
      if (wish.scene === undefined) await this.wishFor(nth(this.ground.residents, index), index);
    const scene = nth(SCENES, 0);
    const plan = this.planOf(scene, startOf({ ...scene, day: daysToSaturday(now) }, now));
    await this.held.series.repeat(this.ground.desk, {
      ...{ communityId: this.ground.communityId, everyDays: 7, until: now + 90 * DAY },
      plan: { ...plan, title: '每周六清洁家园' },
    });
  }

  private async join(): Promise<void> {
    const skills = Object.keys(SKILLS).filter((skill): skill is Skill => skill in SKILLS);
    for (const [index, volunteer] of this.ground.volunteers.entries())
      await this.held.records.join(volunteer, {
        skills: [nth(skills, index % skills.length), nth(skills, (index * 5 + 3) % skills.length)],
        birthYear: 1955 + ((index * 7) % 50),
        communityId: index % 3 === 2 ? undefined : this.ground.communityId,
      });
  }

  /** An activity from its wishes to its end, as far as it has come by now. */
  private async play(scene: Scene, index: number, now: number): Promise<void> {
    const { desk, communityId } = this.ground;
    const startsAt = startOf(scene, now);
    this.moveTo(Math.min(startsAt - 6 * DAY, now - 2 * DAY));
    const orderIds: number[] = [];
    for (const [at, wish] of WISHES.entries())
      if (wish.scene === scene.title) orderIds.push(await this.wishFor(nth(this.ground.residents, 0), at));
    const plan = this.planOf(scene, startsAt);
    const id = await this.held.activities.plan(desk, { communityId, plan, orderIds });
    await this.act(id, 'publish');
    const came = await this.claimed(id, index, scene.capacity);
    if (startsAt + scene.hours * HOUR < now) await this.served(id, scene, { startsAt, came, orderIds });
  }

  /** The demonstration's own volunteer comes to every second one. */
  private async claimed(
    activityId: number,
    index: number,
    capacity: number,
  ): Promise<{ actor: Actor; claimId: number }[]> {
    const { volunteers } = this.ground;
    const first = index % 2 === 0 ? [0] : [];
    const others = Array.from(
      { length: capacity - 1 },
      (_, at) => 1 + ((index * 4 + at) % (volunteers.length - 1)),
    );
    const claims = [];
    for (const at of [...first, ...others]) {
      const actor = nth(volunteers, at);
      claims.push({ actor, claimId: await this.held.claims.claim(actor, activityId) });
    }
    return claims;
  }

  /** Everybody but the last checks in and out; the last missed it. */
  private async served(
    id: number,
    { hours }: Scene,
    {
      startsAt,
      came,
      orderIds,
    }: { startsAt: number; came: { actor: Actor; claimId: number }[]; orderIds: number[] },
  ): Promise<void> {
    const there = came.length > 3 ? came.slice(0, -1) : came;
    await this.scans(there, 'checkIn', id, startsAt - 5 * MINUTE);
    this.moveTo(startsAt);
    await this.act(id, 'begin');
    await this.scans(there, 'checkOut', id, startsAt + hours * HOUR);
    this.moveTo(startsAt + hours * HOUR + 20 * MINUTE);
    await this.act(id, 'end');
    await this.act(id, 'report', { words: `${there.length} 名志愿者到场，居民很满意。`, files: [] });
    await this.act(id, 'settle');
    this.moveTo(startsAt + hours * HOUR + 5 * HOUR);
    for (const orderId of orderIds) {
      await this.held.orders.take(nth(this.ground.residents, 0), {
        ...{ id: orderId, action: 'confirm' },
        form: { level: 5, words: '说来就来，做得仔细，谢谢大家。' },
      });
      await this.held.orders.take(this.ground.desk, { id: orderId, action: 'share', form: {} });
    }
  }

  private async scans(
    people: readonly { actor: Actor; claimId: number }[],
    action: 'checkIn' | 'checkOut',
    activityId: number,
    from: number,
  ): Promise<void> {
    for (const [index, { actor, claimId }] of people.entries()) {
      const at = from + index * 20_000;
      this.moveTo(at);
      const code = this.held.codes.show(activityId, at).text;
      const device = `demo-phone-of-person-${actor.id}`;
      const form = { code, device, phoneAt: at, place: this.ground.place };
      await this.held.claims.step(actor, { id: claimId, action, form });
    }
  }

  private wishFor(actor: Actor, index: number): Promise<number> {
    const { words, kind } = nth(WISHES, index);
    const { place } = this.ground;
    return this.held.orders.order(actor, {
      ...{ kind, words, place, files: [], wantedFrom: 0, wantedTo: 4_102_444_800_000 },
    });
  }

  private act(id: number, action: string, form: object = {}): Promise<void> {
    return this.held.activities.take(this.ground.desk, { id, action, form });
  }

  private planOf(scene: Scene, startsAt: number): ActivityPlan {
    const { title, words, kind, skills, hours, capacity, points } = scene;
    return {
      ...{ title, words, kind, capacity, points, startsAt, skills: [...skills] },
      ...{ place: this.ground.place, address: '社区党群服务中心门前', fence: 200, waitlist: 10 },
      ...{ endsAt: startsAt + hours * HOUR, audience: 'everyone' },
    };
  }
}

/** Two at least: people must be able to plan. The first day of all was a Thursday. */
function daysToSaturday(now: number): number {
  const weekday = (Math.floor((now + TOWN_OFFSET) / DAY) + 4) % 7;
  return 2 + ((11 - weekday) % 7);
}

/** That hour of that day in the town. */
const startOf = ({ day, from }: Pick<Scene, 'day' | 'from'>, now: number): number =>
  Math.floor((now + TOWN_OFFSET) / DAY) * DAY - TOWN_OFFSET + day * DAY + from * HOUR;

async function groundOf(
  database: Database,
  org: Directory,
  { gridId, orderer, volunteer }: VolunteerCast,
): Promise<Ground> {
  const community = org.ancestor(gridId, 'community');
  const ring = org.unit(gridId)?.ring;
  const [desk] = community ? org.staffAt(community.id, 'dispatcher') : [];
  if (!community || !ring || !desk) throw new Error('the demonstration has no community with a desk');
  const residents = await database.read<{ id: number; member: number }>(
    `SELECT p.id, m.id IS NOT NULL AS member FROM person p LEFT JOIN party_member m ON m.personId = p.id
     WHERE p.kind = 'resident' AND p.id <> ? ORDER BY p.id`,
    [volunteer],
  );
  const members = residents.filter(({ member }) => member === 1).slice(0, VOLUNTEERS);
  const others = residents.filter(({ member, id }) => member === 0 && id !== orderer).slice(0, WISHES.length);
  const [lng, lat] = middleOf(ring);
  const posts = org.postsOf(desk.personId);
  return {
    communityId: community.id,
    place: { lng, lat },
    desk: { id: desk.personId, kind: 'staff', name: desk.name, program: 'admin', sessionId: 0, posts },
    volunteers: [volunteer, ...members.map(({ id }) => id)].map(resident),
    residents: [orderer, ...others.map(({ id }) => id)].map(resident),
  };
}

const resident = (id: number): Actor => ({
  ...{ id, kind: 'resident', name: '', program: 'volunteer', sessionId: 0, posts: [] },
});
