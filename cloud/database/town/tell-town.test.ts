import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_ACTIONS, CASE_ENDINGS, CASE_STATES } from '../../contract/case/case.flow';
import { openApplication, type Application } from '../../src/application';
import { CaseAudit } from '../../src/case/case.audit';
import { holdsOf } from '../../src/case/case.clock';
import type { WorkCalendar } from '../../src/kernel/calendar';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import type { Sealer } from '../../src/kernel/personal-data';
import { PERSON_NAME, PERSON_UNIONID } from '../../src/kernel/personal-data.person';
import { readSettings, type Settings } from '../../src/kernel/settings';
import { WECHAT_MESSAGE } from '../../src/notify/wechat-messages';
import { People } from '../../test/support/wechat/people';
import { unionidOf } from './tell-people';
import { tellTown } from './tell-town';

const CASES = 120;

let settings: Settings;
let application: Application;
let database: Database;
const lines: string[] = [];

let told = 0;

/** Told at one moment, however often: what is told depends on nothing else. */
async function tell(): Promise<void> {
  const clock = await application.container.getAsync(Clock);
  const restore = clock.set(() => told);
  await tellTown(application.container, { cases: CASES, out: (line) => void lines.push(line) });
  restore();
}

/** Everything that happened, but for what is random on purpose: the ids of photos, and so the words that hold them. */
const happened = (): Promise<unknown[]> =>
  database.read(`SELECT c.id, c.state, c.categoryCode, c.text, c.lng, c.lat, c.address, c.dueAt, c.reporterId,
    e.seq, e.at, e.action, e.byId, e.byUnitId, e.holderId FROM case_event e JOIN cases c ON c.id = e.caseId ORDER BY c.id, e.seq`);

const values = async (sql: string): Promise<unknown[]> =>
  (await database.read<{ value: unknown }>(sql)).map(({ value }) => value);
const count = async (sql: string): Promise<number> =>
  Number((await values(`SELECT COUNT(*) AS value FROM ${sql}`))[0]);

async function findings(): Promise<string[]> {
  const found: string[] = [];
  const audit = await application.container.getAsync(CaseAudit);
  for await (const { says } of audit.findings()) found.push(says);
  return found;
}

beforeAll(async () => {
  settings = readSettings({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'one-net-town-')),
  });
  application = await openApplication(settings);
  told = Date.now();
  database = await application.container.getAsync(Database);
  await tell();
}, 120_000);

afterAll(async () => {
  await application.stop();
  rmSync(settings.dataDir, { recursive: true });
});

describe('the story of the demonstration town', () => {
  it('is told to its end, in about as many cases as asked for', async () => {
    expect(lines.filter((line) => line.includes('没有讲完'))).toEqual([]);
    expect(await count('cases')).toBeGreaterThanOrEqual(CASES);
    expect(await count('cases')).toBeLessThan(CASES * 1.5);
    expect(lines.join()).toContain(`90 天里的 ${await count('cases')} 件`);
  });

  it('takes every action there is, comes to every ending and leaves cases in every state', async () => {
    expect((await values('SELECT DISTINCT action AS value FROM case_event')).sort()).toEqual(
      [...CASE_ACTIONS, 'reported'].sort(),
    );
    expect((await values('SELECT DISTINCT state AS value FROM cases')).sort()).toEqual(
      Object.keys(CASE_STATES).sort(),
    );
    const endings = (await values('SELECT DISTINCT ending AS value FROM cases')).filter(
      (ending) => ending !== null,
    );
    expect(endings.sort()).toEqual(Object.keys(CASE_ENDINGS).sort());
  });

  it('numbers the cases in order of time, and none lies in the future', async () => {
    const times = await values('SELECT reportedAt AS value FROM cases ORDER BY id');
    expect(times).toEqual([...times].sort((a, b) => Number(a) - Number(b)));
    const now = (await application.container.getAsync(Clock)).now();
    expect(await count(`case_event WHERE at > ${now}`)).toBe(0);
    expect(now).toBeGreaterThan(Date.now() - 60_000);
  });

  it('gives every holder the minutes that the trail replays', async () => {
    const calendar = await application.container.getAsync<WorkCalendar>('calendar');
    const now = Date.now();
    const events = await database.read<{
      caseId: number;
      at: number;
      action: string;
      holderId: number | null;
    }>('SELECT caseId, at, action, holderId FROM case_event ORDER BY caseId, seq');
    for (const caseId of new Set(events.map((event) => event.caseId))) {
      const own = events.filter((event) => event.caseId === caseId);
      const replayed = new Map<number, number>();
      own.forEach(({ holderId, at }, i) => {
        if (holderId !== null)
          replayed.set(
            holderId,
            (replayed.get(holderId) ?? 0) + calendar.workingMinutesBetween(at, own[i + 1]?.at ?? now),
          );
      });
      const held = new Map<number, number>();
      for (const hold of holdsOf(own, calendar, now))
        held.set(hold.holderId, (held.get(hold.holderId) ?? 0) + hold.workingMinutes);
      expect([...held.keys()]).toEqual([...replayed.keys()]);
      // Each stretch is rounded to whole minutes.
      for (const [holder, minutes] of held)
        expect(Math.abs(minutes - (replayed.get(holder) ?? 0))).toBeLessThanOrEqual(own.length / 2);
    }
  });

  it('leaves work on the desks of those one may sign in as', async () => {
    const atDesk = (name: string): Promise<number> =>
      count(`cases c WHERE c.open = 1 AND EXISTS (SELECT 1 FROM person p JOIN person_post pp ON pp.personId = p.id
        WHERE p.name = '${name}' AND p.demo IS NOT NULL AND pp.unitId IN (c.deskId, c.unitId, c.gridId))`);
    for (const name of ['张敏', '梁志强', '孙丽华', '周海涛'])
      expect([name, await atDesk(name)]).toEqual([name, expect.any(Number)]);
    for (const name of ['张敏', '梁志强', '孙丽华', '周海涛'])
      expect(await atDesk(name)).toBeGreaterThanOrEqual(10);
    const hers = await values(
      `SELECT c.state AS value FROM cases c JOIN person p ON p.id = c.reporterId WHERE p.demo LIKE '%"li-guilan"%'`,
    );
    expect(hers.sort()).toEqual(['closed', 'declined', 'handling', 'rated', 'reopened', 'reported']);
  });

  it('fills two months of a community’s weekends with volunteers, who served, missed and are thanked', async () => {
    const activities = (state: string) => count(`volunteer_activity WHERE state = '${state}'`);
    expect(await activities('finished')).toBe(8);
    expect(await activities('recruiting')).toBeGreaterThan(3);
    expect(await count("volunteer_claim WHERE state = 'served' AND minutes >= 110")).toBeGreaterThan(25);
    expect(await count("volunteer_claim WHERE state = 'missed'")).toBeGreaterThan(0);
    expect(await count("volunteer_order WHERE state = 'confirmed' AND rating = 5")).toBe(2);
    expect(await count("volunteer_order WHERE state = 'ordered'")).toBe(3);
    const wrong = `volunteer_activity a WHERE a.taken <> (SELECT COUNT(*) FROM volunteer_claim c
      WHERE c.activityId = a.id AND c.state IN ('claimed', 'present', 'left')) AND a.state = 'recruiting'`;
    expect(await count(wrong)).toBe(0);
  });

  it('fills the shelf where points are redeemed', async () => {
    expect(await count('shop_good WHERE listed = 1 AND stock > 0')).toBe(5);
  });

  it('tells the people what came of it in their inboxes, and WeChat nothing', async () => {
    expect(await count('notice')).toBeGreaterThan(CASES);
    // Hours served and ratings wait to be counted when the workers start; all else is past.
    const counted = "topic IN ('volunteer.served', 'volunteer.rated')";
    const states = (which: string) => values(`SELECT DISTINCT state AS value FROM delivery WHERE ${which}`);
    expect(await states(`NOT ${counted}`)).toEqual(['done']);
    expect(await states(counted)).toEqual(['waiting']);
    expect(await count(`delivery WHERE topic = '${WECHAT_MESSAGE}'`)).toBe(0);
  });

  it('knows its people by the same unionid as the WeChat stand-in', async () => {
    const { unionid } = new People().register('li-guilan');
    expect(unionidOf('li-guilan')).toBe(unionid);
    const sealer = await application.container.getAsync<Sealer>('sealer');
    const index = sealer.index(PERSON_UNIONID, unionid);
    const [name] = await values(`SELECT nameSealed AS value FROM person WHERE unionidIndex = '${index}'`);
    expect(sealer.open(PERSON_NAME, String(name))).toBe('李桂兰');
  });

  it('holds before the audit, which does see a changed word', async () => {
    expect(await findings()).toEqual([]);
    const touch = (open: string): Promise<unknown> =>
      database.unitOfWork((uow) =>
        uow.run('UPDATE case_event SET open = ? WHERE caseId = 1 AND seq = 1', [open]),
      );
    const [open] = await values('SELECT open AS value FROM case_event WHERE caseId = 1 AND seq = 1');
    await touch(String(open).replace('reported', 'reportet'));
    expect(await findings()).toEqual(['留痕第 1 条被改动或缺失']);
    await touch(String(open));
  });

  it('is not told twice, but anew where it was broken off, and then the very same', async () => {
    const [before, events] = [await count('case_event'), await happened()];
    const said = [...lines];
    lines.length = 0;
    await tell();
    expect([await count('case_event'), lines]).toEqual([before, []]);
    await database.unitOfWork(async (uow) => {
      await uow.run("UPDATE fact SET value = 'begun' WHERE name = 'town-story'");
      // Whose turn it is goes by the number of the case, and a fresh town begins with the first.
      await uow.run("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'cases'");
    });
    await tell();
    expect(await happened()).toEqual(events);
    expect(lines).toEqual(said);
    expect(await findings()).toEqual([]);
    expect(await count('shop_good')).toBe(5);
    expect(await count("unit WHERE kind <> 'partyOrg'")).toBe(701);
  }, 120_000);
});
