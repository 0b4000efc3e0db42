import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertStorable, typeOfKey, type FileStore, type StoredFile } from './file-store';
import { Refusal } from './refusal';

/** Files in a folder. A file is there whole or not at all, also after a power cut. */
export class LocalFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Buffer, type: string): Promise<void> {
    assertStorable(key, type);
    const path = join(this.folder, key);
    const parent = dirname(path);
    const temporary = join(parent, `.${randomUUID()}.part`);
    await mkdir(parent, { recursive: true });
    try {
      await withFile(temporary, 'wx', async (file) => {
        await file.writeFile(bytes);
        await file.sync();
      });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    // The rename itself is only durable once the folder is.
    await withFile(parent, 'r', (directory) => directory.sync());
  }

  async open(key: string): Promise<StoredFile> {
    const type = typeOfKey(key);
    // NOFOLLOW: a link planted in the folder may not lead out of it.
    const file = await open(join(this.folder, key), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
      (error: unknown) => {
        throw isMissing(error) ? new Refusal('fileGone', { key }) : error;
      },
    );
    const { size } = await file.stat();
    return { stream: file.createReadStream(), type, size };
  }

  async delete(key: string): Promise<void> {
    typeOfKey(key);
    await rm(join(this.folder, key), { force: true });
  }
}

async function withFile(
  path: string,
  flags: string,
  task: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await task(file);
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
