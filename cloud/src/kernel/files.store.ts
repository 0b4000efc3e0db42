import { join } from 'node:path';
import type { ModerationState } from '../../contract/moderation/moderation.flow';
import type { Database, Statement, UnitOfWork } from './database';
import type { FileStore } from './file-store';
import { marks } from './keyset';
import { LocalFileStore } from './local-file-store';
import { S3FileStore } from './s3-file-store';
import type { Settings } from './settings';

/** A row of `stored_file`. */
export interface FileRecord {
  fileKey: string;
  ownerId: number;
  kind: 'photo' | 'video';
  type: string;
  bytes: number;
  width: number;
  height: number;
  sha256: string;
  caseId: number | null;
  /** Since when something keeps it; null while nothing does. */
  usedAt: number | null;
  contentCheck: ModerationState;
  /** Under which the platform will tell what it thinks of it. */
  traceId: string | null;
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': '.jpg',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
};

/** Where the bytes lie in the store. Two letters of the id make folders that stay small. */
export function storeKey(file: Pick<FileRecord, 'fileKey' | 'type'>): string {
  const ending = ENDINGS[file.type];
  if (ending === undefined) throw new Error(`no file ending for ${file.type}`);
  return `${file.fileKey.slice(0, 2)}/${file.fileKey}${ending}`;
}

export const thumbKey = (fileKey: string): string => `${fileKey.slice(0, 2)}/${fileKey}.thumb.jpg`;

/** Everything the store holds for one row. */
export const keysOf = (file: Pick<FileRecord, 'fileKey' | 'type'>): string[] => [
  storeKey(file),
  thumbKey(file.fileKey),
];

/** What a trail keeps of a file: no address, for addresses end. */
export interface FilePart {
  readonly id: string;
  readonly kind: 'photo' | 'video';
  readonly width: number;
  readonly height: number;
  /** Of the stored bytes, hex: a picture cannot be changed for another. Older steps lack it. */
  readonly sha256?: string;
}

export const partOf = ({ fileKey, kind, width, height, sha256 }: FileRecord): FilePart => ({
  id: fileKey,
  kind,
  width,
  height,
  sha256,
});

export function openFileStore({ filesS3, dataDir }: Pick<Settings, 'filesS3' | 'dataDir'>): FileStore {
  return filesS3 ? new S3FileStore(filesS3) : new LocalFileStore(join(dataDir, 'files'));
}

export function fileByKey(database: Database, fileKey: string): Promise<FileRecord | undefined> {
  return database.readOne<FileRecord>('SELECT * FROM stored_file WHERE fileKey = ?', [fileKey]);
}

export function filesByKeys(uow: UnitOfWork, keys: readonly string[]): Promise<FileRecord[]> {
  return uow.query<FileRecord>(`SELECT * FROM stored_file WHERE fileKey IN (${marks(keys)})`, keys);
}

export const filesOfCase = (caseId: number): Statement => ({
  sql: 'SELECT * FROM stored_file WHERE caseId = ?',
  params: [caseId],
});

/** Those of them that everybody may see. */
export const passedOf = (keys: readonly string[]): Statement => ({
  sql: `SELECT fileKey FROM stored_file WHERE contentCheck = 'passed' AND fileKey IN (${marks(keys)})`,
  params: keys,
});

/** Gives how many were still free. */
export async function bindFiles(uow: UnitOfWork, keys: readonly string[], caseId: number): Promise<number> {
  const sql = `UPDATE stored_file SET caseId = ?, usedAt = ? WHERE caseId IS NULL AND fileKey IN (${marks(keys)})`;
  return (await uow.run(sql, [caseId, uow.now, ...keys])).affected;
}

/** From now on something keeps them. Gives how many are still there. */
export async function markUsed(uow: UnitOfWork, keys: readonly string[]): Promise<number> {
  const sql = `UPDATE stored_file SET usedAt = ? WHERE caseId IS NULL AND fileKey IN (${marks(keys)})`;
  return (await uow.run(sql, [uow.now, ...keys])).affected;
}

/** Some of those uploaded before then that nothing keeps. */
export const unusedFiles = (before: number): Statement => ({
  sql: 'SELECT id FROM stored_file WHERE caseId IS NULL AND usedAt IS NULL AND at < ? ORDER BY id LIMIT 100',
  params: [before],
});
