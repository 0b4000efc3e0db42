import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { FileAddresses } from '../kernel/file-address';
import { checksOf } from '../kernel/file-checks';
import { filesByKeys, type FileRecord } from '../kernel/files.store';
import { marks } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';

/** Photos shown with a step: they stay the uploader's, and go when the uploader goes. The trail keeps their ids only. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerPhotos {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected addresses: FileAddresses;

  /** The ids as they may be kept; they are sent to be judged before others see them. Throws `fileUnknown` unless the actor uploaded them, `fileTaken` when a case has them. */
  async checked(uow: UnitOfWork, actor: Actor, ids: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const found = new Map((await filesByKeys(uow, wanted)).map((file) => [file.fileKey, file]));
    for (const id of wanted) {
      const file = found.get(id);
      if (!file || file.ownerId !== actor.id) throw new Refusal('fileUnknown', { id });
      if (file.caseId !== null) throw new Refusal('fileTaken', { id });
    }
    this.deliveries.add(uow, checksOf(actor, [...found.values()]));
    return wanted;
  }

  /** As the public may see them, by id; one's own also while they are being checked. Those that are gone are left out. */
  async views(actor: Actor, ids: readonly string[]): Promise<Map<string, FileView>> {
    if (ids.length === 0) return new Map();
    const files = await this.database.read<FileRecord>(
      `SELECT * FROM stored_file WHERE fileKey IN (${marks(ids)})`,
      ids,
    );
    return new Map(
      files.map((file) => {
        const own = file.ownerId === actor.id;
        return [file.fileKey, this.addresses.view(file, own ? 'insider' : 'public')];
      }),
    );
  }
}
