import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from './database';
import type { FileStore } from './file-store';
import { openFileStore, storeKey, type FileRecord } from './files.store';
import { Refusal } from './refusal';
import type { Settings } from './settings';

const BATCH = 500;

/** A photo or video that the store has lost, or holds otherwise than its row says. */
interface FileFinding {
  readonly fileKey: string;
  readonly says: string;
}

/** Reads every stored photo and video again, and compares what is there with the digest of when it came. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FilesAudit {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;
  private bytes: FileStore;

  @Init()
  open(): void {
    this.bytes = openFileStore(this.settings);
  }

  /** In the order they came; empty when all is well. */
  async *findings(onFile: () => void = () => undefined): AsyncIterable<FileFinding> {
    for (let after = 0; ;) {
      const batch = await this.database.read<FileRecord & { id: number }>(
        'SELECT * FROM stored_file WHERE id > ? ORDER BY id LIMIT ?',
        [after, BATCH],
      );
      for (const file of batch) {
        onFile();
        const digest = await this.digestOf(file);
        if (digest === undefined) yield { fileKey: file.fileKey, says: '存储中没有' };
        else if (digest !== file.sha256) yield { fileKey: file.fileKey, says: '与上传时不同' };
      }
      const last = batch.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  private async digestOf(file: FileRecord): Promise<string | undefined> {
    try {
      const { stream } = await this.bytes.open(storeKey(file));
      const hash = createHash('sha256');
      await pipeline(stream, hash);
      return hash.digest('hex');
    } catch (error) {
      if (error instanceof Refusal && error.code === 'fileGone') return undefined;
      throw error;
    }
  }
}
