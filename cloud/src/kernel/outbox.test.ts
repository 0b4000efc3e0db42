import { MIGRATIONS } from '../../database/migrations/all';
import { CaseCounters } from '../case/case.counts';
import { Clock } from './clock';
import { everyDatabase, type TestDatabase } from './database.testing';
import { Deliveries, NotYet, Undeliverable } from './delivery';
import { once, onceOf } from './once';
import { brokenLink, chainHash, chainStart, ERASED, redacted, sha256 } from './trail';

const NOON = Date.parse('2026-03-02T12:00:00+08:00');

describe.each(everyDatabase())('what leaves the house, on %s', (_name, open) => {
  let test: TestDatabase;
  let now = NOON;
  const clock = new Clock();
  clock.set(() => now);

  beforeAll(async () => void (test = await open('outbox', { entities: [], migrations: MIGRATIONS }, clock)));
  afterAll(() => test.close());
  beforeEach(() => test.database.unitOfWork((uow) => uow.run('DELETE FROM delivery')));

  const worker = (): Deliveries => Object.assign(new Deliveries(), { database: test.database, clock });
  const post = (deliveries: Deliveries, topic: string, count = 1): Promise<void> =>
    test.database.unitOfWork(async (uow) =>
      deliveries.add(
        uow,
        Array.from({ length: count }, (_, i) => ({ topic, body: { i } })),
      ),
    );

  it('carries each delivery once, however many workers look', async () => {
    const workers = [worker(), worker(), worker()];
    const carried: number[] = [];
    for (const each of workers) each.carry('a.', async ({ id }) => void carried.push(id));
    await post(workers[0] ?? worker(), 'a.x', 60);
    await Promise.all(workers.map((each) => each.runDue()));
    expect(new Set(carried).size).toBe(60);
    expect(carried).toHaveLength(60);
  });

  it('tries again later, further apart each time, and gives up visibly', async () => {
    const deliveries = worker();
    let tries = 0;
    deliveries.carry('b.', async () => {
      tries++;
      throw new Error('no answer');
    });
    await post(deliveries, 'b.x');
    await deliveries.runDue();
    await deliveries.runDue();
    expect(tries).toBe(1);
    for (let i = 0; i < 10; i++) {
      now += 3_600_000;
      await deliveries.runDue();
    }
    expect(tries).toBe(8);
    expect((await deliveries.health()).dead).toMatchObject([{ topic: 'b.x', error: 'no answer' }]);
  });

  it('goes on with what its carrier ends in time, past any number of failures, and is there at that very time', async () => {
    const deliveries = worker();
    const until = now + 30 * 60_000;
    const tries: number[] = [];
    deliveries.carry('n.', async () => {
      tries.push(now);
      if (now < until) throw new NotYet('not yet', until);
    });
    await post(deliveries, 'n.x');
    for (; now <= until; now += 1_000) await deliveries.runDue();
    expect(tries.length).toBeGreaterThan(8);
    expect(tries.at(-1)).toBe(until);
    expect(await deliveries.health()).toEqual({ waiting: 0, dead: [] });
  });

  it('carries out nothing before its time', async () => {
    const deliveries = worker();
    let carried = 0;
    deliveries.carry('t.', async () => void carried++);
    await test.database.unitOfWork(async (uow) =>
      deliveries.add(uow, [{ topic: 't.x', body: {}, dueAt: uow.now + 60_000 }]),
    );
    now += 59_000;
    await deliveries.runDue();
    expect(carried).toBe(0);
    now += 1_000;
    await deliveries.runDue();
    expect(carried).toBe(1);
  });

  it('does not try again what can never arrive, nor what nobody carries', async () => {
    const deliveries = worker();
    deliveries.carry('c.', async () => {
      throw new Undeliverable('refused by the receiver');
    });
    await post(deliveries, 'c.x');
    await post(deliveries, 'nobody.x');
    await deliveries.runDue();
    expect((await deliveries.health()).dead.map((each) => each.topic).sort()).toEqual(['c.x', 'nobody.x']);
  });

  it('takes over what a dead worker had leased, after the lease', async () => {
    const deliveries = worker();
    const carried: number[] = [];
    deliveries.carry('d.', async ({ id }) => void carried.push(id));
    await post(deliveries, 'd.x');
    await test.database.unitOfWork((uow) => uow.run('UPDATE delivery SET leaseUntil = ?', [now + 60_000]));
    await deliveries.runDue();
    expect(carried).toHaveLength(0);
    now += 61_000;
    await deliveries.runDue();
    expect(carried).toHaveLength(1);
  });

  it('is never sent when the work that caused it was taken back', async () => {
    const deliveries = worker();
    const failed = test.database.unitOfWork(async (uow) => {
      deliveries.add(uow, [{ topic: 'e.x', body: {} }]);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect((await deliveries.health()).waiting).toBe(0);
  });

  it('does a creating work once for a key, even when twenty come together', async () => {
    let made = 0;
    const call = onceOf(1, 'a-key-of-mine', { a: 1 });
    const make = (): Promise<string> =>
      once(test.database, call, async (uow) => {
        const id = await uow.insert('fact', { name: `made-${++made}-${Math.random()}`, value: 'x' });
        return `thing-${id}`;
      });
    const answers = await Promise.all(Array.from({ length: 20 }, make));
    expect(new Set(answers).size).toBe(1);
    expect(await test.database.read("SELECT name FROM fact WHERE name LIKE 'made-%'")).toHaveLength(1);
    await expect(
      once(test.database, onceOf(1, 'a-key-of-mine', { a: 2 }), async () => 'other'),
    ).rejects.toMatchObject({ code: 'keyReused' });
    expect(() => onceOf(1, 'short', {})).toThrow('keyMissing');
  });

  it('counts the same before and after folding, and finds a wrong counter', async () => {
    const counters = Object.assign(new CaseCounters(), { database: test.database });
    const filed = { deskId: 1, unitId: null, state: 'filed', categoryCode: '100118' } as const;
    for (let i = 0; i < 5; i++)
      await test.database.unitOfWork(async (uow) => counters.moved(uow, undefined, filed));
    await test.database.unitOfWork(async (uow) =>
      counters.moved(uow, filed, { ...filed, unitId: 7, state: 'dispatched' }),
    );
    const read = async (): Promise<unknown[]> =>
      (await counters.read({ scope: 'd', unitIds: [1] })).map(({ state, n }) => [state, n]).sort();
    const before = await read();
    expect(before).toEqual([
      ['dispatched', 1],
      ['filed', 4],
    ]);
    expect(await counters.fold()).toBe(8);
    expect(await read()).toEqual(before);
    expect(await counters.fold()).toBe(0);
    // No case stands behind these counts.
    expect(await counters.differences()).toHaveLength(3);
  });
});

describe('a trail', () => {
  const link = (seq: number, before: string, words: string) => {
    const [open, closed] = [`{"words":"${words}"}`, '{"salt":"x"}'];
    const digests = { seq, openDigest: sha256(open), closedDigest: sha256(closed) };
    return { ...digests, open, closed, hash: chainHash(before, digests) };
  };
  const first = link(1, chainStart('261123000001'), '上报');
  const second = link(2, first.hash, '立案');

  it('holds when nothing was touched', () => {
    expect(brokenLink('261123000001', [first, second], second.hash)).toBeUndefined();
  });

  it('names the link whose words were changed, that is missing, or that belongs to another case', () => {
    expect(brokenLink('261123000001', [first, { ...second, open: '{"words":"结案"}' }], second.hash)).toBe(2);
    expect(brokenLink('261123000001', [first], second.hash)).toBe(2);
    // Erased by law the closed words may be; put into other words they may not.
    expect(brokenLink('261123000001', [{ ...first, closed: ERASED }, second], second.hash)).toBeUndefined();
    expect(brokenLink('261123000001', [{ ...first, closed: '{}' }, second], second.hash)).toBe(1);
    expect(brokenLink('261123000001', [{ ...first, open: '' }, second], second.hash)).toBe(1);
    const taken = redacted({ words: '***' });
    expect(brokenLink('261123000001', [{ ...first, open: taken, closed: ERASED }, second], second.hash)).toBe(
      undefined,
    );
    // Only what was erased whole may be redacted.
    expect(brokenLink('261123000001', [{ ...first, open: taken }, second], second.hash)).toBe(1);
    expect(brokenLink('261123000001', [second], second.hash)).toBe(1);
    expect(brokenLink('261123000002', [first, second], second.hash)).toBe(1);
  });
});
