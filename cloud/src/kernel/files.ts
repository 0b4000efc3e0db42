import { createHash, randomBytes } from 'node:crypto';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { Actor } from './actor';
import { Clock } from './clock';
import { Database, type UnitOfWork } from './database';
import { Deliveries } from './delivery';
import { FileAddresses } from './file-address';
import { checksOf } from './file-checks';
import type { FileStore, StoredFile } from './file-store';
import {
  bindFiles,
  fileByKey,
  filesByKeys,
  markUsed,
  openFileStore,
  storeKey,
  thumbKey,
  type FileRecord,
} from './files.store';
import { forget, once, onceWith, remembered, type Once } from './once';
import { preparePhoto } from './photo';
import { Refusal } from './refusal';
import type { Settings } from './settings';
import { checkVideo } from './video';
import { looksLikeVideo } from './video-shape';
import { videoCover } from './video-cover';
import { removeTraces } from './video-traces';

export interface FileAsked {
  readonly id: string;
  /** As the address had it. */
  readonly pass: string;
}

export interface FileShown extends StoredFile {
  readonly keptFor: number;
}

interface Upload {
  readonly bytes: Buffer;
  /** The call's own key; without one (the storyteller) it is simply kept. */
  readonly call: Once | undefined;
}

type Stored = Parameters<FileAddresses['view']>[0];

interface Prepared extends Pick<FileRecord, 'kind' | 'type' | 'width' | 'height' | 'sha256'> {
  readonly content: Buffer;
  readonly thumb: Buffer;
}

/**
 * Photos and videos: uploaded first, bound to a case when it is reported or a step is taken. They are read by an address
 * that was given out for the reader's eyes (FileAddresses), and as long as what it shows may be seen by them.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Files {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected settings: Settings;
  @Inject() protected addresses: FileAddresses;
  @Inject() protected deliveries: Deliveries;
  private bytes: FileStore;

  @Init()
  open(): void {
    this.bytes = openFileStore(this.settings);
  }

  /**
   * Checks, cleans and keeps an upload, bound to nothing yet. A repeat gets the file again, and is kept anew where that has
   * been cleared away. Throws `keyReused` and the refusals of photo.ts, video.ts and video-traces.ts.
   */
  async store(owner: Actor, { bytes, call }: Upload): Promise<FileView> {
    const named = call && onceWith(call, createHash('sha256').update(bytes).digest('hex'));
    // Beforehand: a video is long in being cleaned, and a repeat comes when the first answer was long in coming.
    const known = named && (await this.storedBefore(named));
    return this.addresses.view(known ?? (await this.storeNew(owner, bytes, named)), 'insider');
  }

  private async storedBefore(call: Once): Promise<FileRecord | undefined> {
    const fileKey = await remembered(this.database, call);
    const file = fileKey === undefined ? undefined : await fileByKey(this.database, fileKey);
    if (fileKey !== undefined && !file) await forget(this.database, call);
    return file;
  }

  private async storeNew(owner: Actor, upload: Buffer, call: Once | undefined): Promise<Stored> {
    const { content, thumb, ...prepared } = await prepare(upload);
    const fileKey = randomBytes(16).toString('hex');
    const contentCheck = checkOf(owner, prepared);
    const file = { ...prepared, fileKey, ownerId: owner.id, bytes: content.length, contentCheck };
    // The bytes before the row: a row without bytes would be a photo that nobody can open.
    await this.bytes.put(storeKey(file), content, file.type);
    await this.bytes.put(thumbKey(fileKey), thumb, 'image/jpeg');
    const kept = await once(this.database, call, async (uow) => {
      await uow.insert('stored_file', { ...file, at: this.clock.now() });
      return fileKey;
    });
    if (kept === fileKey) return file;
    // The same upload came twice at once, and the other one was first.
    await this.bytes.delete(storeKey(file));
    await this.bytes.delete(thumbKey(fileKey));
    const first = await fileByKey(this.database, kept);
    if (!first) throw new Refusal('fileUnknown', { id: kept });
    return first;
  }

  /**
   * Binds uploads to a case inside the unit of work and gives their rows in the order asked. Throws `fileUnknown`
   * unless the actor uploaded them, `fileTaken` when one already belongs to a case.
   */
  async attach(uow: UnitOfWork, actor: Actor, ids: readonly string[], caseId: number): Promise<FileRecord[]> {
    const files = await this.free(uow, actor, ids);
    const keys = files.map(({ fileKey }) => fileKey);
    if (keys.length > 0 && (await bindFiles(uow, keys, caseId)) !== keys.length)
      throw new Refusal('fileTaken');
    return files.map((file) => ({ ...file, caseId }));
  }

  /**
   * Uploads that a row will name by their ids, in the order asked, inside the unit of work that writes it: what went
   * through neither this nor `attach` is cleared away after two days. They are sent to be judged before others see them.
   * Throws `fileUnknown` unless the actor uploaded them, `fileTaken` when a case has them.
   */
  async keep(uow: UnitOfWork, actor: Actor, ids: readonly string[]): Promise<FileRecord[]> {
    const files = await this.free(uow, actor, ids);
    const keys = files.map(({ fileKey }) => fileKey);
    if (keys.length > 0 && (await markUsed(uow, keys)) !== keys.length) throw new Refusal('fileUnknown');
    this.deliveries.add(uow, checksOf(actor, files));
    return files;
  }

  private async free(uow: UnitOfWork, actor: Actor, ids: readonly string[]): Promise<FileRecord[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const found = new Map((await filesByKeys(uow, wanted)).map((file) => [file.fileKey, file]));
    return wanted.map((id) => {
      const file = found.get(id);
      if (!file || file.ownerId !== actor.id) throw new Refusal('fileUnknown', { id });
      if (file.caseId !== null) throw new Refusal('fileTaken', { id });
      return file;
    });
  }

  /**
   * The stored bytes, and how long (ms) they may be kept by who asked. Throws `notFound` alike for a pass that is not
   * genuine, has ended or may not see it now; `fileGone` when the store has lost them.
   */
  async read({ id, pass }: FileAsked): Promise<FileShown> {
    const { file, keptFor } = await this.admitted(id, pass);
    return { ...(await this.bytes.open(storeKey(file))), type: file.type, keptFor };
  }

  /** The small picture; throws `notFound` or `fileGone`. */
  async readThumb({ id, pass }: FileAsked): Promise<FileShown> {
    const { file, keptFor } = await this.admitted(id, pass);
    return { ...(await this.bytes.open(thumbKey(file.fileKey))), keptFor };
  }

  private async admitted(id: string, pass: string): Promise<{ file: FileRecord; keptFor: number }> {
    const file = await fileByKey(this.database, id);
    const until = file && this.addresses.admits(pass, file);
    if (!file || until === undefined) throw new Refusal('notFound');
    return { file, keptFor: until - this.clock.now() };
  }
}

/** The staff answer for what they photograph, by name. A video is looked at whoever sent it, for no platform judges any. */
function checkOf({ kind, program }: Actor, file: Pick<FileRecord, 'kind'>): FileRecord['contentCheck'] {
  return kind === 'staff' && program !== 'command' && file.kind === 'photo' ? 'passed' : 'waiting';
}

async function prepare(upload: Buffer): Promise<Prepared> {
  if (looksLikeVideo(upload)) {
    const { type } = checkVideo(upload);
    removeTraces(upload);
    const sha256 = createHash('sha256').update(upload).digest('hex');
    return { kind: 'video', type, width: 0, height: 0, sha256, content: upload, thumb: await videoCover() };
  }
  const { bytes, thumb, width, height, type, sha256 } = await preparePhoto(upload);
  return { kind: 'photo', type, width, height, sha256, content: bytes, thumb };
}
