import { setTimeout as pause } from 'node:timers/promises';
import type { Database, UnitOfWork } from './database';
import { everyDatabase, type TestDatabase } from './database.testing';
import { id, PortableMigration, ref, type Schema } from './migration';

class Purses1763900000001 extends PortableMigration {
  readonly name = 'Purses1763900000001';

  protected change(schema: Schema): Promise<void> {
    return schema.table('purse', { id, coins: ref });
  }
}

const [, open] = everyDatabase().find(([name]) => name === 'MariaDB') ?? [];

(open ? describe : describe.skip)('units of work on MariaDB alone', () => {
  let opened: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    if (!open) return;
    opened = await open('kernel_mysql_engine', { entities: [], migrations: [Purses1763900000001] });
    database = opened.database;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await database.unitOfWork(async (uow) => {
      await uow.run('DELETE FROM purse');
      await uow.insert('purse', { id: 1, coins: 100 });
      await uow.insert('purse', { id: 2, coins: 100 });
    });
  });

  const take = (uow: UnitOfWork, purse: number): Promise<unknown> =>
    uow.run('UPDATE purse SET coins = coins - 1 WHERE id = ?', [purse]);
  const coins = async (): Promise<number[]> =>
    (await database.read<{ coins: number }>('SELECT coins FROM purse ORDER BY id')).map((row) => row.coins);

  it('runs the victim of a deadlock again from the start', async () => {
    const meet = meetingOfTwo();
    let attempts = 0;
    const work = (first: number, second: number) =>
      database.unitOfWork(async (uow) => {
        attempts++;
        await take(uow, first);
        await meet();
        await take(uow, second);
      });
    await Promise.all([work(1, 2), work(2, 1)]);
    expect(attempts).toBe(3);
    expect(await coins()).toEqual([98, 98]);
  });

  it('writes nothing more when a work swallows its deadlock and goes on', async () => {
    const meet = meetingOfTwo();
    const work = (first: number, second: number) =>
      database.unitOfWork(async (uow) => {
        await take(uow, first);
        await meet();
        await take(uow, second).catch(() => undefined);
        await take(uow, first).catch(() => undefined);
      });
    await Promise.all([work(1, 2), work(2, 1)]);
    expect(await coins()).toEqual([97, 97]);
  });

  it('does not repeat a work that failed for its own reasons', async () => {
    let attempts = 0;
    const work = database.unitOfWork(async () => {
      attempts++;
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(attempts).toBe(1);
  });

  it('rolls back when the connection dies in the middle, and serves the next work', async () => {
    const work = database.unitOfWork(async (uow) => {
      await take(uow, 1);
      const self = await uow.one<{ id: number }>('SELECT CONNECTION_ID() AS id');
      await database.read(`KILL ${self?.id}`).catch(() => undefined);
      await pause(50);
      await take(uow, 2);
    });
    await expect(work).rejects.toThrow();
    expect(await coins()).toEqual([100, 100]);
    await database.unitOfWork((uow) => take(uow, 1));
    expect(await coins()).toEqual([99, 100]);
  });

  it('reads after a lock what the predecessor wrote', async () => {
    const seen = await Promise.all(
      Array.from({ length: 30 }, () =>
        database.unitOfWork(async (uow) => {
          await uow.one('SELECT coins FROM purse WHERE id = 2');
          const purse = await uow.lock<{ coins: number }>('SELECT coins FROM purse WHERE id = 1');
          await uow.update('purse', 1, { coins: (purse?.coins ?? 0) - 1 });
          return purse?.coins;
        }),
      ),
    );
    expect(new Set(seen).size).toBe(30);
    expect(await coins()).toEqual([70, 100]);
  });
});

/** Both wait until both have come once; later comers (the retry) walk through. */
function meetingOfTwo(): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const bothHere = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++arrived === 2) open();
    return bothHere;
  };
}
