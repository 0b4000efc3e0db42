import type { Database } from './database';

/** A column of words in clear from before they were sealed, and the one they move to. */
interface Moving {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

const BATCH = 200;

/**
 * Seals what still stands in clear, some at a time and in the order of the ids, so that nothing is read twice. What was
 * emptied since it was read (an erasure) stays empty.
 */
export async function sealOlderWords(
  database: Database,
  { table, from, to }: Moving,
  seal: (words: string) => string,
): Promise<void> {
  for (let after = 0, more = true; more;) {
    const plain = await database.read<{ id: number; words: string }>(
      `SELECT id, ${from} AS words FROM ${table} WHERE id > ? AND ${from} <> '' ORDER BY id LIMIT ?`,
      [after, BATCH],
    );
    await database.unitOfWork(async (uow) => {
      const sql = `UPDATE ${table} SET ${to} = ?, ${from} = '' WHERE id = ? AND ${from} <> ''`;
      for (const { id, words } of plain) await uow.run(sql, [seal(words), id]);
    });
    after = plain.at(-1)?.id ?? after;
    more = plain.length === BATCH;
  }
}

/** Does what has to be done to a database once, and remembers it as a fact: no start looks for it again. */
export async function onceEver(database: Database, fact: string, work: () => Promise<void>): Promise<void> {
  if (await database.readOne('SELECT 1 AS yes FROM fact WHERE name = ?', [fact])) return;
  await work();
  await database.unitOfWork(async (uow) => {
    // Another process may have come to its end at the same moment.
    const known = await uow.lock('SELECT name FROM fact WHERE name = ?', [fact]);
    if (!known) await uow.run('INSERT INTO fact (name, value) VALUES (?, ?)', [fact, String(uow.now)]);
  });
}
