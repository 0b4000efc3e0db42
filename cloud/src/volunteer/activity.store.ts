import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from '../kernel/database';
import { cursorId, marks } from '../kernel/keyset';
import { dueNext, dueSpan, type Due } from '../kernel/one-by-one';
import type { ActivityRecord } from './volunteer.row';

interface Paging {
  readonly after?: string | undefined;
  readonly size: number;
}
interface DeskQuery extends Paging {
  readonly state?: ActivityRecord['state'] | undefined;
  /** Beginning from then, and before then. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Rows of activities, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<ActivityRecord | undefined> {
    return uow.lock<ActivityRecord>('SELECT * FROM volunteer_activity WHERE id = ?', [id]);
  }

  find(id: number): Promise<ActivityRecord | undefined> {
    return this.database.readOne<ActivityRecord>('SELECT * FROM volunteer_activity WHERE id = ?', [id]);
  }

  async findAll(ids: readonly number[]): Promise<Map<number, ActivityRecord>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read<ActivityRecord>(
      `SELECT * FROM volunteer_activity WHERE id IN (${marks(ids)})`,
      ids,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  insert(uow: UnitOfWork, row: Omit<ActivityRecord, 'id'>): Promise<number> {
    return uow.insert('volunteer_activity', { ...row });
  }

  /** The only statement that changes an activity; its state only from ActivityService, its places from ClaimPlaces. */
  write(uow: UnitOfWork, id: number, change: Partial<ActivityRecord>): Promise<void> {
    return uow.update('volunteer_activity', id, { ...change });
  }

  /** Those that recruit now, newest first, one more than `size`. */
  recruiting({ after, size }: Paging, communityId?: number): Promise<ActivityRecord[]> {
    const here = communityId === undefined ? '' : ' AND communityId = ?';
    return this.database.read<ActivityRecord>(
      `SELECT * FROM volunteer_activity WHERE state = 'recruiting' AND id < ?${here} ORDER BY id DESC LIMIT ?`,
      [cursorId(after), ...(communityId === undefined ? [] : [communityId]), size + 1],
    );
  }

  ofCommunities(
    communityIds: readonly number[],
    { after, size, state, from, to }: DeskQuery,
  ): Promise<ActivityRecord[]> {
    const wanted: readonly (readonly [string, string | number | undefined])[] = [
      [' AND state = ?', state],
      [' AND startsAt >= ?', from],
      [' AND startsAt < ?', to],
    ];
    const asked = wanted.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
    return this.database.read<ActivityRecord>(
      `SELECT * FROM volunteer_activity WHERE communityId IN (${marks(communityIds)}) AND id < ?${asked
        .map(({ sql }) => sql)
        .join('')} ORDER BY id DESC LIMIT ?`,
      [...communityIds, cursorId(after), ...asked.map(({ value }) => value), size + 1],
    );
  }

  claimedBy(personId: number, { after, size }: Paging): Promise<ActivityRecord[]> {
    return this.database.read<ActivityRecord>(
      `SELECT a.* FROM volunteer_claim c JOIN volunteer_activity a ON a.id = c.activityId
       WHERE c.personId = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?`,
      [personId, cursorId(after), size + 1],
    );
  }

  /** Those that recruit, and have both a free place and people waiting: some after that one, by their ids. */
  async withRoom(after: number): Promise<number[]> {
    const rows = await this.database.read<{ id: number }>(
      `SELECT id FROM volunteer_activity
       WHERE state = 'recruiting' AND id > ? AND waiting > 0 AND taken < capacity ORDER BY id LIMIT 100`,
      [after],
    );
    return rows.map(({ id }) => id);
  }

  /** Activities on which the clock must act by itself. */
  clockDue(now: number, after: Due): Promise<(Due & Pick<ActivityRecord, 'state'>)[]> {
    return this.database.read(
      `SELECT id, state, clockAt AS at FROM volunteer_activity WHERE ${dueNext('clockAt')}`,
      dueSpan(after, now),
    );
  }
}
