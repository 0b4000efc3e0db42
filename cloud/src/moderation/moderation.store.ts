import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type {
  HoldReason,
  ModerationAction,
  ModerationState,
} from '../../contract/moderation/moderation.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import type { FileRecord } from '../kernel/files.store';
import { cursorId, marks } from '../kernel/keyset';

/** A file, or the words of a case, by the id of its row. */
export interface Subject {
  readonly kind: 'file' | 'words';
  readonly id: number;
  readonly caseId: number | null;
}

/** A row of `moderation_item`: what came before a human at least once. */
export interface ItemRecord {
  id: number;
  subject: string;
  caseId: number | null;
  fileId: number | null;
  state: ModerationState;
  why: HoldReason;
  label: number | null;
  since: number;
}

/** With what there is to look at; null where it has no case or no file. */
export interface ShownItem extends ItemRecord {
  fileKey: string | null;
  kind: FileRecord['kind'] | null;
  width: number | null;
  height: number | null;
  ownerId: number | null;
  reporterId: number | null;
  reportedAt: number | null;
  text: string | null;
  address: string | null;
  categoryCode: string | null;
}

/** A row of `moderation_event`: appended, never changed. */
export interface ItemEvent {
  itemId: number;
  at: number;
  action: ModerationAction;
  byId: number | null;
  words: string;
}

export const nameOf = ({ kind, id }: Subject): string => `${kind}:${id}`;
export const subjectOf = ({ fileId, caseId }: ItemRecord): Subject =>
  fileId === null ? { kind: 'words', id: caseId ?? 0, caseId } : { kind: 'file', id: fileId, caseId };

const TABLES = { file: 'stored_file', words: 'cases' } as const;
const SHOWN = `SELECT i.*, f.fileKey, f.kind, f.width, f.height, f.ownerId,
    c.reporterId, c.reportedAt, c.text, c.address, c.categoryCode
  FROM moderation_item i LEFT JOIN stored_file f ON f.id = i.fileId LEFT JOIN cases c ON c.id = i.caseId`;
const OPEN = "i.state = 'held'";

/** Rows of what is judged, and nothing else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ModerationStore {
  @Inject() protected database: Database;

  file(fileKey: string): Promise<(FileRecord & { id: number }) | undefined> {
    return this.database.readOne('SELECT * FROM stored_file WHERE fileKey = ?', [fileKey]);
  }

  fileOfTrace(traceId: string): Promise<(FileRecord & { id: number }) | undefined> {
    return this.database.readOne('SELECT * FROM stored_file WHERE traceId = ?', [traceId]);
  }

  async setTrace(uow: UnitOfWork, id: number, traceId: string): Promise<void> {
    await uow.update('stored_file', id, { traceId });
  }

  /** How the thing stands, locked, and its item where it came before a human. */
  async lock(
    uow: UnitOfWork,
    subject: Subject,
  ): Promise<{ state: ModerationState | 'none' | undefined; item: ItemRecord | undefined }> {
    const row = await uow.lock<{ contentCheck: ModerationState | 'none' }>(
      `SELECT contentCheck FROM ${TABLES[subject.kind]} WHERE id = ?`,
      [subject.id],
    );
    const item = await uow.one<ItemRecord>('SELECT * FROM moderation_item WHERE subject = ?', [
      nameOf(subject),
    ]);
    return { state: row?.contentCheck, item };
  }

  /** The one place that says how a thing stands. */
  async setState(uow: UnitOfWork, { kind, id }: Subject, state: ModerationState): Promise<void> {
    await uow.update(TABLES[kind], id, { contentCheck: state });
  }

  find(uow: UnitOfWork, id: number): Promise<ItemRecord | undefined> {
    return uow.one<ItemRecord>('SELECT * FROM moderation_item WHERE id = ?', [id]);
  }

  shown(id: number): Promise<ShownItem | undefined> {
    return this.database.readOne<ShownItem>(`${SHOWN} WHERE i.id = ?`, [id]);
  }

  /** What waits, the oldest first; or what was decided, the newest first. One more than `size`, and how many wait. */
  async list(
    which: 'open' | 'done',
    { after, size }: { after: string | undefined; size: number },
  ): Promise<{ items: ShownItem[]; waiting: number }> {
    const from = which === 'open' && after === undefined ? 0 : cursorId(after);
    const rows =
      which === 'open'
        ? `${SHOWN} WHERE ${OPEN} AND i.id > ? ORDER BY i.id LIMIT ?`
        : `${SHOWN} WHERE NOT ${OPEN} AND i.id < ? ORDER BY i.id DESC LIMIT ?`;
    const [items, [count]] = await this.database.readTogether<[ShownItem[], { n: number }[]]>(
      { sql: rows, params: [from, size + 1] },
      { sql: `SELECT COUNT(*) AS n FROM moderation_item i WHERE ${OPEN}`, params: [] },
    );
    return { items, waiting: count?.n ?? 0 };
  }

  async events(itemIds: readonly number[]): Promise<ItemEvent[]> {
    if (itemIds.length === 0) return [];
    return this.database.read<ItemEvent>(
      `SELECT itemId, at, action, byId, words FROM moderation_event WHERE itemId IN (${marks(itemIds)}) ORDER BY id`,
      itemIds,
    );
  }

  async append(uow: UnitOfWork, event: Omit<ItemEvent, 'at'>): Promise<void> {
    await uow.insert('moderation_event', { ...event, at: uow.now });
  }

  async ownerOf({ fileId, caseId }: ItemRecord): Promise<number | undefined> {
    const row =
      fileId === null
        ? await this.database.readOne<{ who: number }>('SELECT reporterId AS who FROM cases WHERE id = ?', [
            caseId,
          ])
        : await this.database.readOne<{ who: number }>(
            'SELECT ownerId AS who FROM stored_file WHERE id = ?',
            [fileId],
          );
    return row?.who;
  }
}
