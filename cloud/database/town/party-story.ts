import type { IMidwayContainer } from '@midwayjs/core';
import type { MeetingKind } from '../../contract/party/meeting.flow';
import type { Actor } from '../../src/kernel/actor';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { Directory } from '../../src/org/directory';
import { ContactService } from '../../src/party/contact.service';
import { MeetingService } from '../../src/party/meeting.service';
import { MembershipTransferService } from '../../src/party/membership-transfer.service';
import { nth } from './town-lists';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const TOWN_OFFSET = 8 * HOUR;

/** What the branch of the demonstration's grid has done; `day` from today on. */
interface Scene {
  readonly day: number;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly minutes?: string;
}
const SCENES: readonly Scene[] = [
  {
    day: -75,
    kind: 'assembly',
    title: '三季度党员大会',
    minutes: '通报上半年工作，讨论并通过楼道清理方案，成立党员先锋队。',
  },
  {
    day: -62,
    kind: 'themeDay',
    title: '清洁家园主题党日',
    minutes: '分三组清理楼道和绿地，走访两户独居老人。',
  },
  {
    day: -40,
    kind: 'committee',
    title: '研究年度重点工作',
    minutes: '研究四季度安排：路灯报修、消防通道、邻里互助三件事，各有一名支委负责。',
  },
  {
    day: -33,
    kind: 'lecture',
    title: '书记讲党课',
    minutes: '围绕基层治理讲身边的事，党员交流体会，提出五条建议。',
  },
  { day: -12, kind: 'committee', title: '支委会', minutes: '听取双联系走访情况，研究下月主题党日安排。' },
  {
    day: -6,
    kind: 'themeDay',
    title: '我为群众办实事',
    minutes: '帮助三户老人检修用电线路，登记需要跟进的诉求四件。',
  },
  { day: 5, kind: 'assembly', title: '四季度党员大会' },
];

interface PartyCast {
  /** Leads the branch. */
  readonly secretary: number;
  readonly gridId: number;
}

/** 组织管理 as the town has lived it, through the same doors as in life: meetings, a contact pair, a transfer. Gives how many meetings there are. */
export async function tellPartyLife(
  container: IMidwayContainer,
  { secretary, gridId }: PartyCast,
  now: number,
): Promise<number> {
  const database = await container.getAsync(Database);
  const directory = await container.getAsync(Directory);
  const clock = await container.getAsync(Clock);
  const branch = directory.children(gridId).find(({ kind }) => kind === 'partyOrg');
  const community = directory.ancestor(gridId, 'community');
  if (!branch || !community) throw new Error('the demonstration has no branch in a community');
  const members = await database.read<{ personId: number }>(
    'SELECT personId FROM party_member WHERE orgUnitId = ? ORDER BY id',
    [branch.id],
  );
  const stage = {
    container,
    branchId: branch.id,
    communityId: community.id,
    secretary: member(secretary),
    members: members.map(({ personId }) => member(personId)),
    desk: deskOf(directory, community.id),
  };
  let at = now;
  const restore = clock.set(() => at);
  const moveTo = (moment: number) => (at = moment);
  try {
    for (const scene of SCENES) await meet(stage, scene, { now, moveTo });
    await stand(stage, { now, moveTo });
    moveTo(now - 2 * DAY);
    await pass(stage, directory);
  } finally {
    restore();
  }
  // Told back then, read back then.
  await database.unitOfWork((uow) =>
    uow.run("UPDATE delivery SET state = 'done' WHERE state = 'waiting' AND topic = 'party.told'"),
  );
  return SCENES.length;
}

interface Stage {
  readonly container: IMidwayContainer;
  readonly branchId: number;
  readonly communityId: number;
  readonly secretary: Actor;
  readonly members: readonly Actor[];
  readonly desk: Actor;
}
interface Time {
  readonly now: number;
  readonly moveTo: (moment: number) => number;
}

/** From the notice to the record, as far as it has come; every fourth member asks for leave. */
async function meet(
  stage: Stage,
  { day, kind, title, minutes }: Scene,
  { now, moveTo }: Time,
): Promise<void> {
  const meetings = await stage.container.getAsync(MeetingService);
  const startsAt = Math.floor((now + TOWN_OFFSET) / DAY) * DAY - TOWN_OFFSET + day * DAY + 9 * HOUR;
  moveTo(Math.min(startsAt - 4 * DAY, now - 3 * DAY));
  const place = '社区党群服务中心二楼会议室';
  const id = await meetings.call(stage.secretary, {
    orgUnitId: stage.branchId,
    kind,
    title,
    place,
    startsAt,
  });
  if (kind !== 'committee')
    for (const [index, each] of stage.members.slice(2).entries())
      if (index % 4 === 3)
        await meetings.take(each, { id, action: 'excuse', form: { words: '外出探亲，向支部请假' } });
      else if (index % 2 === 0) await meetings.take(each, { id, action: 'join', form: {} });
  if (minutes === undefined) return;
  moveTo(startsAt + HOUR);
  const called = kind === 'committee' ? stage.members.slice(0, 3) : stage.members;
  const presentIds = called.filter((_, index) => index % 4 !== 1 || index < 2).map((each) => each.id);
  await meetings.take(stage.secretary, { id, action: 'hold', form: { presentIds } });
  moveTo(startsAt + 3 * HOUR);
  await meetings.take(stage.secretary, { id, action: 'record', form: { words: minutes, files: [] } });
}

/** The branch stands by a stair of its community, which has confirmed it, and was there twice. */
async function stand(stage: Stage, { now, moveTo }: Time): Promise<void> {
  const contacts = await stage.container.getAsync(ContactService);
  const { branchId, communityId, secretary, desk } = stage;
  moveTo(now - 50 * DAY);
  const id = await contacts.propose(secretary, {
    ...{ from: 'party', orgUnitId: branchId, targetId: communityId, households: '紫藤里 3 号楼 2 单元' },
    words: '每月走访一次，帮老人办代买、代办',
  });
  await contacts.take(desk, { id, action: 'confirm', form: {} });
  for (const [day, words] of VISITS) {
    moveTo(now - day * DAY);
    await contacts.take(secretary, {
      id,
      action: 'log',
      form: { at: now - day * DAY - HOUR, words, files: [] },
    });
  }
}
const VISITS: readonly [number, string][] = [
  [36, '走访 6 户，帮赵阿姨联系了上门理发'],
  [8, '陪张师傅办了慢病报销，楼道灯已报修'],
];

/** A member has moved away and asks to be released. */
async function pass({ container, members, branchId }: Stage, directory: Directory): Promise<void> {
  const transfers = await container.getAsync(MembershipTransferService);
  const elsewhere = directory
    .byKind('partyOrg')
    .find(({ id, name, rank }) => id !== branchId && rank === 'branch' && name.includes('网格'));
  if (!elsewhere) return;
  const input = { toId: elsewhere.id, words: '已搬到那边居住，申请转接组织关系' };
  await transfers.ask({ actor: nth(members, 6), ip: '' }, input);
}

const member = (id: number): Actor => ({
  ...{ id, kind: 'resident', name: '', program: 'volunteer', sessionId: 0, posts: [] },
});

function deskOf(directory: Directory, communityId: number): Actor {
  const [desk] = directory.staffAt(communityId, 'leader');
  if (!desk) throw new Error('the demonstration’s community has no leader');
  const posts = directory.postsOf(desk.personId);
  return { id: desk.personId, kind: 'staff', name: desk.name, program: 'command', sessionId: 0, posts };
}
