import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { UnitOfWork } from './database';
import { Database } from './database';
import { Deliveries } from './delivery';
import { Clock } from './clock';
import { FileAddresses } from './file-address';
import type { FileStore } from './file-store';
import { keysOf, openFileStore, unusedFiles, type FileRecord } from './files.store';
import type { CopySection, PersonalHolding } from './personal-data.holdings';
import type { Settings } from './settings';
import { townTime } from './town-time';

const GONE = 'file.gone';
/** As long as a copy of the person's data is kept. */
const COPY_LASTS = 7 * 86_400_000;
const UNUSED_LASTS = 2 * 86_400_000;
const gone = z.object({ keys: z.array(z.string()) });

/**
 * The photos and videos a person sent. Those that show a public problem stay with the case, with nobody's name on them;
 * those that were never used go, bytes and all.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PersonalFiles implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected settings: Settings;
  @Inject() protected addresses: FileAddresses;
  @Inject() protected clock: Clock;
  private bytes: FileStore;

  @Init()
  open(): void {
    this.bytes = openFileStore(this.settings);
  }

  begin(): void {
    this.deliveries.carry(GONE, async ({ body }) => {
      for (const key of gone.parse(JSON.parse(body)).keys) await this.bytes.delete(key);
    });
  }

  async copy(personId: number): Promise<CopySection[]> {
    const files = await this.database.read<FileRecord & { at: number }>(
      'SELECT * FROM stored_file WHERE ownerId = ? ORDER BY id',
      [personId],
    );
    const until = this.clock.now() + COPY_LASTS;
    const rows = files.map(({ kind, at, fileKey, bytes }) => ({
      种类: kind === 'photo' ? '照片' : '视频',
      上传时间: townTime(at),
      大小: `${Math.ceil(bytes / 1024)} KB`,
      七天内有效的地址: `${this.settings.publicUrl}${this.addresses.whole(fileKey, 'insider', until)}`,
    }));
    return [{ title: '我上传的照片和视频', rows }];
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    const unused = await uow.query<FileRecord>(
      'SELECT * FROM stored_file WHERE ownerId = ? AND caseId IS NULL',
      [personId],
    );
    await uow.run('DELETE FROM stored_file WHERE ownerId = ? AND caseId IS NULL', [personId]);
    await uow.run('UPDATE stored_file SET ownerId = 0 WHERE ownerId = ?', [personId]);
    this.bytesGo(uow, unused);
  }

  /** Uploads that nothing kept within two days go, bytes and all. Gives how many. */
  async clearUnused(): Promise<number> {
    const { sql, params } = unusedFiles(this.clock.now() - UNUSED_LASTS);
    for (let cleared = 0; ;) {
      const rows = await this.database.read<{ id: number }>(sql, params);
      if (rows.length === 0) return cleared;
      for (const { id } of rows) await this.clear(id);
      cleared += rows.length;
    }
  }

  private clear(id: number): Promise<void> {
    return this.database.unitOfWork(async (uow) => {
      // Locked, and asked again: it may have been put to use this very moment.
      const file = await uow.lock<FileRecord>('SELECT * FROM stored_file WHERE id = ?', [id]);
      if (!file || file.caseId !== null || file.usedAt !== null) return;
      await uow.run('DELETE FROM stored_file WHERE id = ?', [id]);
      this.bytesGo(uow, [file]);
    });
  }

  private bytesGo(uow: UnitOfWork, files: readonly FileRecord[]): void {
    if (files.length > 0) this.deliveries.add(uow, [{ topic: GONE, body: { keys: files.flatMap(keysOf) } }]);
  }
}
