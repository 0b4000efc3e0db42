import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { typeOfKey, type FileStore } from '../kernel/file-store';
import { documentStoreKey, type DocumentRecord } from '../kernel/documents';
import { keysOf, type FileRecord } from '../kernel/files.store';
import { Refusal } from '../kernel/refusal';
import { BackupDamaged, checkSum, FILES_FOLDER, FILES_LIST, type Manifest } from './backup-format';
import { writeRows } from './backup-rows';
import type { Snapshot } from './backup-snapshot';

/** Files at a time: a store at the other end of a network is slow to answer, not to send. */
const AT_ONCE = 8;

interface Copied {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

type Step = () => void;

/** Copies what the snapshot's rows name: a file is stored before its row, so every row of the snapshot has its bytes. */
export async function copyFiles(
  snapshot: Snapshot,
  store: FileStore,
  folder: string,
  step: Step,
): Promise<Manifest['files']> {
  const rows = await snapshot.read<Pick<FileRecord, 'fileKey' | 'type'>>(
    'SELECT fileKey, type FROM stored_file ORDER BY id',
  );
  const missing: string[] = [];
  const copied: Copied[] = [];
  const documents = await snapshot.read<Pick<DocumentRecord, 'documentKey' | 'kind'>>(
    'SELECT documentKey, kind FROM stored_document ORDER BY id',
  );
  await eachOf([...rows.flatMap(keysOf), ...documents.map(documentStoreKey)], async (key) => {
    const file = await copyOne(store, key, folder);
    if (file) copied.push(file);
    else missing.push(key);
    step();
  });
  copied.sort((one, other) => (one.key < other.key ? -1 : 1));
  const { sha256 } = await writeRows(join(folder, FILES_LIST), listOf(copied), () => undefined);
  const bytes = copied.reduce((sum, file) => sum + file.bytes, 0);
  return { count: copied.length, bytes, sha256, missing: missing.sort() };
}

async function* listOf(copied: readonly Copied[]): AsyncIterable<(string | number)[]> {
  for (const { key, bytes, sha256 } of copied) yield [key, bytes, sha256];
}

async function copyOne(store: FileStore, key: string, folder: string): Promise<Copied | undefined> {
  const content = await contentOf(store, key);
  if (content === undefined) return undefined;
  const path = join(folder, FILES_FOLDER, key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600 });
  return { key, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Undefined when the store lacks it: that is told, and the rest is saved all the same. */
async function contentOf(store: FileStore, key: string): Promise<Buffer | undefined> {
  try {
    return await buffer((await store.open(key)).stream);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The files of a backup, every one checked; throws BackupDamaged naming the first that is not what it was. */
export async function checkFiles(folder: string, wanted: Manifest['files'], step: Step): Promise<string[]> {
  await checkSum(folder, FILES_LIST, wanted.sha256);
  const keys: string[] = [];
  const lines = createInterface({ input: createReadStream(join(folder, FILES_LIST)).pipe(createGunzip()) });
  for await (const line of lines) {
    const [key, , sha256]: [string, number, string] = JSON.parse(line);
    typeOfKey(key);
    await checkSum(folder, `${FILES_FOLDER}/${key}`, sha256);
    keys.push(key);
    step();
  }
  if (keys.length !== wanted.count) throw new BackupDamaged(FILES_LIST, '的行数与清单不符');
  return keys;
}

/** Puts files of a backup into a store, under the same keys. */
export async function putFiles(
  folder: string,
  keys: readonly string[],
  store: FileStore,
  step: Step,
): Promise<void> {
  await eachOf(keys, async (key) => {
    const content = await buffer(createReadStream(join(folder, FILES_FOLDER, key)));
    await store.put(key, content, typeOfKey(key));
    step();
  });
}

async function eachOf(keys: readonly string[], work: (key: string) => Promise<void>): Promise<void> {
  const waiting = keys[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const key of waiting) await work(key);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
