import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from './refusal';

/** What is in the store under one key. */
export interface StoredFile {
  /** Read it or destroy it: it may hold a file or a connection open. */
  readonly stream: Readable;
  /** MIME type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Where photos, videos and exports are kept: a local folder, or anything that speaks S3. */
export interface FileStore {
  /** Stores the bytes durably before it resolves; an older file of the same key is replaced whole. */
  put(key: string, bytes: Buffer, type: string): Promise<void>;
  /** Throws Refusal('fileGone') when nothing is stored under the key. */
  open(key: string): Promise<StoredFile>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

// No dot at the start of a segment: neither '..' nor a hidden temporary file can be named.
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** The MIME type of a key such as 'photo/2026/ab12.jpg'; throws Refusal('fileKeyInvalid') on any other shape. */
export function typeOfKey(key: string): string {
  const type = TYPES[extname(key)];
  if (key.length > 200 || !KEY.test(key) || type === undefined) throw new Refusal('fileKeyInvalid', { key });
  return type;
}

/** A key's ending names its type, so a folder needs no second file to remember it. */
export function assertStorable(key: string, type: string): void {
  const expected = typeOfKey(key);
  if (type !== expected) throw new Refusal('fileKeyInvalid', { key, type, expected });
}
