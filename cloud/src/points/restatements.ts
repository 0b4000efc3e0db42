import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitOfWork } from '../kernel/database';
import { Ledger, SYSTEM } from './ledger';
import { Lots } from './lots';
import { Points } from './points';
import { townMonth } from './points.month';
import { PointRules } from './points.rules';

interface RestatedHours {
  readonly personId: number;
  readonly communityId: number;
  /** What the hours were booked for; each correction is booked for `reason:seq`, once for ever. */
  readonly reason: string;
  readonly seq: number;
  readonly before: number;
  readonly after: number;
}

interface Booked {
  /** When the first of it was booked, ms; null where nothing was. */
  readonly at: number | null;
  readonly points: number | null;
}

/** Points for hours that were put right later: entries of their own that make good the difference, none is changed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Restatements {
  @Inject() protected ledger: Ledger;
  @Inject() protected lots: Lots;
  @Inject() protected points: Points;
  @Inject() protected rules: PointRules;

  async book(uow: UnitOfWork, hours: RestatedHours): Promise<void> {
    return hours.after > hours.before ? this.add(uow, hours) : this.takeBack(uow, hours);
  }

  /** What more hours would have given, by the rule as it is now and within its caps. */
  private async add(uow: UnitOfWork, hours: RestatedHours): Promise<void> {
    const { personId, communityId, reason, seq, before, after } = hours;
    const rule = await this.rules.get(uow, 'hour');
    const points = rule ? Math.floor(rule.points * after) - Math.floor(rule.points * before) : 0;
    if (points === 0) return;
    const common = { personId, communityId, points, words: saying(hours) };
    await this.points.earn(uow, { ...common, rule: 'hour', reason: `${reason}:${seq}` });
  }

  /** The part of what was booked that fewer hours do not bear out; no more than is left of the account. */
  private async takeBack(uow: UnitOfWork, hours: RestatedHours): Promise<void> {
    const { personId, communityId, reason, seq, before, after } = hours;
    const person = { kind: 'person', ownerId: personId } as const;
    const account = await this.ledger.account(uow, person);
    const again = `${reason}:${seq}`;
    if (await this.ledger.isBooked(uow, again)) return;
    const booked = await bookedFor(uow, account.id, reason);
    const given = Number(booked?.points ?? 0);
    const points = Math.min(account.balance, given - Math.floor((given * after) / before));
    if (points <= 0) return;
    const transfer = {
      reason: again,
      from: person,
      to: SYSTEM('issued'),
      rule: 'hour',
      words: saying(hours),
    };
    const transferId = await this.ledger.transfer(uow, { ...transfer, amount: points });
    await this.lots.take(uow, account.id, points, transferId);
    // The league tables had them in the month in which they were earned.
    await uow.run(
      'UPDATE points_tally SET earned = earned - ? WHERE personId = ? AND month = ? AND communityId = ?',
      [points, personId, townMonth(booked?.at ?? uow.now), communityId],
    );
  }
}

const saying = ({ before, after }: RestatedHours): string => `更正服务时长：${before} 小时改为 ${after} 小时`;

/** The first booking and all corrections of it: `;` is the character after `:`. */
function bookedFor(uow: UnitOfWork, accountId: number, reason: string): Promise<Booked | undefined> {
  return uow.one<Booked>(
    `SELECT MIN(t.at) AS at, SUM(e.amount) AS points FROM ledger_transfer t
     JOIN ledger_entry e ON e.transferId = t.id AND e.accountId = ?
     WHERE t.reason = ? OR (t.reason > ? AND t.reason < ?)`,
    [accountId, reason, `${reason}:`, `${reason};`],
  );
}
