import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA_FILES } from '../kernel/data-folder';
import { openFileStore } from '../kernel/files.store';
import { Sealer } from '../kernel/personal-data';
import { KEYS_FACT, keysFit, keysHeld } from '../kernel/personal-data.keys';
import type { Settings } from '../kernel/settings';
import { copyFiles } from './backup-files';
import {
  ANCHORS,
  isMissing,
  KEYS_FILE,
  KEYS_NOT_INCLUDED,
  MANIFEST,
  MANIFEST_SUM,
  NOT_INCLUDED,
  sumOfFile,
  type BackupTable,
  type Manifest,
} from './backup-format';
import { sealKeys } from './backup-keys';
import { writeRows } from './backup-rows';
import type { Snapshot, TableShape } from './backup-snapshot';
import { MysqlSnapshot } from './backup-snapshot.mysql';
import { SqliteSnapshot } from './backup-snapshot.sqlite';
import { VERSION } from './version';

export type BackupSettings = Pick<Settings, 'databaseUrl' | 'dataDir' | 'filesS3' | 'dataKeys'>;
/** What is done about the keys: sealed with a passphrase, or, said in so many words, kept elsewhere. */
export type KeysAsked = { readonly passphrase: string } | 'elsewhere';
/** How much of the work is done, in rows and files. */
export type OnProgress = (done: number, total: number) => void;

export interface BackupOrder {
  readonly settings: BackupSettings;
  /** A folder that is not there yet, or empty. */
  readonly to: string;
  readonly keys: KeysAsked;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress: OnProgress;
}

/** The whole database at this moment. */
export async function openSnapshot({ databaseUrl, dataDir }: BackupSettings): Promise<Snapshot> {
  return databaseUrl === undefined ? new SqliteSnapshot(dataDir) : MysqlSnapshot.open(databaseUrl);
}

/**
 * Saves the database and its files while the server goes on. Everything acknowledged before it began is in it.
 * Throws, in words, when the folder holds anything already, or the keys to be sealed do not open this database.
 */
export async function makeBackup(order: BackupOrder): Promise<Manifest> {
  const { settings, to, now, onProgress } = order;
  await makeFolder(to);
  // Before the moment is fixed: an anchor in the file that the database lacks would look like lost rows.
  const anchors = await saveAnchors(settings.dataDir, to);
  const snapshot = await openSnapshot(settings);
  try {
    const keys = await saveKeys(order, snapshot);
    const shapes = await snapshot.tables();
    const step = await steps(snapshot, shapes, onProgress);
    const tables: BackupTable[] = [];
    for (const shape of shapes) tables.push(await saveTable(snapshot, shape, to, step));
    const files = await copyFiles(snapshot, openFileStore(settings), to, step);
    const manifest: Manifest = {
      format: 1,
      version: VERSION,
      madeAt: now,
      database: snapshot.dialect,
      migrations: (
        await snapshot.read<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp')
      ).map(({ name }) => name),
      tables,
      files,
      ...(anchors ? { anchors } : {}),
      keys,
      trail: await trailOf(snapshot),
      audit: await auditOf(snapshot),
      notIncluded: keys.sealed ? NOT_INCLUDED : [...KEYS_NOT_INCLUDED, ...NOT_INCLUDED],
    };
    await saveManifest(manifest, to);
    return manifest;
  } finally {
    await snapshot.close();
  }
}

async function makeFolder(to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 0) throw new Error(`${to} 里已经有东西，请换一个空的文件夹`);
  await mkdir(join(to, 'tables'), { mode: 0o700 });
}

async function steps(
  snapshot: Snapshot,
  shapes: readonly TableShape[],
  onProgress: OnProgress,
): Promise<() => void> {
  let [done, total] = [0, 0];
  const countOf = async (name: string): Promise<number> =>
    (await snapshot.read<{ n: number }>(`SELECT COUNT(*) AS n FROM \`${name}\``))[0]?.n ?? 0;
  for (const { name } of shapes) total += await countOf(name);
  // Every stored file has its small picture beside it.
  total += 2 * (await countOf('stored_file')) + (await countOf('stored_document'));
  return () => onProgress(++done, total);
}

async function saveTable(
  snapshot: Snapshot,
  shape: TableShape,
  to: string,
  step: () => void,
): Promise<BackupTable> {
  const file = `tables/${shape.name}.jsonl.gz`;
  const written = await writeRows(join(to, file), snapshot.rows(shape), step);
  const { name, columns, primary, nextId } = shape;
  return {
    name,
    columns: [...columns],
    primary: [...primary],
    file,
    ...written,
    ...(nextId ? { nextId } : {}),
  };
}

async function saveAnchors(dataDir: string, to: string): Promise<Manifest['anchors']> {
  try {
    await copyFile(join(dataDir, ANCHORS), join(to, ANCHORS));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return { sha256: await sumOfFile(join(to, ANCHORS)) };
}

async function saveKeys({ settings, to, keys }: BackupOrder, snapshot: Snapshot): Promise<Manifest['keys']> {
  const [fact] = await snapshot.read<{ value: string }>(`SELECT value FROM fact WHERE name = '${KEYS_FACT}'`);
  const inUse = fact?.value.split('.')[1] ?? '';
  if (keys === 'elsewhere') return { inUse };
  const dataKeys = keysHeld(settings);
  if (!dataKeys || (fact && !keysFit(new Sealer(dataKeys), fact.value)))
    throw new Error(
      `没有备份：这里的数据密钥打不开这个数据库（它用的是“${inUse}”），请检查 DATA_KEYS 与 DATA_DIR`,
    );
  const auditKey = await readFile(join(settings.dataDir, DATA_FILES.auditKey), 'utf8').catch(absent);
  await writeFile(join(to, KEYS_FILE), sealKeys({ dataKeys, auditKey }, keys.passphrase), { mode: 0o600 });
  return { inUse, sealed: await sumOfFile(join(to, KEYS_FILE)) };
}

function absent(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

/** One digest over the end of every case's chain: who holds it can tell whether a restored trail is this one. */
export async function trailOf(snapshot: Snapshot): Promise<Manifest['trail']> {
  const heads = createHash('sha256');
  const rows = await snapshot.read<{ id: number; head: string }>('SELECT id, head FROM cases ORDER BY id');
  for (const { id, head } of rows) heads.update(`${id} ${head}\n`);
  return { cases: rows.length, heads: heads.digest('hex') };
}

export async function auditOf(snapshot: Snapshot): Promise<Manifest['audit']> {
  const [count] = await snapshot.read<{ n: number }>('SELECT COUNT(*) AS n FROM audit_log');
  const [head] = await snapshot.read<{ value: string }>("SELECT value FROM fact WHERE name = 'audit-head'");
  return { rows: count?.n ?? 0, head: head?.value ?? '' };
}

async function saveManifest(manifest: Manifest, to: string): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const sum = createHash('sha256').update(text).digest('hex');
  await writeFile(join(to, MANIFEST_SUM), `${sum}\n`, { mode: 0o600 });
  await writeFile(join(to, MANIFEST), text, { mode: 0o600 });
}
