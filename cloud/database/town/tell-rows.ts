import type { SqlValue, UnitOfWork } from '../../src/kernel/database';

type Row = Readonly<Record<string, SqlValue>>;

const AT_ONCE = 200;

/** Inserts many rows of one shape, a few hundred a statement: a town is told in seconds, not minutes. */
export async function insertAll(uow: UnitOfWork, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const marks = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const values = some.map(() => marks).join(', ');
    const params = some.flatMap((row) => columns.map((column) => row[column] ?? null));
    await uow.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values}`, params);
  }
}

/** The number after the highest id of a table. */
export async function nextId(uow: UnitOfWork, table: string): Promise<number> {
  const row = await uow.one<{ highest: number | null }>(`SELECT MAX(id) AS highest FROM ${table}`);
  return (row?.highest ?? 0) + 1;
}
