import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startPrivateServer } from './mariadb-server';

export interface TestMariaDb {
  /** The server without a database: what TEST_MARIADB_URL holds. */
  serverUrl: string;
  /** Makes a fresh, empty utf8mb4 database (one that existed under this name is dropped) and gives its mysql:// URL. */
  url(database: string): Promise<string>;
  /** Stops the private server; a server shared by the whole run is left to its owner. */
  stop(): Promise<void>;
}

const PROGRAMS = ['mariadbd', 'mariadb-install-db'];

/** True, or the reason in words why no MariaDB can be had here. */
export function mariaDbAvailable(): true | string {
  if (process.env['TEST_MARIADB_URL']) return true;
  const missing = PROGRAMS.filter((name) => findProgram(name) === undefined);
  return missing.length === 0 || `MariaDB is not installed here (no ${missing.join(', ')})`;
}

/**
 * A MariaDB for tests: the server named by TEST_MARIADB_URL (npm test starts one for all suites),
 * otherwise a private one, with these options of its own, on a free loopback port that dies with this process.
 */
export async function startMariaDb(options: readonly string[] = []): Promise<TestMariaDb> {
  const shared = process.env['TEST_MARIADB_URL'];
  if (shared) return onServer(shared, async () => undefined);
  const server = await startPrivateServer(
    requireProgram('mariadbd'),
    requireProgram('mariadb-install-db'),
    options,
  );
  return onServer(server.url, server.stop);
}

function onServer(serverUrl: string, stop: () => Promise<void>): TestMariaDb {
  return { serverUrl, url: (database) => freshDatabase(serverUrl, database), stop };
}

async function freshDatabase(serverUrl: string, database: string): Promise<string> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(database)) {
    throw new Error(`a test database needs a plain lower-case name, not ${JSON.stringify(database)}`);
  }
  const connection = await createConnection(serverUrl);
  try {
    await connection.query(`DROP DATABASE IF EXISTS \`${database}\``);
    await connection.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4`);
  } finally {
    await connection.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function requireProgram(name: string): string {
  const found = findProgram(name);
  if (found === undefined) throw new Error(`${name} is not installed`);
  return found;
}

function findProgram(name: string): string | undefined {
  // Debian keeps the daemon in /usr/sbin, which an ordinary user's PATH does not hold.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
