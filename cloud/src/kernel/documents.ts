import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from './actor';
import { Database, type UnitOfWork } from './database';
import { documentKind, type DocumentKind } from './document-shape';
import type { FileStore, StoredFile } from './file-store';
import { openFileStore } from './files.store';
import { marks } from './keyset';
import { once, onceWith, remembered, type Once } from './once';
import { Refusal } from './refusal';
import type { Settings } from './settings';
import { readUpload } from './upload';

/** A row of `stored_document`. */
export interface DocumentRecord {
  documentKey: string;
  ownerId: number;
  name: string;
  kind: DocumentKind;
  bytes: number;
  sha256: string;
  at: number;
}

const TYPES: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
interface Sent {
  readonly name: string;
  readonly call: Once | undefined;
}

interface Fresh extends Pick<DocumentRecord, 'name' | 'kind' | 'sha256'> {
  readonly owner: Actor;
  readonly content: Buffer;
}

const NAME_MOST = 80;

/** Where the bytes lie in the store. */
export const documentStoreKey = ({
  documentKey,
  kind,
}: Pick<DocumentRecord, 'documentKey' | 'kind'>): string =>
  `${documentKey.slice(0, 2)}/${documentKey}.${kind}`;

/** PDF, Word and Excel files to be downloaded: known by their bytes, kept as they came, never opened by us. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Documents {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;
  private bytes: FileStore;

  @Init()
  open(): void {
    this.bytes = openFileStore(this.settings);
  }

  /** Keeps an upload; a repeat gets it again. Throws `fileMissing`, `attachmentTooLarge`, `attachmentUnfit` or `keyReused`. */
  async store(owner: Actor, upload: IncomingMessage, { name, call }: Sent): Promise<DocumentRecord> {
    const content = await readDocument(upload);
    const kind = documentKind(content);
    if (kind === undefined) throw new Refusal('attachmentUnfit');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const named = call && onceWith(call, `${sha256}.${name}`);
    const known = named && (await remembered(this.database, named));
    return this.kept(known ?? (await this.storeNew({ owner, content, name, kind, sha256 }, named)));
  }

  private async storeNew(
    { owner, content, name, kind, sha256 }: Fresh,
    call: Once | undefined,
  ): Promise<string> {
    const documentKey = randomBytes(16).toString('hex');
    const document = { documentKey, ownerId: owner.id, name: nameOf(name, kind), kind, sha256 };
    // The bytes before the row: a row without bytes would be a document that nobody can open.
    await this.bytes.put(documentStoreKey(document), content, TYPES[kind]);
    const kept = await once(this.database, call, async (uow) => {
      await uow.insert('stored_document', { ...document, bytes: content.length, at: uow.now });
      return documentKey;
    });
    // The same upload came twice at once, and the other one was first.
    if (kept !== documentKey) await this.bytes.delete(documentStoreKey(document));
    return kept;
  }

  private async kept(documentKey: string): Promise<DocumentRecord> {
    const [row] = await this.all([documentKey]);
    if (!row) throw new Refusal('attachmentUnknown');
    return row;
  }

  /** In the order asked; those that are not there are left out. */
  async all(keys: readonly string[], uow?: UnitOfWork): Promise<DocumentRecord[]> {
    if (keys.length === 0) return [];
    const sql = `SELECT * FROM stored_document WHERE documentKey IN (${marks(keys)})`;
    const rows = await (uow
      ? uow.query<DocumentRecord>(sql, keys)
      : this.database.read<DocumentRecord>(sql, keys));
    return keys.flatMap((key) => rows.find(({ documentKey }) => documentKey === key) ?? []);
  }

  /** Throws `fileGone` when the store has lost it. */
  async read(document: DocumentRecord): Promise<StoredFile> {
    return this.bytes.open(documentStoreKey(document));
  }
}

/** A photo's limit is a document's too; only what is said about it differs. */
async function readDocument(upload: IncomingMessage): Promise<Buffer> {
  try {
    return await readUpload(upload);
  } catch (error) {
    if (error instanceof Refusal && error.code.endsWith('TooLarge')) throw new Refusal('attachmentTooLarge');
    throw error;
  }
}

/** As a person would name it, with the ending its bytes have earned. */
function nameOf(name: string, kind: DocumentKind): string {
  const bare = name
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '')
    .trim();
  return `${[...(bare || '附件')].slice(0, NAME_MOST).join('')}.${kind}`;
}
