import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The small files beside the database in DATA_DIR that a backup must not forget. */
export const DATA_FILES = {
  /** The keys of personal data, where DATA_KEYS is not set. */
  dataKeys: 'data-keys',
  /** Signs extracts of the audit log; made with the first one. */
  auditKey: 'audit-key.pem',
  auditPublicKey: 'audit-key.pub.pem',
  /** The audit log's anchors, kept outside the database on purpose. */
  auditAnchors: 'audit-anchors.log',
} as const;

const DATABASE = 'one-net.db';

/** DATA_DIR cannot be used; worded for the operator. */
export class FolderRefused extends Error {}

/**
 * Makes DATA_DIR where it is not there, for its owner only: people's sessions, password hashes and photos lie in it. A
 * folder that is there keeps its own rights, for it may be shared on purpose; the database in it does not.
 * @throws FolderRefused naming what stands in the way
 */
export function makeDataFolder(dataDir: string): void {
  try {
    makeWithParents(dataDir);
    if (!statSync(dataDir).isDirectory()) throw refused(dataDir, '那里是一个文件，不是文件夹');
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of ['', '-wal', '-shm'].map((end) => DATABASE + end))
      if (existsSync(join(dataDir, name))) chmodSync(join(dataDir, name), 0o600);
  } catch (error) {
    if (error instanceof FolderRefused) throw error;
    throw refused(dataDir, REASONS[codeOf(error)] ?? `不能使用（${codeOf(error)}）`);
  }
}

/** One by one: asked to make all of them at once, Node goes on trying for ever where a file system makes none, as /proc. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeWithParents(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Two processes that start together make it together.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有权限在那里读写',
  EPERM: '没有权限在那里读写',
  EROFS: '那里是只读的',
  ENOENT: '那里建不了文件夹',
  ENOTDIR: '它的上一级是一个文件，不是文件夹',
  ENOSPC: '磁盘满了',
  ENAMETOOLONG: '名字太长了',
};

const refused = (dataDir: string, why: string): FolderRefused =>
  new FolderRefused(`没有启动：DATA_DIR（${dataDir}）不能用：${why}。请换一个文件夹，例如 DATA_DIR=./data`);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
