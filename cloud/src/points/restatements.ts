import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitOfWork } from '../kernel/database';
import { Ledger, SYSTEM } from './ledger';
import { Lots } from './lots';
import { Points } from './points';
import { townMonth } from './points.month';
import { minutesOf, pointsFor, PointRules, type RuleRecord } from './points.rules';

interface RestatedHours {
  readonly personId: number;
  readonly communityId: number;
  /** What the hours were booked for; each correction is booked for `reason:seq`, once for ever. */
  readonly reason: string;
  readonly seq: number;
  readonly before: number;
  readonly after: number;
}

/** Points given, or taken back where negative. */
interface Booked {
  readonly at: number;
  readonly points: number;
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
    const points = rule ? pointsFor(rule, minutesOf(after)) - pointsFor(rule, minutesOf(before)) : 0;
    if (points === 0) return;
    const common = { personId, communityId, points, words: saying(hours) };
    await this.points.earn(uow, { ...common, rule: 'hour', reason: `${reason}:${seq}` });
  }

  /** What was booked that fewer hours do not bear out; no more than is left of the account. */
  private async takeBack(uow: UnitOfWork, hours: RestatedHours): Promise<void> {
    const { personId, reason, seq } = hours;
    const person = { kind: 'person', ownerId: personId } as const;
    const account = await this.ledger.account(uow, person);
    const again = `${reason}:${seq}`;
    if (await this.ledger.isBooked(uow, again)) return;
    const booked = await bookedFor(uow, account.id, reason);
    const given = booked.reduce((sum, { points }) => sum + points, 0);
    const kept = keptOf(given, hours, await this.rules.get(uow, 'hour'));
    const points = Math.min(account.balance, given - kept);
    if (points <= 0) return;
    const transfer = { from: person, to: SYSTEM('issued'), rule: 'hour', words: saying(hours) };
    const transferId = await this.ledger.transfer(uow, { ...transfer, reason: again, amount: points });
    await this.lots.take(uow, account.id, points, transferId);
    await untally(uow, hours, monthsOf(booked, points));
  }
}

/**
 * What fewer hours still bear out of what was given: their part of it, or what they are worth by the rule as it is now,
 * where that is more. What was given had lost the rests of points, or what was beyond a cap: neither is taken twice.
 */
function keptOf(given: number, { before, after }: RestatedHours, rule: RuleRecord | undefined): number {
  const part = Math.floor((given * minutesOf(after)) / minutesOf(before));
  return Math.min(given, Math.max(part, rule ? pointsFor(rule, minutesOf(after)) : 0));
}

/** In which months so many of these points were booked that are still there, from the last on. */
function monthsOf(booked: readonly Booked[], points: number): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  const there: { month: string; points: number }[] = [];
  const take = (wanted: number, taken: (month: string, points: number) => void): void => {
    for (let rest = wanted, last = there.at(-1); rest > 0 && last; last = there.at(-1)) {
      const part = Math.min(rest, last.points);
      taken(last.month, part);
      rest -= part;
      last.points -= part;
      if (last.points === 0) there.pop();
    }
  };
  for (const { at, points: given } of booked)
    if (given > 0) there.push({ month: townMonth(at), points: given });
    else take(-given, () => undefined);
  take(points, (month, part) => months.set(month, (months.get(month) ?? 0) + part));
  return months;
}

/** The league tables had them in the months in which they were earned. */
async function untally(
  uow: UnitOfWork,
  { personId, communityId }: RestatedHours,
  months: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [month, points] of months)
    await uow.run(
      `UPDATE points_tally SET earned = CASE WHEN earned > ? THEN earned - ? ELSE 0 END
       WHERE personId = ? AND month = ? AND communityId = ?`,
      [points, points, personId, month, communityId],
    );
}

const saying = ({ before, after }: RestatedHours): string => `更正服务时长：${before} 小时改为 ${after} 小时`;

/** The first booking and all corrections of it, in their order: `;` is the character after `:`. */
function bookedFor(uow: UnitOfWork, accountId: number, reason: string): Promise<Booked[]> {
  return uow.query<Booked>(
    `SELECT e.at, e.amount AS points FROM ledger_transfer t
     JOIN ledger_entry e ON e.transferId = t.id AND e.accountId = ?
     WHERE t.reason = ? OR (t.reason > ? AND t.reason < ?) ORDER BY e.id`,
    [accountId, reason, `${reason}:`, `${reason};`],
  );
}
