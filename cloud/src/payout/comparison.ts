import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ReconciliationView } from '../../contract/payout/payout.api';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { readFundFlow, type BillLine, type FundFlow } from './bill-file';
import { PayClient } from './pay-client';
import { inWords } from './payout.trouble';
import { netted, NOTHING_SAID, together, unreturned, verdictOf, type Held, type Verdict } from './verdict';

/** What a day's comparison found; amounts are fen. */
export interface Compared extends Verdict {
  readonly state: ReconciliationView['state'];
  readonly ourBills: number;
  readonly ourAmount: number;
  readonly theirBills: number;
  readonly theirAmount: number;
}
interface Closed extends Held {
  readonly sentAt: number | null;
}

const DAY = 86_400_000;
/** What happens in the last hour of a day may be booked after midnight: it is looked for together with the next day's. */
const LATE = 3_600_000;
const TOWN_OFFSET = 8 * 3_600_000;
const AT_ONCE = 500;
/** A transfer is closed after a day at most: what went out on one day is back two bills later. */
const BILLS_OF_ONE = 3;
/** WeChat Pay's word that a payout ended unpaid: a payout that is begun anew keeps it. */
const CLOSING = "e.action IN ('fail', 'endCancel')";
const NO_FLOW: FundFlow = { out: [], back: [] };
const sum = (lines: readonly BillLine[]): number => lines.reduce((total, { amount }) => total + amount, 0);

class NoBill extends Error {}

/** `2026-11-23`, as the town's calendar has it. */
export const townDate = (at: number): string => new Date(at + TOWN_OFFSET).toISOString().slice(0, 10);

/** One day of ours held against WeChat Pay's bill of it, and of the day before. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Comparison {
  @Inject() protected database: Database;
  @Inject() protected pay: PayClient;

  /** @param from when the day begins, ms. Where a bill cannot be had it is `failed`, with the reason as the difference. */
  async of(from: number): Promise<Compared> {
    const ours = await this.paid(from, from + DAY);
    try {
      return await this.held(from, ours);
    } catch (error) {
      if (!(error instanceof NoBill)) throw error;
      const verdict = { ...NOTHING_SAID, differences: [inWords(error.message)] };
      return summed('failed', { ours, theirs: [], verdict });
    }
  }

  private async held(from: number, ours: readonly BillLine[]): Promise<Compared> {
    const bill = await this.bill(from);
    const known = await this.known([...bill.out, ...bill.back].map(({ no }) => no));
    const verdict = together([
      { ...NOTHING_SAID, differences: await this.missing(from, bill.out) },
      verdictOf(bill, known, from + DAY - LATE),
      await this.unreturned(from, bill),
    ]);
    const state = verdict.differences.length === 0 ? 'even' : 'uneven';
    return summed(state, { ours, theirs: netted(bill).out, verdict });
  }

  /** By WeChat Pay's own time of success. */
  private paid(from: number, to: number): Promise<BillLine[]> {
    return this.database.read<BillLine>(
      'SELECT no, amount FROM payout WHERE paidAt >= ? AND paidAt < ? ORDER BY id',
      [from, to],
    );
  }

  /** A day without movement has no lines. Throws `NoBill`. */
  private async bill(from: number): Promise<FundFlow> {
    try {
      const file = await this.pay.fundFlow(townDate(from));
      return file === undefined ? NO_FLOW : readFundFlow(file);
    } catch (error) {
      throw new NoBill(error instanceof Error ? error.message : String(error));
    }
  }

  /** What we hold for paid stands in the bill of its day, or where the books were closed differently in the one before. */
  private async missing(from: number, theirs: readonly BillLine[]): Promise<string[]> {
    const expected = await this.paid(from - LATE, from + DAY - LATE);
    const here = new Set(theirs.map(({ no }) => no));
    const sought = expected.filter(({ no }) => !here.has(no));
    if (sought.length === 0) return [];
    const before = await this.bill(from - DAY);
    const there = new Set(before.out.map(({ no }) => no));
    return sought.filter(({ no }) => !there.has(no)).map(({ no }) => `${no} 账单里没有`);
  }

  /** What was closed by this day's bill, and went out on a day before, stands in it or one before as come back. */
  private async unreturned(from: number, bill: FundFlow): Promise<Verdict> {
    const here = new Set(bill.out.map(({ no }) => no));
    const closed = (await this.closed(from - LATE, from + DAY - LATE)).filter(({ no }) => !here.has(no));
    const days = new Set(closed.flatMap(({ sentAt }) => daysAfter(sentAt ?? from, from)));
    const before: FundFlow[] = [];
    for (const day of days) before.push(await this.bill(day));
    const bills = [...before, bill];
    return unreturned(closed, {
      out: bills.flatMap(({ out }) => out),
      back: bills.flatMap(({ back }) => back),
    });
  }

  private closed(from: number, to: number): Promise<Closed[]> {
    return this.database.read<Closed>(
      `SELECT p.no, p.amount, p.state, p.sentAt, e.at AS closedAt FROM payout_event e JOIN payout p ON p.id = e.payoutId
       WHERE ${CLOSING} AND e.at >= ? AND e.at < ? ORDER BY e.id`,
      [from, to],
    );
  }

  private async known(numbers: readonly string[]): Promise<ReadonlyMap<string, Held>> {
    const found = new Map<string, Held>();
    for (let at = 0; at < numbers.length; at += AT_ONCE) {
      const some = numbers.slice(at, at + AT_ONCE);
      const sql = `SELECT p.no, p.amount, p.state,
          (SELECT MIN(e.at) FROM payout_event e WHERE e.payoutId = p.id AND ${CLOSING}) AS closedAt
        FROM payout p WHERE p.no IN (${marks(some)})`;
      for (const row of await this.database.read<Held>(sql, some)) found.set(row.no, row);
    }
    return found;
  }
}

/** The days (their beginnings, ms) whose bills tell of what was sent then, before that of `from`. */
function daysAfter(sentAt: number, from: number): number[] {
  const first = Date.parse(`${townDate(sentAt)}T00:00:00+08:00`);
  return Array.from({ length: BILLS_OF_ONE }, (_, n) => first + n * DAY).filter((day) => day < from);
}

function summed(
  state: Compared['state'],
  {
    ours,
    theirs,
    verdict,
  }: { readonly ours: readonly BillLine[]; readonly theirs: readonly BillLine[]; readonly verdict: Verdict },
): Compared {
  return {
    ...{ state, ...verdict, ourBills: ours.length, ourAmount: sum(ours) },
    ...{ theirBills: theirs.length, theirAmount: sum(theirs) },
  };
}
