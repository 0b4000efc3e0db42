import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type SqlValue, type UnitOfWork } from '../kernel/database';
import { cursorId, marks } from '../kernel/keyset';
import { dueNext, dueSpan, type Due } from '../kernel/one-by-one';
import type { OrderRecord } from './volunteer.row';

interface Asked {
  readonly after?: string | undefined;
  readonly size: number;
  readonly open?: '1' | undefined;
  readonly state?: OrderRecord['state'] | undefined;
}

const OPEN = "state IN ('ordered', 'accepted', 'arranged', 'served')";

/** Rows of orders, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<OrderRecord | undefined> {
    return uow.lock<OrderRecord>('SELECT * FROM volunteer_order WHERE id = ?', [id]);
  }

  find(id: number): Promise<OrderRecord | undefined> {
    return this.database.readOne<OrderRecord>('SELECT * FROM volunteer_order WHERE id = ?', [id]);
  }

  insert(uow: UnitOfWork, row: Omit<OrderRecord, 'id'>): Promise<number> {
    // From before words and places were sealed there are columns that must not be missing.
    return uow.insert('volunteer_order', { ...row, words: '', address: '' });
  }

  /** The only statement that changes an order, called only from OrderService. */
  write(uow: UnitOfWork, id: number, change: Partial<OrderRecord>): Promise<void> {
    return uow.update('volunteer_order', id, { ...change });
  }

  /** Newest first, one more than `size`. */
  page(
    whose: { readonly ordererId: number } | { readonly communityIds: readonly number[] },
    { after, size, open, state }: Asked,
  ): Promise<OrderRecord[]> {
    const [sql, params]: [string, readonly SqlValue[]] =
      'ordererId' in whose
        ? ['ordererId = ?', [whose.ordererId]]
        : [`communityId IN (${marks(whose.communityIds)})`, whose.communityIds];
    const [inState, states] = state === undefined ? ['', []] : [' AND state = ?', [state]];
    return this.database.read<OrderRecord>(
      `SELECT * FROM volunteer_order WHERE ${sql} AND id < ?${open ? ` AND ${OPEN}` : ''}${inState} ORDER BY id DESC LIMIT ?`,
      [...params, cursorId(after), ...states, size + 1],
    );
  }

  ofActivity(activityId: number, reader: Pick<UnitOfWork, 'query'> = this.reader): Promise<OrderRecord[]> {
    return reader.query<OrderRecord>('SELECT * FROM volunteer_order WHERE activityId = ? ORDER BY id', [
      activityId,
    ]);
  }

  /** Served orders that nobody rated in time. */
  unratedSince(now: number, after: Due): Promise<Due[]> {
    return this.database.read(
      `SELECT id, dueAt AS at FROM volunteer_order WHERE state = 'served' AND ${dueNext('dueAt')}`,
      dueSpan(after, now),
    );
  }

  /** Neighbours' names and numbers are kept no longer than they are needed. */
  async forgetNeighbours(before: number): Promise<void> {
    await this.database.unitOfWork((uow) =>
      uow.run(
        `UPDATE volunteer_order SET neighbourSealed = NULL WHERE neighbourSealed IS NOT NULL AND NOT ${OPEN} AND enteredAt < ?`,
        [before],
      ),
    );
  }

  private get reader(): Pick<UnitOfWork, 'query'> {
    return { query: (sql, params) => this.database.read(sql, params) };
  }
}
