import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataSource, type DatabaseContents } from './database.config';
import type { Clock } from './clock';
import { Database } from './database';
import { mariaDbAvailable, startMariaDb } from '../../test/support/mariadb';

export interface TestDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens a fresh, migrated database; the name is used for MariaDB only. */
export type OpenDatabase = (name: string, contents: DatabaseContents, clock?: Clock) => Promise<TestDatabase>;

const embedded: OpenDatabase = async (_name, contents, clock) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-sqlite-'));
  const source = await openDataSource({ dataDir }, contents).catch((error: unknown) => {
    rmSync(dataDir, { recursive: true });
    throw error;
  });
  const close = async (): Promise<void> => {
    await source.destroy();
    rmSync(dataDir, { recursive: true });
  };
  return { database: Database.over(source, clock), close };
};

const server: OpenDatabase = async (name, contents, clock) => {
  const mariaDb = await startMariaDb();
  try {
    const source = await openDataSource({ databaseUrl: await mariaDb.url(name), dataDir: '' }, contents);
    const close = async (): Promise<void> => {
      await source.destroy();
      await mariaDb.stop();
    };
    return { database: Database.over(source, clock), close };
  } catch (error) {
    await mariaDb.stop();
    throw error;
  }
};

/**
 * The databases a test is to run on, for describe.each: ['SQLite', open], ['MariaDB', open].
 * Without mariadbd the second is left out and said so, except under CI=true, where that is a failure.
 */
export function everyDatabase(): [string, OpenDatabase][] {
  const available = mariaDbAvailable();
  if (available === true)
    return [
      ['SQLite', embedded],
      ['MariaDB', server],
    ];
  if (process.env['CI'] === 'true') throw new Error(`the MariaDB half cannot run: ${available}`);
  process.stderr.write(`MariaDB half skipped: ${available}\n`);
  return [['SQLite', embedded]];
}
