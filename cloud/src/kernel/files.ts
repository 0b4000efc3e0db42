import { createHash, randomBytes } from 'node:crypto';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { Actor } from './actor';
import { Clock } from './clock';
import { Database, type UnitOfWork } from './database';
import type { FileStore, StoredFile } from './file-store';
import {
  bindFiles,
  fileByKey,
  filesByKeys,
  openFileStore,
  storeKey,
  thumbKey,
  viewOf,
  type FileRecord,
} from './files.store';
import { preparePhoto } from './photo';
import { Refusal } from './refusal';
import type { Settings } from './settings';
import { checkVideo } from './video';
import { looksLikeVideo } from './video-shape';
import { videoCover } from './video-cover';

interface Prepared extends Pick<FileRecord, 'kind' | 'type' | 'width' | 'height' | 'sha256'> {
  readonly content: Buffer;
  readonly thumb: Buffer;
}

/**
 * Photos and videos: uploaded first, bound to a case when it is reported or a step is taken. The id is 128 random bits:
 * whoever was shown it may fetch the file, nobody can guess it.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Files {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected settings: Settings;
  private bytes: FileStore;

  @Init()
  open(): void {
    this.bytes = openFileStore(this.settings);
  }

  /** Checks, cleans and keeps an upload, bound to nothing yet. Throws the refusals of photo.ts and video.ts. */
  async store(owner: Actor, upload: { bytes: Buffer }): Promise<FileView> {
    const { content, thumb, ...prepared } = await prepare(upload.bytes);
    const fileKey = randomBytes(16).toString('hex');
    const file = { ...prepared, fileKey, ownerId: owner.id, bytes: content.length };
    // The bytes before the row: a row without bytes would be a photo that nobody can open.
    await this.bytes.put(storeKey(file), content, file.type);
    await this.bytes.put(thumbKey(fileKey), thumb, 'image/jpeg');
    await this.database.unitOfWork((uow) => uow.insert('stored_file', { ...file, at: this.clock.now() }));
    return viewOf(file);
  }

  /**
   * Binds uploads to a case inside the unit of work and gives their views in the order asked. Throws `fileUnknown`
   * unless the actor uploaded them, `fileTaken` when one already belongs to a case.
   */
  async attach(uow: UnitOfWork, actor: Actor, ids: readonly string[], caseId: number): Promise<FileView[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const found = new Map((await filesByKeys(uow, wanted)).map((file) => [file.fileKey, file]));
    const files = wanted.map((id) => {
      const file = found.get(id);
      if (!file || file.ownerId !== actor.id) throw new Refusal('fileUnknown', { id });
      if (file.caseId !== null) throw new Refusal('fileTaken', { id });
      return file;
    });
    if ((await bindFiles(uow, wanted, caseId)) !== wanted.length) throw new Refusal('fileTaken');
    return files.map(viewOf);
  }

  /** The stored bytes; throws `notFound`, or `fileGone` when the store has lost them. */
  async read(id: string): Promise<StoredFile & { kind: FileRecord['kind'] }> {
    const file = await this.require(id);
    return { ...(await this.bytes.open(storeKey(file))), type: file.type, kind: file.kind };
  }

  /** The small picture; throws `notFound` or `fileGone`. */
  async readThumb(id: string): Promise<StoredFile> {
    const { fileKey } = await this.require(id);
    return this.bytes.open(thumbKey(fileKey));
  }

  private async require(id: string): Promise<FileRecord> {
    const file = await fileByKey(this.database, id);
    if (!file) throw new Refusal('notFound');
    return file;
  }
}

async function prepare(upload: Buffer): Promise<Prepared> {
  if (looksLikeVideo(upload)) {
    const { type } = checkVideo(upload);
    const sha256 = createHash('sha256').update(upload).digest('hex');
    return { kind: 'video', type, width: 0, height: 0, sha256, content: upload, thumb: await videoCover() };
  }
  const { bytes, thumb, width, height, type, sha256 } = await preparePhoto(upload);
  return { kind: 'photo', type, width, height, sha256, content: bytes, thumb };
}
