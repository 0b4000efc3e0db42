import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PointRule } from '../../contract/points/points.schema';
import { Database, type UnitOfWork } from '../kernel/database';
import { DueRows } from '../kernel/one-by-one';
import { Ledger, REFUND, SYSTEM, type AccountName } from './ledger';
import { Lots } from './lots';
import { townMonth } from './points.month';
import { pointsFor, PointRules } from './points.rules';

const DAY = 86_400_000;

export interface Earned {
  readonly personId: number;
  readonly rule: PointRule;
  /** Unique for ever: `case:12:report:7`. */
  readonly reason: string;
  /** So many minutes of what the rule counts by the hour; or so many points, where whoever sends it has set them. */
  readonly minutes?: number;
  readonly points?: number;
  /** 0 where it belongs to no community. */
  readonly communityId: number;
  readonly words: string;
}

const accountOf = (personId: number): AccountName => ({ kind: 'person', ownerId: personId });

/** Points of people: earned by rule, spent oldest first, ended in time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Points {
  @Inject() protected database: Database;
  @Inject() protected ledger: Ledger;
  @Inject() protected lots: Lots;
  @Inject() protected rules: PointRules;
  private readonly dueLots = new DueRows('lot of points');

  /**
   * Credits what a rule gives, once a reason and within its caps. Gives how many points were kept back by a cap or because
   * the rule is out of use.
   */
  async earn(uow: UnitOfWork, earned: Earned): Promise<number> {
    const { personId, reason, communityId, words } = earned;
    if (!(await isKnown(uow, personId))) return 0;
    const rule = await this.rules.get(uow, earned.rule);
    if (!rule) return earned.points ?? 0;
    const account = await this.ledger.account(uow, accountOf(personId));
    if (await this.ledger.isBooked(uow, reason)) return 0;
    const wanted = earned.points ?? pointsFor(rule, earned.minutes ?? 60);
    const points = await this.rules.capped(uow, account.id, rule, wanted);
    if (points === 0) return wanted;
    const from = SYSTEM('issued');
    await this.ledger.transfer(uow, {
      ...{ reason, from, to: accountOf(personId), amount: points, rule: rule.code, words },
    });
    this.lots.add(uow, account.id, { points, expiresAt: uow.now + rule.expireDays * DAY });
    await tally(uow, { personId, communityId, points });
    return wanted - points;
  }

  /** Spends points; gives the transfer's id. Throws `balanceTooLow`. */
  async spend(
    uow: UnitOfWork,
    personId: number,
    spent: { readonly reason: string; readonly points: number; readonly words: string },
  ): Promise<number> {
    return this.debit(uow, personId, { ...spent, rule: 'shop', to: SYSTEM('shop') });
  }

  /** Gives back what a transfer spent. */
  async giveBack(
    uow: UnitOfWork,
    personId: number,
    back: {
      readonly transferId: number;
      readonly reason: string;
      readonly points: number;
      readonly words: string;
    },
  ): Promise<void> {
    const { transferId, reason, points, words } = back;
    await this.ledger.account(uow, accountOf(personId));
    await this.ledger.transfer(uow, {
      ...{ reason, from: SYSTEM('shop'), to: accountOf(personId), amount: points, rule: REFUND, words },
    });
    await this.lots.restore(uow, transferId);
  }

  /** Takes the points of the penalty, or what there is of them. Gives the points taken. */
  async penalise(
    uow: UnitOfWork,
    personId: number,
    penalty: { readonly reason: string; readonly words: string; readonly byId: number },
  ): Promise<number> {
    const rule = await this.rules.get(uow, 'penalty');
    if (!rule) return 0;
    const { balance } = await this.ledger.account(uow, accountOf(personId));
    const points = Math.min(balance, rule.points);
    if (points > 0)
      await this.debit(uow, personId, { ...penalty, points, rule: 'penalty', to: SYSTEM('fined') });
    return points;
  }

  /** Ends what is past its time, one transaction a lot. */
  expireDue(now: number): Promise<void> {
    return this.dueLots.see(
      now,
      (after) => this.lots.due(now, after),
      ({ id, personId }) => this.database.unitOfWork((uow) => this.expire(uow, personId, id)),
    );
  }

  private async expire(uow: UnitOfWork, personId: number, lotId: number): Promise<void> {
    await this.ledger.account(uow, accountOf(personId));
    const lot = await uow.one<{ rest: number; uses: number }>(
      `SELECT rest, (SELECT COUNT(*) FROM points_lot_use WHERE lotId = points_lot.id) AS uses FROM points_lot
       WHERE id = ? AND open = 1`,
      [lotId],
    );
    if (!lot) return;
    // A lot may end, be given points back, and end again: each end is a use of its own.
    const transferId = await this.ledger.transfer(uow, {
      ...{ reason: `lot:${lotId}:end:${lot.uses}`, from: accountOf(personId), to: SYSTEM('expired') },
      ...{ amount: lot.rest, rule: 'expired', words: '积分到期' },
    });
    await this.lots.end(uow, lotId);
    await uow.insert('points_lot_use', { transferId, lotId, points: lot.rest });
  }

  private async debit(
    uow: UnitOfWork,
    personId: number,
    debit: { reason: string; points: number; words: string; rule: string; to: AccountName; byId?: number },
  ): Promise<number> {
    const { points, reason, words, rule, to, byId } = debit;
    const account = await this.ledger.account(uow, accountOf(personId));
    const from = accountOf(personId);
    const signed = byId === undefined ? {} : { byId };
    const transferId = await this.ledger.transfer(uow, {
      ...{ reason, from, to, amount: points, rule, words },
      ...signed,
    });
    await this.lots.take(uow, account.id, points, transferId);
    return transferId;
  }
}

async function isKnown(uow: UnitOfWork, personId: number): Promise<boolean> {
  const sql = 'SELECT id FROM person WHERE id = ? AND erasedAt IS NULL';
  return (await uow.one(sql, [personId])) !== undefined;
}

/** For the league tables; the person's account is locked, so nobody else writes the same row. */
async function tally(
  uow: UnitOfWork,
  { personId, communityId, points }: { personId: number; communityId: number; points: number },
): Promise<void> {
  const month = townMonth(uow.now);
  const { affected } = await uow.run(
    'UPDATE points_tally SET earned = earned + ? WHERE personId = ? AND month = ? AND communityId = ?',
    [points, personId, month, communityId],
  );
  if (affected === 0) await uow.insert('points_tally', { personId, month, communityId, earned: points });
}
