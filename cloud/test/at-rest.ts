import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../src/kernel/database';
import { SqliteSource } from '../src/kernel/sqlite-source';
import type { Town } from './build';

const bytesOf = (words: string): string => Buffer.from(words).toString('latin1');

/** Which of the words stand anywhere at rest: in the database, whichever it is, the logs, or any file of the folder. */
export async function heldAtRest(town: Town, words: readonly string[]): Promise<string[]> {
  const database = await town.container.getAsync(Database);
  if (database.source instanceof SqliteSource)
    database.source.driver.writer.pragma('wal_checkpoint(TRUNCATE)');
  const files = readdirSync(town.settings.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  const cells = (await cellsOf(database)).map(({ value }) => bytesOf(value));
  const everything = [...files, ...cells];
  return words.filter((word) => everything.some((text) => text.includes(bytesOf(word))));
}

interface Cell {
  readonly table: string;
  readonly column: string;
  readonly value: string;
}

/** Every text in every table. */
async function cellsOf(database: Database): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const table of await tablesOf(database)) {
    const rows = await database.read<Record<string, unknown>>(`SELECT * FROM \`${table}\``);
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string') cells.push({ table, column, value });
  }
  return cells;
}

/** Which columns hold one of the words, as `table.column`. */
export async function columnsWith(database: Database, words: readonly string[]): Promise<string[]> {
  const found = (await cellsOf(database)).filter(({ value }) => words.some((word) => value.includes(word)));
  return [...new Set(found.map(({ table, column }) => `${table}.${column}`))].sort();
}

/** Every column of these names, as `table.column`. */
export async function columnsNamed(database: Database, named: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tablesOf(database)) {
    const columns = await database.read<{ name: string }>(
      database.dialect === 'mysql'
        ? 'SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?'
        : 'SELECT name FROM pragma_table_info(?)',
      [table],
    );
    found.push(...columns.filter(({ name }) => named.test(name)).map(({ name }) => `${table}.${name}`));
  }
  return found.sort();
}

/** Which columns of these names hold the number in some row, as `table.column`. */
export async function columnsHolding(database: Database, named: RegExp, id: number): Promise<string[]> {
  const held: string[] = [];
  for (const column of await columnsNamed(database, named)) {
    const [table, name] = column.split('.');
    const rows = await database.read(`SELECT 1 FROM ${table} WHERE ${name} = ? LIMIT 1`, [id]);
    if (rows.length > 0) held.push(column);
  }
  return held;
}

async function tablesOf(database: Database): Promise<string[]> {
  const rows = await database.read<{ name: string }>(
    database.dialect === 'mysql'
      ? 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return rows.map(({ name }) => name);
}
