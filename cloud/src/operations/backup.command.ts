import { isAbsolute, resolve } from 'node:path';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { openDataSource } from '../kernel/database.config';
import type { MigrationClass } from '../kernel/migrated-source';
import type { Settings } from '../kernel/settings';
import { makeBackup, type BackupSettings, type KeysAsked, type OnProgress } from './backup';
import { restoreBackup } from './restore';

type Say = (line: string) => void;

interface Order {
  readonly settings: Settings;
  readonly say: Say;
  readonly onProgress: OnProgress;
}

const NO_PASSPHRASE = `没有备份：没有设 BACKUP_PASSPHRASE。
它用来封存数据密钥与审计签名私钥，没有这些密钥，备份里的个人信息谁也打不开。
请设一句不少于 16 个字符的口令，并与备份分开保管；密钥若已另外保管好，请加 --without-keys`;

/** `npm run backup -- --to DIR [--without-keys]`; gives the exit code. */
export async function backupCommand(
  { settings, say, onProgress }: Order,
  { to, withoutKeys }: { to: string; withoutKeys: boolean },
): Promise<number> {
  const keys = keysAsked(settings, withoutKeys ? 'elsewhere' : 'sealed');
  if (keys === undefined) {
    say(NO_PASSPHRASE);
    return 2;
  }
  const folder = absolute(to);
  const { tables, files, notIncluded } = await makeBackup({
    settings,
    to: folder,
    keys,
    now: new Clock().now(),
    onProgress,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  await noted(settings, { action: 'backupMade', detail: { rows, files: files.count } });
  say(`已备份 ${tables.length} 张表 ${rows} 行、${files.count} 个文件到 ${folder}`);
  if (files.missing.length > 0)
    say(`注意：有 ${files.missing.length} 个文件在照片存储里找不到，清单记在 manifest.json 的 files.missing`);
  if (keys !== 'elsewhere') say('数据密钥与审计签名私钥已用 BACKUP_PASSPHRASE 封存在内；丢了口令就打不开。');
  say('备份里没有：');
  for (const what of notIncluded) say(`  ${what}`);
  return 0;
}

function keysAsked({ backupPassphrase }: Settings, wanted: 'sealed' | 'elsewhere'): KeysAsked | undefined {
  if (wanted === 'elsewhere') return 'elsewhere';
  return backupPassphrase === undefined ? undefined : { passphrase: backupPassphrase };
}

/** `npm run restore -- --from DIR [--replace]`; gives the exit code. */
export async function restoreCommand(
  { settings, say, onProgress }: Order,
  from: string,
  how: { replace: boolean; migrations: readonly MigrationClass[] },
): Promise<number> {
  const now = new Clock().now();
  const { manifest, movedTo, settingIsAnother } = await restoreBackup({
    settings,
    from: absolute(from),
    passphrase: settings.backupPassphrase,
    now,
    onProgress,
    ...how,
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  await noted(settings, { action: 'restored', detail: { rows, files: manifest.files.count } });
  say(`已恢复 ${rows} 行、${manifest.files.count} 个文件，逐表核对一致。`);
  if (movedTo !== undefined) say(`原来的数据挪到了 ${movedTo}，确认无误后请自行删除。`);
  if (settingIsAnother)
    say('注意：现在的 DATA_KEYS 打不开这份数据。请把 DATA_DIR/data-keys 里的一行写进 DATA_KEYS 再启动。');
  say('请运行 npm run verify 核验留痕与审计日志，再启动服务。');
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
