import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ContactState } from '../../contract/party/contact.flow';
import { Database, type UnitOfWork } from '../kernel/database';

export interface ContactRecord {
  id: number;
  orgUnitId: number;
  personId: number | null;
  targetId: number;
  communityId: number;
  households: string;
  proposedBy: 'party' | 'community';
  state: ContactState;
  words: string;
  proposedById: number;
  proposedAt: number;
  visits: number;
  visitedAt: number | null;
}
type Fresh = Omit<ContactRecord, 'id' | 'visits' | 'visitedAt'>;
interface Filter {
  readonly orgUnitId?: number | undefined;
  readonly communityId?: number | undefined;
  readonly state?: ContactState | undefined;
}

const BATCH = 200;

/** Rows of contact pairs, and nothing else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContactStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<ContactRecord | undefined> {
    return uow.lock<ContactRecord>('SELECT * FROM party_contact WHERE id = ?', [id]);
  }

  find(id: number): Promise<ContactRecord | undefined> {
    return this.database.readOne<ContactRecord>('SELECT * FROM party_contact WHERE id = ?', [id]);
  }

  insert(uow: UnitOfWork, row: Fresh): Promise<number> {
    return uow.insert('party_contact', { ...row });
  }

  /** The state only from ContactService. */
  write(uow: UnitOfWork, id: number, change: Partial<ContactRecord>): Promise<void> {
    return uow.update('party_contact', id, { ...change });
  }

  /** Do the two stand by each other already, or wait for it? */
  async isOpen(uow: UnitOfWork, { personId, orgUnitId, targetId, households }: Fresh): Promise<boolean> {
    const whose = personId === null ? 'personId IS NULL AND orgUnitId = ?' : 'personId = ?';
    const known = await uow.one(
      `SELECT 1 AS yes FROM party_contact
       WHERE ${whose} AND targetId = ? AND households = ? AND state IN ('proposed', 'confirmed')`,
      [personId ?? orgUnitId, targetId, households],
    );
    return known !== undefined;
  }

  /** The newest first, before this id; those that `isSeen` lets through, at most so many. */
  async list(
    { orgUnitId, communityId, state }: Filter,
    part: { readonly before: number; readonly most: number },
    isSeen: (row: ContactRecord) => boolean,
  ): Promise<ContactRecord[]> {
    const filters = [
      ...(orgUnitId === undefined ? [] : [{ sql: ' AND orgUnitId = ?', param: orgUnitId }]),
      ...(communityId === undefined ? [] : [{ sql: ' AND communityId = ?', param: communityId }]),
      ...(state === undefined ? [] : [{ sql: ' AND state = ?', param: state }]),
    ];
    const rows: ContactRecord[] = [];
    for (let { before } = part; rows.length < part.most;) {
      const read = await this.database.read<ContactRecord>(
        `SELECT * FROM party_contact WHERE id < ?${filters.map(({ sql }) => sql).join('')} ORDER BY id DESC LIMIT ?`,
        [before, ...filters.map(({ param }) => param), BATCH],
      );
      rows.push(...read.filter(isSeen));
      const last = read.at(-1);
      if (read.length < BATCH || !last) break;
      before = last.id;
    }
    return rows.slice(0, part.most);
  }
}
