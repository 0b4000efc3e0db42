import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RequestKind, RequestState } from '../../contract/identity/rights.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import { cursorId } from '../kernel/keyset';
import type { Field } from '../kernel/personal-data';

/** A row of `data_request`, without the copy. */
export interface RequestRecord {
  id: number;
  personId: number;
  kind: RequestKind;
  state: RequestState;
  /** Who asked in the person's name; null where they asked themselves. */
  askedById: number | null;
  wordsSealed: string | null;
  answerSealed: string | null;
  ready: number;
  askedAt: number;
  dueAt: number;
  endedAt: number | null;
}

export const REQUEST_WORDS: Field = 'data_request.words';
export const REQUEST_ANSWER: Field = 'data_request.answer';
export const REQUEST_COPY: Field = 'data_request.copy';

const COLUMNS =
  'id, personId, kind, state, askedById, wordsSealed, answerSealed, copySealed IS NOT NULL AS ready, askedAt, dueAt, endedAt';
const OPEN = "state IN ('asked', 'announced', 'waiting')";

/** Rows of requests, and nothing else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RightsStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<RequestRecord | undefined> {
    return uow.lock<RequestRecord>(`SELECT ${COLUMNS} FROM data_request WHERE id = ?`, [id]);
  }

  find(id: number): Promise<RequestRecord | undefined> {
    return this.database.readOne<RequestRecord>(`SELECT ${COLUMNS} FROM data_request WHERE id = ?`, [id]);
  }

  /** Is there anything they still wait for that somebody else than this actor took in? */
  openOf(personId: number, actorId: number): Promise<unknown> {
    return this.database.readOne(
      `SELECT 1 AS yes FROM data_request WHERE personId = ? AND ${OPEN} AND (askedById IS NULL OR askedById <> ?)`,
      [personId, actorId],
    );
  }

  openOfKind(uow: UnitOfWork, personId: number, kind: RequestKind): Promise<unknown> {
    return uow.one(`SELECT 1 AS yes FROM data_request WHERE personId = ? AND kind = ? AND ${OPEN}`, [
      personId,
      kind,
    ]);
  }

  /** The newest twenty of a person. */
  ofPerson(personId: number): Promise<RequestRecord[]> {
    return this.database.read<RequestRecord>(
      `SELECT ${COLUMNS} FROM data_request WHERE personId = ? ORDER BY id DESC LIMIT 20`,
      [personId],
    );
  }

  /** Open ones, or all, the newest first; one more than `size`. */
  list(which: 'open' | 'all', after: string | undefined, size: number): Promise<RequestRecord[]> {
    return this.database.read<RequestRecord>(
      `SELECT ${COLUMNS} FROM data_request WHERE id < ?${which === 'open' ? ` AND ${OPEN}` : ''} ORDER BY id DESC LIMIT ?`,
      [cursorId(after), size + 1],
    );
  }

  /** Erasures that wait for something to end, and those announced before then. */
  erasuresDue(announcedBefore: number): Promise<RequestRecord[]> {
    return this.database.read<RequestRecord>(
      `SELECT ${COLUMNS} FROM data_request WHERE kind = 'erase'
       AND (state = 'waiting' OR (state = 'announced' AND askedAt <= ?)) ORDER BY id LIMIT 200`,
      [announcedBefore],
    );
  }

  async copyOf(id: number, personId: number): Promise<string | undefined> {
    const row = await this.database.readOne<{ copySealed: string | null }>(
      'SELECT copySealed FROM data_request WHERE id = ? AND personId = ?',
      [id, personId],
    );
    return row?.copySealed ?? undefined;
  }

  /** Copies made before then are thrown away. */
  async dropCopies(before: number): Promise<void> {
    await this.database.unitOfWork((uow) =>
      uow.run('UPDATE data_request SET copySealed = NULL WHERE copySealed IS NOT NULL AND endedAt < ?', [
        before,
      ]),
    );
  }
}
