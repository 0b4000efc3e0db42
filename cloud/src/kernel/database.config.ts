import { join } from 'node:path';
import mysql2, { type Pool, type PoolOptions } from 'mysql2';
import type { DataSource, EntitySchema } from 'typeorm';
import { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import { MigratedSource, type MigratedSourceOptions, type MigrationClass } from './migrated-source';
import { MysqlEngine } from './mysql-engine';
import type { Engine } from './session';
import { SqliteConnection } from './sqlite-driver';
import { SqliteEngine } from './sqlite-engine';
import { SqliteSource } from './sqlite-source';

export interface DatabaseSettings {
  /** mysql://user:password@host:port/database, or …@localhost/database?socket=/run/mysqld/mysqld.sock; absent means the embedded SQLite file in dataDir. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

/** What the database holds: TypeORM entities, and the migrations that make their tables. */
export interface DatabaseContents {
  readonly entities: (new () => object)[] | EntitySchema[];
  readonly migrations: readonly MigrationClass[];
}

type SourceClass = new (options: MigratedSourceOptions) => DataSource;
type SourceOptions = MigratedSourceOptions & { readonly customDataSourceClass: SourceClass };

const POOL_SIZE = 20;
// Reads made inside units of work need connections of their own, or 20 works would wait for each other for ever.
const READ_RESERVE = 4;
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 10',
  // Several statements in one round trip are sent as text, and the driver escapes with backslashes.
  "SET SESSION sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '')",
];

/** The `typeorm` section of the Midway configuration. Migrations run when the data source opens. */
export function typeormConfig(settings: DatabaseSettings, contents: DatabaseContents) {
  return { dataSource: { default: dataSourceOptions(settings, contents) } };
}

/** Opens the same data source without the container, for commands and tests. Throws when a migration fails. */
export async function openDataSource(
  settings: DatabaseSettings,
  contents: DatabaseContents,
): Promise<DataSource> {
  const { customDataSourceClass, ...options } = dataSourceOptions(settings, contents);
  return new customDataSourceClass(options).initialize();
}

export function engineFor(source: DataSource): Engine {
  if (source instanceof SqliteSource) return new SqliteEngine(source);
  if (!(source.driver instanceof MysqlDriver)) throw new Error(`no engine for ${source.options.type}`);
  const pool: Pool = source.driver.pool;
  return new MysqlEngine(source, pool, POOL_SIZE - READ_RESERVE);
}

function dataSourceOptions(settings: DatabaseSettings, contents: DatabaseContents): SourceOptions {
  const shared = {
    entities: contents.entities,
    migrationClasses: contents.migrations,
    migrationsRun: true,
    // MariaDB commits at every CREATE TABLE anyway; one by one, at least the finished ones are remembered.
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  } as const;
  return settings.databaseUrl === undefined
    ? { ...shared, ...sqliteOptions(settings.dataDir) }
    : { ...shared, ...mysqlOptions(settings.databaseUrl) };
}

function sqliteOptions(dataDir: string) {
  return {
    type: 'better-sqlite3',
    driver: SqliteConnection,
    database: join(dataDir, 'one-net.db'),
    enableWAL: true,
    // The connection keeps its prepared statements itself, across TypeORM's runners.
    statementCacheSize: 0,
    customDataSourceClass: SqliteSource,
  } as const;
}

function mysqlOptions(databaseUrl: string) {
  const url = new URL(databaseUrl);
  return {
    type: 'mysql',
    connectorPackage: 'mysql2',
    customDataSourceClass: MigratedSource,
    driver: { ...mysql2, createPool },
    ...addressOf(url),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: POOL_SIZE,
    // SUM() is DECIMAL: a number here, as on SQLite. Lists with IN (…) make many statements: keep a bounded few.
    extra: { decimalNumbers: true, maxPreparedStatements: 300, multipleStatements: true },
  } as const;
}

/** On the same machine the server's socket costs about a third less than the network's loopback. */
function addressOf(url: URL): { host: string; port: number } | { socketPath: string } {
  const socketPath = url.searchParams.get('socket');
  return socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) };
}

/**
 * READ COMMITTED: after waiting for a row's lock, a work reads what its predecessor wrote, as on SQLite, and
 * fewer gap locks mean fewer deadlocks.
 */
function createPool(options: PoolOptions): Pool {
  const pool = mysql2.createPool(options);
  pool.on('connection', (connection) => SESSION.forEach((sql) => connection.query(sql)));
  return pool;
}
