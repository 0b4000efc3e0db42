import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { UnitOfWork } from './database';
import { Database } from './database';
import { Deliveries } from './delivery';
import { Clock } from './clock';
import { FileAddresses } from './file-address';
import type { FileStore } from './file-store';
import { openFileStore, storeKey, thumbKey, type FileRecord } from './files.store';
import type { CopySection, PersonalHolding } from './personal-data.holdings';
import type { Settings } from './settings';
import { townTime } from './town-time';

const GONE = 'file.gone';
/** As long as a copy of the person's data is kept. */
const COPY_LASTS = 7 * 86_400_000;
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
    const keys = unused.flatMap((file) => [storeKey(file), thumbKey(file.fileKey)]);
    if (keys.length > 0) this.deliveries.add(uow, [{ topic: GONE, body: { keys } }]);
  }
}
