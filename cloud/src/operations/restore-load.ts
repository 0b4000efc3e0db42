import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Database, type SqlValue, type UnitOfWork } from '../kernel/database';
import { quoted } from '../kernel/sql-text';
import { SqliteSource } from '../kernel/sqlite-source';
import type { BackupTable } from './backup-format';
import { readRows } from './backup-rows';

/** A statement takes this many rows, or fewer when they are long: a server takes only so many bytes at once. */
const ROWS = 200;
const CHARACTERS = 1_000_000;
const STATEMENTS_A_WORK = 25;

interface Loading {
  readonly folder: string;
  readonly tables: readonly BackupTable[];
  readonly step: () => void;
}

/** Fills the tables of a freshly migrated database. Foreign keys rest meanwhile: a unit may stand before its parent. */
export async function loadTables(source: DataSource, { folder, tables, step }: Loading): Promise<void> {
  const database = Database.over(source);
  if (source instanceof SqliteSource) source.driver.writer.pragma('foreign_keys = OFF');
  for (const table of tables) {
    await load(database, table, batchesOf(readRows(join(folder, table.file)), step));
    await continueIds(database, table);
  }
  if (source instanceof SqliteSource) requireWholeness(source);
}

type Batch = SqlValue[][];

async function load(database: Database, table: BackupTable, batches: AsyncIterable<Batch>): Promise<void> {
  const next = batches[Symbol.asyncIterator]();
  // What the migrations wrote themselves is in the backup, too.
  await work(database, async (uow) => void (await uow.run(`DELETE FROM ${quoted(table.name)}`)));
  for (let more = true; more;) {
    const some: Batch[] = [];
    while (more && some.length < STATEMENTS_A_WORK) {
      const { done, value } = await next.next();
      more = done !== true;
      if (!done) some.push(value);
    }
    await work(database, async (uow) => {
      for (const batch of some) await uow.run(insertText(table, batch.length), batch.flat());
    });
  }
}

function work(database: Database, write: (uow: UnitOfWork) => Promise<void>): Promise<void> {
  return database.unitOfWork(async (uow) => {
    if (uow.dialect === 'mysql') await uow.run('SET SESSION foreign_key_checks = 0');
    await write(uow);
  });
}

async function* batchesOf(rows: AsyncIterable<SqlValue[]>, step: () => void): AsyncIterable<Batch> {
  let batch: Batch = [];
  let characters = 0;
  for await (const row of rows) {
    batch.push(row);
    characters += row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
    step();
    if (batch.length < ROWS && characters < CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

function insertText({ name, columns }: BackupTable, rows: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const values = Array.from({ length: rows }, () => row).join(', ');
  return `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES ${values}`;
}

/** An id that was given once is not given again, also when its row is gone: a case number may be on somebody's paper. */
async function continueIds(database: Database, { name, nextId }: BackupTable): Promise<void> {
  if (nextId === undefined) return;
  if (database.dialect === 'mysql') {
    await database.source.query(`ALTER TABLE ${quoted(name)} AUTO_INCREMENT = ${nextId}`);
    return;
  }
  await database.unitOfWork(async (uow) => {
    const { affected } = await uow.run('UPDATE sqlite_sequence SET seq = ? WHERE name = ?', [
      nextId - 1,
      name,
    ]);
    if (affected === 0)
      await uow.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', [name, nextId - 1]);
  });
}

function requireWholeness({ driver }: SqliteSource): void {
  const broken = driver.writer.pragma('foreign_key_check');
  if (broken.length > 0) throw new Error(`备份里有 ${broken.length} 行指向不存在的行`);
}
