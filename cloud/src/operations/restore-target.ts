import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../kernel/database.config';
import type { MigrationClass } from '../kernel/migrated-source';
import { SqliteConnection } from '../kernel/sqlite-driver';
import { openSnapshot, type BackupSettings } from './backup';
import { MIGRATIONS_TABLE, type Snapshot } from './backup-snapshot';
import type { RestoreOrder } from './restore';

type Load = (source: DataSource) => Promise<void>;

/** Where a backup is read into. */
export interface Target {
  readonly settings: BackupSettings;
  readonly movedTo: string | undefined;
  /** Makes the tables as these migrations leave them, lets `load` fill them, and puts the result in place. */
  build(migrations: readonly MigrationClass[], load: Load): Promise<void>;
}

/** Migrations write some facts themselves; everything else means that somebody works here. */
const MADE_BY_MIGRATIONS = ['fact', MIGRATIONS_TABLE];

/** Throws, in words for the operator, when a server runs on this folder, or the database holds anything. */
export async function openTarget(order: RestoreOrder): Promise<Target> {
  const { settings, replace } = order;
  requireStopped(settings.dataDir);
  const taken = await isTaken(settings);
  if (taken && !replace) {
    throw new Error('这里的数据库已经有数据，没有恢复。确实要用备份取代它，请加 --replace');
  }
  if (settings.databaseUrl === undefined) return new SqliteTarget(order);
  return new MysqlTarget(settings);
}

/** The database is built beside the old one and takes its place whole; the old one is moved away, not deleted. */
class SqliteTarget implements Target {
  readonly movedTo: string | undefined;
  readonly settings: BackupSettings;

  constructor({ settings, now }: RestoreOrder) {
    this.settings = settings;
    if (existsSync(join(settings.dataDir, 'one-net.db')))
      this.movedTo = join(settings.dataDir, `before-restore-${now}`);
  }

  async build(migrations: readonly MigrationClass[], load: Load): Promise<void> {
    const { dataDir } = this.settings;
    const building = join(dataDir, 'restoring');
    await rm(building, { recursive: true, force: true });
    await mkdir(building, { recursive: true, mode: 0o700 });
    await filled({ dataDir: building, databaseUrl: undefined }, migrations, load);
    const whole = join(building, 'whole.db');
    copyWhole(join(building, 'one-net.db'), whole);
    if (this.movedTo !== undefined) await this.moveAway(this.movedTo);
    await rename(whole, join(dataDir, 'one-net.db'));
    await rm(building, { recursive: true });
  }

  private async moveAway(to: string): Promise<void> {
    const { dataDir, filesS3 } = this.settings;
    await mkdir(to, { mode: 0o700 });
    const names = ['one-net.db', 'one-net.db-wal', 'one-net.db-shm', ...(filesS3 ? [] : ['files'])];
    for (const name of names)
      if (existsSync(join(dataDir, name))) await rename(join(dataDir, name), join(to, name));
  }
}

/** One file with everything in it: the database just filled may still have a part of itself in its log. */
function copyWhole(from: string, to: string): void {
  const connection = new SqliteConnection(from);
  connection.prepare('VACUUM INTO ?').run(to);
  connection.close();
}

/** Tables are dropped and made anew: MySQL knows no other way. Broken off in between, it must be run again. */
class MysqlTarget implements Target {
  readonly movedTo = undefined;

  constructor(readonly settings: BackupSettings) {}

  async build(migrations: readonly MigrationClass[], load: Load): Promise<void> {
    const snapshot = await openSnapshot(this.settings);
    try {
      const tables = [...(await snapshot.tables()).map(({ name }) => name), MIGRATIONS_TABLE];
      await snapshot.read('COMMIT');
      await snapshot.read('SET SESSION foreign_key_checks = 0');
      for (const name of tables) await snapshot.read(`DROP TABLE IF EXISTS \`${name}\``);
    } finally {
      await snapshot.close();
    }
    await filled(this.settings, migrations, load);
  }
}

async function filled(
  { databaseUrl, dataDir }: Pick<BackupSettings, 'databaseUrl' | 'dataDir'>,
  migrations: readonly MigrationClass[],
  load: Load,
): Promise<void> {
  const where = databaseUrl === undefined ? { dataDir } : { databaseUrl, dataDir };
  const source = await openDataSource(where, { entities: [], migrations });
  try {
    await load(source);
  } finally {
    await source.destroy();
  }
}

async function isTaken(settings: BackupSettings): Promise<boolean> {
  if (settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'one-net.db'))) return false;
  const snapshot = await openSnapshot(settings);
  try {
    return await holdsRows(snapshot);
  } finally {
    await snapshot.close();
  }
}

async function holdsRows(snapshot: Snapshot): Promise<boolean> {
  for (const { name } of await snapshot.tables()) {
    if (MADE_BY_MIGRATIONS.includes(name)) continue;
    if ((await snapshot.read(`SELECT 1 AS one FROM \`${name}\` LIMIT 1`)).length > 0) return true;
  }
  return false;
}

/** A server that goes on would write into a database that is not there any more. */
function requireStopped(dataDir: string): void {
  const file = join(dataDir, 'server.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  if (Number.isSafeInteger(pid) && pid > 0 && isRunning(pid))
    throw new Error(`服务（进程 ${pid}）还在使用 ${dataDir}，请先停止它再恢复`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
