import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from '../kernel/database';
import { dueNext, dueSpan, type Due } from '../kernel/one-by-one';

export interface LotRecord {
  id: number;
  accountId: number;
  points: number;
  rest: number;
  expiresAt: number;
}

const AT_ONCE = 100;

/** Which points end when: what was earned first is spent first. Call everything with the account locked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Lots {
  @Inject() protected database: Database;

  add(
    uow: UnitOfWork,
    accountId: number,
    { points, expiresAt }: Pick<LotRecord, 'points' | 'expiresAt'>,
  ): void {
    uow.insertLater('points_lot', { accountId, points, rest: points, expiresAt, open: 1 });
  }

  /** Takes points out of those that end soonest, and remembers out of which. */
  async take(uow: UnitOfWork, accountId: number, points: number, transferId: number): Promise<void> {
    let wanted = points;
    while (wanted > 0) {
      const lots = await uow.query<LotRecord>(
        'SELECT * FROM points_lot WHERE accountId = ? AND open = 1 ORDER BY expiresAt, id LIMIT ?',
        [accountId, AT_ONCE],
      );
      if (lots.length === 0) throw new Error(`account ${accountId} holds fewer points in lots than in all`);
      for (const lot of lots) {
        const used = Math.min(lot.rest, wanted);
        if (used === 0) break;
        await this.leave(uow, lot.id, lot.rest - used);
        await uow.insert('points_lot_use', { transferId, lotId: lot.id, points: used });
        wanted -= used;
      }
    }
  }

  /** Gives back what a transfer took, into the same lots: nobody's points last longer for having been spent once. */
  async restore(uow: UnitOfWork, transferId: number): Promise<void> {
    const uses = await uow.query<{ lotId: number; points: number; rest: number }>(
      `SELECT u.lotId, u.points, l.rest FROM points_lot_use u JOIN points_lot l ON l.id = u.lotId WHERE u.transferId = ?`,
      [transferId],
    );
    for (const { lotId, points, rest } of uses) await this.leave(uow, lotId, rest + points);
  }

  /** Takes one lot whole, for its end. */
  async end(uow: UnitOfWork, lotId: number): Promise<void> {
    await this.leave(uow, lotId, 0);
  }

  /** Lots past their end that still hold points, with whose they are. */
  due(now: number, after: Due): Promise<(Due & { personId: number })[]> {
    return this.database.read(
      `SELECT l.id, l.expiresAt AS at, a.ownerId AS personId FROM points_lot l
       JOIN ledger_account a ON a.id = l.accountId WHERE l.open = 1 AND ${dueNext('l.expiresAt', 'l.id')}`,
      dueSpan(after, now),
    );
  }

  /** What of a person's points ends before `until`. */
  async ending(personId: number, until: number): Promise<{ points: number; at: number } | undefined> {
    const row = await this.database.readOne<{ points: number | null; at: number | null }>(
      `SELECT SUM(l.rest) AS points, MIN(l.expiresAt) AS at FROM ledger_account a JOIN points_lot l ON l.accountId = a.id
       WHERE a.kind = 'person' AND a.ownerId = ? AND l.open = 1 AND l.expiresAt <= ?`,
      [personId, until],
    );
    return row && row.points !== null && row.at !== null
      ? { points: Number(row.points), at: row.at }
      : undefined;
  }

  private leave(uow: UnitOfWork, lotId: number, rest: number): Promise<void> {
    return uow.update('points_lot', lotId, { rest, open: rest > 0 ? 1 : 0 });
  }
}
