import { isAbsolute, resolve } from 'node:path';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { openDataSource } from '../kernel/database.config';
import type { MigrationClass } from '../kernel/migrated-source';
import type { Settings } from '../kernel/settings';
import { makeBackup, type BackupSettings, type OnProgress } from './backup';
import { restoreBackup } from './restore';

type Say = (line: string) => void;

interface Order {
  readonly settings: Settings;
  readonly say: Say;
  readonly onProgress: OnProgress;
}

/** `npm run backup -- --to DIR`; gives the exit code. */
export async function backupCommand({ settings, say, onProgress }: Order, to: string): Promise<number> {
  const folder = absolute(to);
  const { tables, files, notIncluded } = await makeBackup({
    settings,
    to: folder,
    now: new Clock().now(),
    onProgress,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  await noted(settings, { action: 'backupMade', detail: { rows, files: files.count } });
  say(`已备份 ${tables.length} 张表 ${rows} 行、${files.count} 个文件到 ${folder}`);
  if (files.missing.length > 0)
    say(`注意：有 ${files.missing.length} 个文件在照片存储里找不到，清单记在 manifest.json 的 files.missing`);
  say('备份里没有：');
  for (const what of notIncluded) say(`  ${what}`);
  return 0;
}

/** `npm run restore -- --from DIR [--replace]`; gives the exit code. */
export async function restoreCommand(
  { settings, say, onProgress }: Order,
  from: string,
  how: { replace: boolean; migrations: readonly MigrationClass[] },
): Promise<number> {
  const now = new Clock().now();
  const { manifest, movedTo } = await restoreBackup({
    settings,
    from: absolute(from),
    now,
    onProgress,
    ...how,
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  await noted(settings, { action: 'restored', detail: { rows, files: manifest.files.count } });
  say(`已恢复 ${rows} 行、${manifest.files.count} 个文件，逐表核对一致。`);
  if (movedTo !== undefined) say(`原来的数据挪到了 ${movedTo}，确认无误后请自行删除。`);
  say('请确认数据密钥（DATA_KEYS，或 DATA_DIR/data-keys）是备份时的那一把，再运行 npm run verify。');
  return 0;
}

interface Note {
  readonly action: 'backupMade' | 'restored';
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A row of the audit log, beside a server that may be running: no migration is run here. */
async function noted({ databaseUrl, dataDir }: BackupSettings, { action, detail }: Note): Promise<void> {
  const where = databaseUrl === undefined ? { dataDir } : { databaseUrl, dataDir };
  const source = await openDataSource(where, { entities: [], migrations: [] });
  try {
    const log = Object.assign(new AuditLog(), { database: Database.over(source) });
    await log.note({ actor: undefined, action, subject: 'database', detail });
  } finally {
    await source.destroy();
  }
}

/** npm runs a command in the repository's root, wherever it was called. */
const absolute = (folder: string): string => (isAbsolute(folder) ? folder : resolve(process.cwd(), folder));
