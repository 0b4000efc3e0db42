import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { FileAddresses } from '../kernel/file-address';
import { Files } from '../kernel/files';
import type { FileRecord } from '../kernel/files.store';
import { marks } from '../kernel/keyset';

/** Photos shown with a step: they stay the uploader's, and go when the uploader goes. The trail keeps their ids only. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerPhotos {
  @Inject() protected database: Database;
  @Inject() protected files: Files;
  @Inject() protected addresses: FileAddresses;

  /** The ids as they may be kept. Throws the refusals of `Files.keep`. */
  async checked(uow: UnitOfWork, actor: Actor, ids: readonly string[]): Promise<string[]> {
    return (await this.files.keep(uow, actor, ids)).map(({ fileKey }) => fileKey);
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
