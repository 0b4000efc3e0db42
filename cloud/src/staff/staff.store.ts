import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Post } from '../../contract/identity/identity.api';
import { Database, type UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';

export interface StaffRecord {
  id: number;
  account: string | null;
  name: string;
  phoneSealed: string | null;
  disabled: number;
  createdAt: number;
}

export interface PostingRecord {
  id: number;
  personId: number;
  post: Post;
  unitId: number;
  startsAt: number | null;
  endsAt: number | null;
}

/** Does its term run at this moment (ms)? */
export const isHeld = ({ startsAt, endsAt }: PostingRecord, now: number): boolean =>
  (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);

export interface DelegationRecord {
  id: number;
  fromId: number;
  toId: number;
  startsAt: number;
  endsAt: number;
  words: string;
}

type Reader = Pick<UnitOfWork, 'query'>;

/** Rows of staff, postings and delegations, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffStore {
  @Inject() protected database: Database;

  /** Newest first. */
  async staff(ids: readonly number[]): Promise<StaffRecord[]> {
    if (ids.length === 0) return [];
    return this.database.read<StaffRecord>(
      `SELECT id, account, name, phoneSealed, disabled, createdAt FROM person WHERE kind = 'staff' AND id IN (${marks(ids)}) ORDER BY id DESC`,
      ids,
    );
  }

  async one(id: number): Promise<StaffRecord | undefined> {
    return (await this.staff([id]))[0];
  }

  async disabledIds(): Promise<Set<number>> {
    const rows = await this.database.read<{ id: number }>(
      "SELECT id FROM person WHERE kind = 'staff' AND disabled = 1",
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** `account`: letters, digits and dots only, for it stands in a pattern. */
  async idsByAccount(account: string): Promise<Set<number>> {
    const rows = await this.database.read<{ id: number }>(
      "SELECT id FROM person WHERE kind = 'staff' AND account LIKE ?",
      [`${account}%`],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The person, locked until the end of the work. */
  lock(uow: UnitOfWork, id: number): Promise<StaffRecord | undefined> {
    return uow.lock<StaffRecord>(
      "SELECT id, account, name, phoneSealed, disabled, createdAt FROM person WHERE kind = 'staff' AND id = ?",
      [id],
    );
  }

  postingsOf(personId: number, reader: Reader = this.reader): Promise<PostingRecord[]> {
    return reader.query<PostingRecord>('SELECT * FROM person_post WHERE personId = ? ORDER BY id', [
      personId,
    ]);
  }

  posting(id: number, reader: Reader = this.reader): Promise<PostingRecord | undefined> {
    return reader.query<PostingRecord>('SELECT * FROM person_post WHERE id = ?', [id]).then(([row]) => row);
  }

  /** Given or received by the person, or anybody's; newest first. */
  delegations(ask: { personId?: number; before: number; most: number }): Promise<DelegationRecord[]> {
    const { personId, before, most } = ask;
    const whose = personId === undefined ? '' : 'AND (fromId = ? OR toId = ?)';
    return this.database.read<DelegationRecord>(
      `SELECT id, fromId, toId, startsAt, endsAt, words FROM delegation WHERE id < ? ${whose} ORDER BY id DESC LIMIT ?`,
      [before, ...(personId === undefined ? [] : [personId, personId]), most],
    );
  }

  private get reader(): Reader {
    return { query: (sql, params) => this.database.read(sql, params) };
  }
}
