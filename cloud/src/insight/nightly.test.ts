import { MIGRATIONS } from '../../database/migrations/all';
import { Categories } from '../category/categories';
import { Suggestions } from '../category/suggestions';
import { Clock } from '../kernel/clock';
import { everyDatabase, type TestDatabase } from '../kernel/database.testing';
import { Nightly } from './nightly';
import { Relearning } from './relearning';

const LEARN_AT = 2 * 60 + 30;
const at = (time: string): number => Date.parse(`${time}+08:00`);
const NOISE = '深夜广场的音箱声音太大，影响休息';

const CATEGORY = { groupCode: '1', groupName: '公共', branch: '事件', unitId: 1, timeLimit: '1d' };
const categoryRow = (code: string, name: string) => ({
  ...{ ...CATEGORY, code, name, keywords: JSON.stringify([name]), questions: '[]', nearbyMetres: 50 },
});
const caseRow = (categoryCode: string, text: string, state: string) => ({
  ...{ state, open: state === 'handling' ? 1 : 0, deskId: 1, categoryCode, text, address: '', answers: '{}' },
  ...{ reporterId: 1, hideName: 0, source: 'resident', reportedAt: 1, enteredAt: 1, seq: 1, head: '' },
});

describe.each(everyDatabase())('the night’s work, on %s', (_name, open) => {
  let test: TestDatabase;
  let now = 0;
  const clock = new Clock();
  clock.set(() => now);

  beforeAll(async () => {
    test = await open('nightly', { entities: [], migrations: MIGRATIONS }, clock);
    await test.database.unitOfWork(async (uow) => {
      await uow.insert('unit', {
        id: 1,
        code: '1',
        kind: 'district',
        name: '区',
        shortName: '区',
        path: '1/',
      });
      for (const [code, name] of [
        ['100118', '路灯'],
        ['200301', '噪声扰民'],
      ] as const)
        await uow.insert('category', categoryRow(code, name));
      for (let i = 0; i < 12; i++) {
        await uow.insert('cases', caseRow('100118', `路口的灯不亮 ${i}`, 'rated'));
        await uow.insert('cases', caseRow('200301', `广场音箱声音大，影响休息 ${i}`, 'closed'));
      }
    });
  });
  afterAll(() => test.close());
  beforeEach(() =>
    test.database.unitOfWork(async (uow) => {
      await uow.run('DELETE FROM model');
      await uow.run("DELETE FROM fact WHERE name = 'nightly-run'");
    }),
  );

  /** One of however many processes, on the same database. */
  async function process() {
    const { database } = test;
    const categories = Object.assign(new Categories(), { database });
    const suggestions = Object.assign(new Suggestions(), { database, categories, clock });
    const relearning = Object.assign(new Relearning(), { database, categories, suggestions });
    const nightly = Object.assign(new Nightly(), {
      ...{ database, clock, relearning },
      settings: { learnAt: LEARN_AT },
    });
    await categories.reload();
    await suggestions.reload();
    return { nightly, suggestions, relearning };
  }
  type Process = Awaited<ReturnType<typeof process>>;
  const ranAt = (time: string, { nightly }: Process): Promise<boolean> => {
    now = at(time);
    return nightly.once();
  };
  const models = () => test.database.read<{ id: number; at: number }>('SELECT id, at FROM model ORDER BY id');

  it('only notes its first night, then runs once a night and not before its hour', async () => {
    const one = await process();
    expect(await ranAt('2026-03-02T02:31:00', one)).toBe(false);
    expect(await ranAt('2026-03-02T14:00:00', one)).toBe(false);
    expect(await ranAt('2026-03-03T00:10:00', one)).toBe(false);
    expect(await ranAt('2026-03-03T02:29:59', one)).toBe(false);
    expect(await ranAt('2026-03-03T02:30:00', one)).toBe(true);
    expect(await ranAt('2026-03-03T02:31:00', one)).toBe(false);
    expect(await ranAt('2026-03-03T23:59:00', one)).toBe(false);
    expect(await ranAt('2026-03-04T02:30:00', one)).toBe(true);
    expect(await models()).toMatchObject([
      { at: at('2026-03-03T02:30:00') },
      { at: at('2026-03-04T02:30:00') },
    ]);
  });

  it('makes up in the morning for a night in which nothing was up', async () => {
    const one = await process();
    await ranAt('2026-03-02T03:00:00', one);
    expect(await ranAt('2026-03-05T09:00:00', one)).toBe(true);
    expect(await ranAt('2026-03-05T09:01:00', one)).toBe(false);
  });

  it('is done by one of two processes that wake at the same moment', async () => {
    const [one, two] = [await process(), await process()];
    // Also on the very first night, when neither finds a note of the other.
    expect(await Promise.all([ranAt('2026-03-02T03:00:00', one), ranAt('2026-03-02T03:00:00', two)])).toEqual(
      [false, false],
    );
    const ran = await Promise.all([ranAt('2026-03-03T03:00:00', one), ranAt('2026-03-03T03:00:00', two)]);
    expect(ran.sort()).toEqual([false, true]);
    expect(await models()).toHaveLength(1);
  });

  it('learns from closed cases what the categories’ own words do not say, and both processes suggest it', async () => {
    const [one, two] = [await process(), await process()];
    expect(await one.suggestions.suggest(NOISE)).toEqual([]);
    await ranAt('2026-03-02T03:00:00', one);
    await ranAt('2026-03-03T03:00:00', one);
    expect((await one.suggestions.suggest(NOISE))[0]).toMatchObject({ code: '200301', name: '噪声扰民' });
    now += 61_000;
    expect((await two.suggestions.suggest(NOISE))[0]).toMatchObject({ code: '200301' });
  });

  it('measures itself on the same cases, judging what says the same only once, and not on too few', async () => {
    const { relearning } = await process();
    expect(await relearning.measure(() => undefined)).toEqual({
      ...{ repeated: 0, samples: 24, categories: 2, needed: 50 },
    });
    const more = await test.database.unitOfWork(async (uow) => {
      const ids: number[] = [];
      for (let i = 0; i < 30; i++) {
        ids.push(
          await uow.insert('cases', caseRow('100118', `第${i}盏灯不亮，${'东西南北'[i % 4]}街`, 'rated')),
        );
        ids.push(await uow.insert('cases', caseRow('200301', `第${i}晚音箱太吵`, 'closed')));
      }
      ids.push(await uow.insert('cases', caseRow('200301', '第0晚音箱太吵', 'unrated')));
      return ids;
    });
    const told: string[] = [];
    const { report, ...rest } = await relearning.measure((done, total) => told.push(`${done}/${total}`));
    await test.database.unitOfWork((uow) => uow.run(`DELETE FROM cases WHERE id >= ?`, [more[0] ?? 0]));
    expect(rest).toEqual({ repeated: 1, samples: 84, categories: 2, needed: 50 });
    expect(report).toMatchObject({ samples: 84, labels: ['路灯', '噪声扰民'], accuracy: 1, macroF1: 1 });
    expect([told.length, told.at(-1)]).toEqual([25, '25/25']);
  });

  it('survives a night that fails: the fault is told, the older model goes on, the next night runs', async () => {
    const one = await process();
    await ranAt('2026-03-02T03:00:00', one);
    await ranAt('2026-03-03T03:00:00', one);
    const rename = (from: string, to: string) =>
      test.database.unitOfWork((uow) => uow.run(`ALTER TABLE ${from} RENAME TO ${to}`));
    await rename('cases', 'cases_away');
    await expect(ranAt('2026-03-04T03:00:00', one)).rejects.toThrow(/cases/);
    expect(await ranAt('2026-03-04T03:01:00', one)).toBe(false);
    expect((await one.suggestions.suggest(NOISE))[0]).toMatchObject({ code: '200301' });
    await rename('cases_away', 'cases');
    expect(await ranAt('2026-03-05T03:00:00', one)).toBe(true);
    expect(await models()).toHaveLength(2);
  });

  it('looks every minute by itself, and hands its faults to whoever started it', async () => {
    const { nightly } = await process();
    now = at('2026-03-02T03:00:00');
    await nightly.once();
    jest.useFakeTimers({ doNotFake: NOT_FAKED });
    const faults: unknown[] = [];
    nightly.start((error) => faults.push(error));
    try {
      now = at('2026-03-03T03:00:00');
      jest.advanceTimersByTime(59_000);
      await settled();
      expect(await models()).toHaveLength(0);
      jest.advanceTimersByTime(1_000);
      await waitFor(async () => (await models()).length === 1);
      clock.set(() => {
        throw new Error('no clock');
      });
      jest.advanceTimersByTime(60_000);
      await waitFor(async () => faults.length === 1);
      expect(faults).toEqual([new Error('no clock')]);
    } finally {
      clock.set(() => now);
      await nightly.stop();
      jest.useRealTimers();
    }
  });
});

/** Only the minutes are made up: the database needs real time. */
const NOT_FAKED: FakeableAPI[] = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
];

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await settled();
  }
  throw new Error('it did not come about');
}
