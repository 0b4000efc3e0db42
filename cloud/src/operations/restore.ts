import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationClass } from '../kernel/migrated-source';
import { openFileStore } from '../kernel/files.store';
import { checkFiles, putFiles } from './backup-files';
import { ANCHORS, BackupDamaged, checkSum, KEYS_FILE, readManifest, type Manifest } from './backup-format';
import { auditOf, openSnapshot, trailOf, type BackupSettings, type OnProgress } from './backup';
import { contentOf } from './backup-rows';
import { placeFile, placeKeys, planKeys } from './restore-keys';
import { loadTables } from './restore-load';
import { openTarget, type Target } from './restore-target';

export interface RestoreOrder {
  readonly settings: BackupSettings;
  readonly from: string;
  /** Opens the keys in the backup; undefined when this deployment has them already. */
  readonly passphrase: string | undefined;
  /** Take the place of what is there; without it a target that holds anything is refused. */
  readonly replace: boolean;
  /** Every migration the code knows, in order. */
  readonly migrations: readonly MigrationClass[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress: OnProgress;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where what was there before lies now; undefined when nothing was, or when it was dropped. */
  readonly movedTo: string | undefined;
  /** DATA_KEYS must be changed to what now stands in DATA_DIR/data-keys. */
  readonly settingIsAnother: boolean;
}

/**
 * Reads a backup into this deployment's database and file store, whichever database it came from. Everything is checked
 * before anything is touched, and every table is compared once more afterwards.
 * Throws BackupDamaged, KeysSealed, or in words when the target is taken, the keys are missing or the backup is newer
 * than the code.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { from, settings } = order;
  const manifest = await readManifest(from);
  const then = migrationsOf(manifest, order.migrations);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  const total = 2 * manifest.files.count + rows;
  const step = (): void => order.onProgress(++done, total);
  const keys = await checkAll(from, manifest, step);
  const plan = await planKeys(order, manifest);
  const target = await openTarget(order);
  await target.build(then, (source) => loadTables(source, { folder: from, tables: manifest.tables, step }));
  await compare(target, manifest);
  await putFiles(from, keys, openFileStore(settings), step);
  if (manifest.anchors) await placeFile(order, ANCHORS, await readFile(join(from, ANCHORS), 'utf8'));
  await placeKeys(plan, order);
  return { manifest, movedTo: target.movedTo, settingIsAnother: plan.settingIsAnother };
}

/** The migrations the backup had seen; what the code knows beyond them runs at the next start. */
function migrationsOf(manifest: Manifest, known: readonly MigrationClass[]): MigrationClass[] {
  const seen = new Set(manifest.migrations);
  const then = known.filter((Migration) => seen.has(Migration.name));
  if (then.length !== seen.size) {
    throw new Error(
      `这份备份出自更新的版本（${manifest.version}），本版本还不认识它的表结构，请先升级程序再恢复`,
    );
  }
  return then;
}

async function checkAll(from: string, manifest: Manifest, step: () => void): Promise<string[]> {
  for (const { file, sha256 } of manifest.tables) await checkSum(from, file, sha256);
  if (manifest.anchors) await checkSum(from, ANCHORS, manifest.anchors.sha256);
  if (manifest.keys.sealed) await checkSum(from, KEYS_FILE, manifest.keys.sealed);
  return checkFiles(from, manifest.files, step);
}

/** What was written is read back: every table, and where the chains end. */
async function compare({ settings }: Target, manifest: Manifest): Promise<void> {
  const snapshot = await openSnapshot(settings);
  try {
    for (const table of manifest.tables) {
      const found = await contentOf(snapshot.rows({ ...table, nextId: undefined }));
      if (found !== table.content) throw new BackupDamaged(table.file, '写入数据库后内容不一致');
    }
    const [trail, audit] = [await trailOf(snapshot), await auditOf(snapshot)];
    if (trail.heads !== manifest.trail.heads || audit.head !== manifest.audit.head)
      throw new BackupDamaged('留痕', '恢复后与清单不一致');
  } finally {
    await snapshot.close();
  }
}
