import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { AttachmentView } from '../../contract/news/news.api';
import type { ArticleForm } from '../../contract/news/news.schema';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { Documents, type DocumentRecord } from '../kernel/documents';
import { FileAddresses, type FileReader } from '../kernel/file-address';
import { Files } from '../kernel/files';
import type { FileRecord } from '../kernel/files.store';
import { marks } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { picturesOf } from '../kernel/rich-text';
import { attachmentsOf, type ArticleRecord } from './news.row';

type Used = Pick<ArticleRecord, 'body' | 'coverId' | 'videoId' | 'attachmentIds'>;

/** Pictures, videos and documents of articles: the writer's own uploads, or what the article had already. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NewsFiles {
  @Inject() protected database: Database;
  @Inject() protected files: Files;
  @Inject() protected addresses: FileAddresses;
  @Inject() protected documents: Documents;

  /**
   * Lets what is new in an article be judged like any upload. Throws `fileUnknown`, `fileTaken` or `attachmentUnknown`
   * for what is not the writer's to use.
   */
  async use(
    uow: UnitOfWork,
    actor: Actor,
    form: Pick<ArticleForm, 'coverId' | 'videoId' | 'attachmentIds'> & { readonly body: string },
    before?: Used,
  ): Promise<void> {
    const had = new Set(before ? filesOf(before) : []);
    const wanted = [...new Set([...picturesOf(form.body), form.coverId ?? [], form.videoId ?? []].flat())];
    const fresh = wanted.filter((id) => !had.has(id));
    for (const { fileKey, kind } of await this.files.keep(uow, actor, fresh))
      if ((kind === 'video') !== (fileKey === form.videoId))
        throw new Refusal('fileUnknown', { id: fileKey });
    await this.useDocuments(uow, actor, form.attachmentIds, before ? attachmentsOf(before) : []);
  }

  private async useDocuments(
    uow: UnitOfWork,
    actor: Actor,
    ids: readonly string[],
    before: readonly string[],
  ): Promise<void> {
    const found = await this.documents.all(ids, uow);
    for (const id of ids) {
      const document = found.find(({ documentKey }) => documentKey === id);
      if (!document || (document.ownerId !== actor.id && !before.includes(id)))
        throw new Refusal('attachmentUnknown', { id });
    }
  }

  /** By id, as this reader may see them; those that are gone are left out. */
  async views(ids: readonly string[], reader: FileReader): Promise<Map<string, FileView>> {
    if (ids.length === 0) return new Map();
    const files = await this.database.read<FileRecord>(
      `SELECT * FROM stored_file WHERE fileKey IN (${marks(ids)})`,
      ids,
    );
    return new Map(files.map((file) => [file.fileKey, this.addresses.view(file, reader)]));
  }

  async attachments(article: Pick<ArticleRecord, 'attachmentIds'>): Promise<AttachmentView[]> {
    return (await this.documents.all(attachmentsOf(article))).map(attachmentView);
  }
}

export const attachmentView = ({ documentKey, name, kind, bytes }: DocumentRecord): AttachmentView => ({
  id: documentKey,
  ...{ name, kind, bytes },
});

const filesOf = ({ body, coverId, videoId }: Used): string[] =>
  [...picturesOf(body), coverId ?? [], videoId ?? []].flat();
