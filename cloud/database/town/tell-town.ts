import type { IMidwayContainer } from '@midwayjs/core';
import { CaseAudit } from '../../src/case/case.audit';
import { CaseCounters } from '../../src/case/case.counts';
import { CaseReports } from '../../src/case/case.report';
import { CaseService } from '../../src/case/case.service';
import { Categories } from '../../src/category/categories';
import { Suggestions } from '../../src/category/suggestions';
import { Relearning } from '../../src/insight/relearning';
import type { WorkCalendar } from '../../src/kernel/calendar';
import { Clock } from '../../src/kernel/clock';
import { Database, type UnitOfWork } from '../../src/kernel/database';
import { openFileStore } from '../../src/kernel/files.store';
import type { Sealer } from '../../src/kernel/personal-data';
import type { Settings } from '../../src/kernel/settings';
import { SqliteSource } from '../../src/kernel/sqlite-source';
import { Directory } from '../../src/org/directory';
import { tellNews } from './news-story';
import { tellPartyLife } from './party-story';
import { tellShop } from './points-story';
import { planTown, type TownPlan } from './town-plan';
import { Cast } from './tell-cast';
import { settleDuties } from './tell-duties';
import { fillInboxes } from './tell-inbox';
import { tellModeration } from './tell-moderation';
import { settleParty } from './tell-party';
import { of, settleTown, townIds, type TownIds } from './tell-people';
import { PhotoShelf } from './tell-photos';
import { DAY, plotTown } from './tell-plots';
import { Storyteller } from './tell-stories';
import { placesToBe } from './tell-whereabouts';
import { VolunteerStory } from './volunteer-story';

export interface TellOptions {
  /** About how many cases; 0 gives the town and its people only. */
  readonly cases?: number;
  /** Takes the lines of progress. */
  readonly out?: (line: string) => void;
  /** Takes how much of the cases has been told, 0 to 1. */
  readonly onShare?: (share: number) => void;
}

const SEED = 20261123;
const CASES = 600;
const SETTLED_BEFORE = 120 * DAY;
/** The fact that says how far the telling got: a start broken off in the middle is told anew. */
const STORY = 'town-story';
/** Everything a telling writes besides the town itself. */
const STORY_TABLES = [
  'notice',
  'delivery',
  'case_event',
  'case_reporter',
  'case_co_unit',
  'case_count',
  'case_count_delta',
  'case_watch',
  'moderation_event',
  'moderation_item',
  'volunteer_event',
  'volunteer_check',
  'volunteer_device',
  'volunteer_claim',
  'volunteer_order',
  'volunteer_activity',
  'volunteer_series',
  'volunteer_profile',
  'news_read',
  'news_event',
  'news_article',
  'shop_good',
  'party_event',
  'party_attendance',
  'party_meeting',
  'party_contact',
  'party_transfer',
  'stored_file',
  'cases',
];

/**
 * Tells the demonstration town: units, people and categories, then ninety days of cases that end now, through the same
 * services as in life. Does nothing where a town has been told. Call it before requests and workers are let in: while it
 * runs, the one clock of the process stands in the past. Throws when what it wrote does not pass the audit.
 */
export async function tellTown(container: IMidwayContainer, options: TellOptions = {}): Promise<void> {
  const { cases = CASES, out = (line: string) => void process.stdout.write(`${line}\n`), onShare } = options;
  const database = await container.getAsync(Database);
  const begun = await storyOf(database);
  if (begun === 'told') return;
  const clock = await container.getAsync(Clock);
  const sealer = await container.getAsync<Sealer>('sealer');
  const now = clock.now();
  const plan = planTown(SEED);
  out(
    `演示城区：${plan.units.length} 个单位，${plan.people.length} 个人物，${plan.categories.length} 个类别`,
  );
  await quickly(database, async () => {
    const since = now - SETTLED_BEFORE;
    const beside = async (uow: UnitOfWork, units: ReadonlyMap<string, number>): Promise<void> => {
      await settleParty(uow, { plan, units, since });
      await settleDuties(uow, { plan, units, now });
    };
    if (begun === undefined) await settleTown(database, sealer, { plan, since, beside });
    await database.unitOfWork((uow) => beginStory(uow));
    for (const held of [Directory, Categories, Suggestions])
      await (await container.getAsync<{ reload(): Promise<void> }>(held)).reload();
    if (cases > 0) await tellCases(container, { plan, cases, now, out, onShare });
  });
  await database.unitOfWork((uow) => uow.run('UPDATE fact SET value = ? WHERE name = ?', ['told', STORY]));
}

interface Ninety {
  readonly plan: TownPlan;
  readonly cases: number;
  readonly now: number;
  readonly out: (line: string) => void;
  readonly onShare: TellOptions['onShare'];
}

interface After {
  readonly plan: TownPlan;
  readonly ids: TownIds;
  readonly cast: Cast;
  readonly now: number;
  readonly out: (line: string) => void;
}

async function tellCases(
  container: IMidwayContainer,
  { plan, cases, now, out, onShare }: Ninety,
): Promise<void> {
  const database = await container.getAsync(Database);
  const clock = await container.getAsync(Clock);
  const calendar = await container.getAsync<WorkCalendar>('calendar');
  const shelf = new PhotoShelf(database, openFileStore(await container.getAsync<Settings>('settings')), SEED);
  const ids = await townIds(database, await container.getAsync<Sealer>('sealer'), plan);
  const cast = new Cast(await container.getAsync(Directory), ids, plan);
  const teller = new Storyteller({
    reports: await container.getAsync(CaseReports),
    cases: await container.getAsync(CaseService),
    database,
    calendar,
    shelf,
    ids,
    out,
    onShare,
    cast,
  });
  // What would only be reported later today is none of the ninety days.
  const plots = plotTown({ plan, calendar, now, cases, seed: SEED }).filter((plot) => plot.at <= now);
  out(`演示案件：90 天里的 ${plots.length} 件，从头讲起`);
  let at = now;
  const restore = clock.set(() => at);
  try {
    const unfinished = await teller.tell(plots, now, (moment) => (at = moment));
    for (const line of unfinished) out(`  没有讲完：${line}`);
  } finally {
    restore();
  }
  await shelf.settled();
  await tellTheRest(container, { plan, ids, cast, now, out });
  await audited(container, out);
  const learnt = await (await container.getAsync(Relearning)).run();
  out(`  类别推荐：从 ${learnt.cases} 件已结案件学到 ${learnt.categories} 个类别`);
}

/** What else goes on in the town, told when the cases are. */
async function tellTheRest(container: IMidwayContainer, { plan, ids, cast, now, out }: After): Promise<void> {
  const database = await container.getAsync(Database);
  out(`  收件箱：${await fillInboxes(database, { plan, ids }, now)} 条消息`);
  const waiting = await tellModeration(container, { moderator: cast.byKey('zhao-lijun'), now });
  out(`  内容审核：${waiting} 项等待人工审核`);
  out(`  志愿服务：${await tellVolunteering(container, { plan, ids }, now)} 次活动`);
  const desk = { editor: cast.byKey('wang-xiaoyan'), leader: cast.byKey('lin-zhengyuan') };
  out(`  新闻动态：${await tellNews(container, desk, now)} 篇`);
  out(`  积分商城：${await tellShop(container, of(ids.unit, placesToBe(plan).demoGrid))} 样商品`);
  out(`  组织生活：${await tellParty(container, { plan, ids }, now)} 次会议`);
}

function tellVolunteering(
  container: IMidwayContainer,
  { plan, ids }: { plan: TownPlan; ids: TownIds },
  now: number,
): Promise<number> {
  const gridId = of(ids.unit, placesToBe(plan).demoGrid);
  const [orderer, volunteer] = [of(ids.person, 'li-guilan'), of(ids.person, 'chen-yutong')];
  return VolunteerStory.tell(container, { gridId, orderer, volunteer }, now);
}

function tellParty(
  container: IMidwayContainer,
  { plan, ids }: { plan: TownPlan; ids: TownIds },
  now: number,
): Promise<number> {
  const gridId = of(ids.unit, placesToBe(plan).demoGrid);
  return tellPartyLife(container, { gridId, secretary: of(ids.person, 'li-guilan') }, now);
}

/** Throws unless every trail, every clock and every count holds. */
async function audited(container: IMidwayContainer, out: (line: string) => void): Promise<void> {
  const counters = await container.getAsync(CaseCounters);
  while ((await counters.fold()) > 0);
  const audit = await container.getAsync(CaseAudit);
  let examined = 0;
  const findings: string[] = [];
  for await (const { no, says } of audit.findings(() => examined++)) findings.push(`${no} ${says}`);
  if (findings.length > 0)
    throw new Error(`the town's story does not hold:\n${findings.slice(0, 20).join('\n')}`);
  out(`  核对：${examined} 件案件的留痕、时限与计数全部一致`);
}

async function storyOf(database: Database): Promise<'told' | 'begun' | undefined> {
  const facts = await database.read<{ name: string; value: string }>(
    'SELECT name, value FROM fact WHERE name IN (?, ?)',
    ['town', STORY],
  );
  if (!facts.some(({ name }) => name === 'town')) return undefined;
  return facts.some(({ name, value }) => name === STORY && value !== 'told') ? 'begun' : 'told';
}

/** Clears away what a telling broken off in the middle has left; nobody but the story has been there yet. */
async function beginStory(uow: UnitOfWork): Promise<void> {
  const { affected } = await uow.run('UPDATE fact SET value = ? WHERE name = ?', ['begun', STORY]);
  if (affected === 0) await uow.run('INSERT INTO fact (name, value) VALUES (?, ?)', [STORY, 'begun']);
  else for (const table of STORY_TABLES) await uow.run(`DELETE FROM ${table}`);
}

/**
 * The embedded database need not reach the disk after every step of a story: nothing of it was promised to anyone. At the
 * end everything is written through at once.
 */
async function quickly(database: Database, work: () => Promise<void>): Promise<void> {
  const { source } = database;
  if (!(source instanceof SqliteSource)) return work();
  const { writer } = source.driver;
  writer.pragma('synchronous = OFF');
  try {
    await work();
  } finally {
    writer.pragma('synchronous = FULL');
    writer.pragma('wal_checkpoint(TRUNCATE)');
  }
}
