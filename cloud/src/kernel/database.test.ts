import { setTimeout as pause } from 'node:timers/promises';
import { EntitySchema } from 'typeorm';
import { Clock } from './clock';
import { isDuplicateKey, type Database, type UnitOfWork } from './database';
import { everyDatabase, type TestDatabase } from './database.testing';
import {
  flag,
  id,
  longText,
  orNull,
  PortableMigration,
  ref,
  type Schema,
  text,
  time,
  withDefault,
} from './migration';

class Tables1763900000000 extends PortableMigration {
  readonly name = 'Tables1763900000000';

  protected async change(schema: Schema): Promise<void> {
    const keys = { unique: [['no']], index: [['open', 'at', 'id']] };
    const columns = { id, no: text(20), open: withDefault(flag, 1), at: time, note: orNull(longText) };
    await schema.table('order', columns, keys);
    await schema.table('line', { id, orderNo: text(20), half: ref });
  }
}

interface Order {
  id: number;
  no: string;
  at: number;
}

const OrderEntity = new EntitySchema<Order>({
  name: 'order',
  columns: {
    id: { type: 'bigint', primary: true, generated: true },
    no: { type: 'varchar', length: 20 },
    at: { type: 'bigint' },
  },
});

const AT = 1_763_900_000_123;
const contents = { entities: [OrderEntity], migrations: [Tables1763900000000] };

describe.each(everyDatabase())('units of work on %s', (_name, open) => {
  let opened: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    const clock = new Clock();
    clock.set(() => AT);
    opened = await open('kernel_database', contents, clock);
    database = opened.database;
  });
  afterAll(() => opened.close());

  const count = async (sql: string): Promise<number> => (await database.readOne<{ n: number }>(sql))?.n ?? -1;
  const addOrder = (uow: UnitOfWork, no: string): Promise<number> => uow.insert('order', { no, at: uow.now });

  it('keeps what succeeded and nothing else, with 400 works and their rollbacks at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 400 }, (_, i) => hammered(database, i)));

    const kept = outcomes.filter((no) => no !== undefined).sort();
    const rows = await database.read<{ no: string; halves: number }>(
      "SELECT o.no AS no, COUNT(l.id) AS halves FROM `order` o LEFT JOIN line l ON l.orderNo = o.no WHERE o.no LIKE 'H%' GROUP BY o.no ORDER BY o.no",
    );
    const lost = kept.filter((no) => !rows.some((row) => row.no === no));
    const leaked = rows.filter((row) => !kept.includes(row.no));
    const half = rows.filter((row) => row.halves !== 2);
    expect({ lost, leaked, half }).toEqual({ lost: [], leaked: [], half: [] });
    expect(kept).toHaveLength(240);
    expect(await count('SELECT COUNT(*) AS n FROM line')).toBe(480);
  });

  it('refuses a unit of work inside another at once, and stays usable', async () => {
    const nested = database.unitOfWork(() => database.unitOfWork(async () => 'never'));
    await expect(nested).rejects.toThrow('inside a unit of work');
    await expect(database.unitOfWork((uow) => addOrder(uow, 'AFTER-NESTED'))).resolves.toBeGreaterThan(0);
  });

  it('refuses a forgotten promise that writes after its work has ended', async () => {
    const late: Promise<unknown>[] = [];
    await database.unitOfWork(async (uow) => {
      late.push(pause(20).then(() => addOrder(uow, 'LATE')));
    });
    await expect(late[0]).rejects.toThrow('has ended');
    expect(await count("SELECT COUNT(*) AS n FROM `order` WHERE no = 'LATE'")).toBe(0);
  });

  it('knows a duplicate key from other errors, and goes on after it', async () => {
    const seen = await database.unitOfWork(async (uow) => {
      await addOrder(uow, 'TWICE');
      const raw = await addOrder(uow, 'TWICE').catch((error: unknown) => error);
      const orm = await (
        await uow.manager()
      )
        .insert(OrderEntity, { no: 'TWICE', at: 1 })
        .catch((error: unknown) => error);
      const line = await uow.insert('line', { orderNo: 'x', half: 1 });
      const key = await uow
        .insert('line', { id: line, orderNo: 'x', half: 1 })
        .catch((error: unknown) => error);
      const other = await uow.query('SELECT nothing FROM nowhere').catch((error: unknown) => error);
      return [raw, orm, key, other].map(isDuplicateKey);
    });
    expect(seen).toEqual([true, true, true, false]);
    expect(await count("SELECT COUNT(*) AS n FROM `order` WHERE no = 'TWICE'")).toBe(1);
  });

  it('runs afterCommit when the rows are visible, and never after a rollback', async () => {
    const told: string[] = [];
    let visible = Promise.resolve(-1);
    await database.unitOfWork(async (uow) => {
      uow.afterCommit(() => {
        told.push('committed');
        visible = count("SELECT COUNT(*) AS n FROM `order` WHERE no = 'TOLD'");
      });
      await addOrder(uow, 'TOLD');
      expect(told).toEqual([]);
    });
    const failing = database.unitOfWork(async (uow) => {
      uow.afterCommit(() => told.push('rolled back'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(told).toEqual(['committed']);
    expect(await visible).toBe(1);
  });

  it('writes what was put off with the commit, in its order, whatever signs it holds', async () => {
    const words = `it's "50 %", \\ and ? and ; -- /* 灯 💡\n`;
    await database.unitOfWork(async (uow) => {
      const id = await addOrder(uow, 'PUT-OFF');
      uow.updateLater('order', id, { note: 'overwritten' });
      uow.updateLater('order', id, { note: words });
      uow.insertLater('line', { orderNo: 'PUT-OFF', half: 1 });
      expect(await uow.one("SELECT id FROM line WHERE orderNo = 'PUT-OFF'")).toBeUndefined();
    });
    const [[order], lines] = await database.readTogether<[{ note: string }[], unknown[]]>(
      { sql: 'SELECT note FROM `order` WHERE no = ?', params: ['PUT-OFF'] },
      { sql: 'SELECT id FROM line WHERE orderNo = ?', params: ['PUT-OFF'] },
    );
    expect(order?.note).toBe(words);
    expect(lines).toHaveLength(1);
  });

  it('keeps nothing of a work when one of the put off statements fails', async () => {
    const work = database.unitOfWork(async (uow) => {
      await addOrder(uow, 'UNDONE');
      uow.insertLater('line', { orderNo: 'UNDONE', half: 1 });
      uow.insertLater('order', { no: 'UNDONE', at: 1 });
      uow.insertLater('line', { orderNo: 'UNDONE', half: 2 });
    });
    expect(isDuplicateKey(await work.catch((error: unknown) => error))).toBe(true);
    expect(await count("SELECT COUNT(*) AS n FROM `order` WHERE no = 'UNDONE'")).toBe(0);
    expect(await count("SELECT COUNT(*) AS n FROM line WHERE orderNo = 'UNDONE'")).toBe(0);
  });

  it('lets afterCommit begin a unit of work of its own', async () => {
    let next: Promise<number> = Promise.resolve(0);
    await database.unitOfWork(async (uow) => {
      uow.afterCommit(() => void (next = database.unitOfWork((later) => addOrder(later, 'NEXT'))));
    });
    expect(await next).toBeGreaterThan(0);
  });

  it('shares one transaction between plain statements and the manager', async () => {
    const work = database.unitOfWork(async (uow) => {
      await addOrder(uow, 'PLAIN');
      await (await uow.manager()).save(OrderEntity, { no: 'MANAGED', at: 5 });
      expect(await (await uow.manager()).countBy(OrderEntity, { no: 'PLAIN' })).toBe(1);
      expect(await uow.one("SELECT id FROM `order` WHERE no = 'MANAGED'")).toBeDefined();
      throw new Error('both away');
    });
    await expect(work).rejects.toThrow('both away');
    expect(await count("SELECT COUNT(*) AS n FROM `order` WHERE no IN ('PLAIN', 'MANAGED')")).toBe(0);
  });

  it('gives numbers as numbers, booleans as 1 and 0, and the time from the clock', async () => {
    const key = await database.unitOfWork((uow) =>
      uow.insert('order', { no: '号👍', open: false, at: uow.now }),
    );
    const row = await database.readOne<Order>('SELECT id, no, `open`, at, note FROM `order` WHERE id = ?', [
      key,
    ]);
    expect({ ...row }).toEqual({ id: key, no: '号👍', open: 0, at: AT, note: null });
    const sum = await database.readOne<{ s: number }>('SELECT SUM(at) AS s FROM `order` WHERE id = ?', [key]);
    expect(sum?.s).toBe(AT);
    const entity = await database.source.getRepository(OrderEntity).findOneByOrFail({ id: key });
    expect(entity.at).toBe(AT);
  });

  it('refuses to update a row that is not there, not one that stays the same', async () => {
    const missing = database.unitOfWork((uow) => uow.update('order', 999_999, { at: 1 }));
    await expect(missing).rejects.toThrow('no row 999999 in order');
    await database.unitOfWork(async (uow) => {
      const key = await addOrder(uow, 'SAME');
      await uow.update('order', key, { at: uow.now });
      expect(await uow.lock<Order>('SELECT no FROM `order` WHERE id = ?', [key])).toMatchObject({
        no: 'SAME',
      });
    });
  });

  it('refuses what the schema does not hold: too long, wrong type; another case is another number', async () => {
    const insert = (no: string) => database.unitOfWork((uow) => addOrder(uow, no));
    await expect(insert('x'.repeat(21))).rejects.toThrow();
    const wrongType = database.unitOfWork((uow) => uow.insert('order', { no: 'T', at: 'soon' }));
    await expect(wrongType).rejects.toThrow();
    await insert('case');
    await expect(insert('CASE')).resolves.toBeGreaterThan(0);
  });
});

/** Order and two lines, or nothing: two works of five change their minds, early or late. */
async function hammered(database: Database, i: number): Promise<string | undefined> {
  const no = `H${String(i).padStart(3, '0')}`;
  const moody = async (uow: UnitOfWork): Promise<string> => {
    if (i % 2) await (await uow.manager()).insert(OrderEntity, { no, at: uow.now });
    else await uow.insert('order', { no, at: uow.now });
    const outside = await database.read<{ no: string }>('SELECT no FROM `order` WHERE no = ?', [no]);
    if (outside.length > 0) throw new Error(`${no} is visible before its commit`);
    await uow.insert('line', { orderNo: no, half: 1 });
    if (i % 5 === 0) throw new RangeError('sync change of mind');
    await pause(i % 7);
    if (i % 5 === 1) await Promise.reject(new RangeError('late change of mind'));
    await uow.run('INSERT INTO line (orderNo, half) VALUES (?, 2)', [no]);
    return no;
  };
  return database.unitOfWork(moody).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
}
