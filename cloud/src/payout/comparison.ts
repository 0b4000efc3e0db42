import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ReconciliationView } from '../../contract/payout/payout.api';
import { PAYOUT_STATES } from '../../contract/payout/payout.flow';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { readFundFlow, type BillLine } from './bill-file';
import { PayClient } from './pay-client';
import type { PayoutRecord } from './payout.row';
import { inWords } from './payout.trouble';

/** What a day's comparison found; amounts are fen. */
export interface Compared {
  readonly state: ReconciliationView['state'];
  readonly ourBills: number;
  readonly ourAmount: number;
  readonly theirBills: number;
  readonly theirAmount: number;
  readonly differences: readonly string[];
}
type Known = Pick<PayoutRecord, 'no' | 'amount' | 'state'>;

const DAY = 86_400_000;
/** What was paid in the last hour of a day may be booked after midnight: it is looked for together with the next day's. */
const LATE = 3_600_000;
const TOWN_OFFSET = 8 * 3_600_000;
const AT_ONCE = 500;
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
      return summed('failed', { ours, theirs: [], differences: [inWords(error.message)] });
    }
  }

  private async held(from: number, ours: readonly BillLine[]): Promise<Compared> {
    const theirs = await this.bill(from);
    const differences = [
      ...(await this.missing(from, theirs)),
      ...wrongOf(theirs, await this.known(theirs.map(({ no }) => no))),
      ...twiceOf(theirs),
    ];
    return summed(differences.length === 0 ? 'even' : 'uneven', { ours, theirs, differences });
  }

  /** By WeChat Pay's own time of success. */
  private paid(from: number, to: number): Promise<BillLine[]> {
    return this.database.read<BillLine>(
      'SELECT no, amount FROM payout WHERE paidAt >= ? AND paidAt < ? ORDER BY id',
      [from, to],
    );
  }

  /** A day without movement has no lines. Throws `NoBill`. */
  private async bill(from: number): Promise<BillLine[]> {
    try {
      const file = await this.pay.fundFlow(townDate(from));
      return file === undefined ? [] : readFundFlow(file);
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
    const there = new Set(before.map(({ no }) => no));
    return sought.filter(({ no }) => !there.has(no)).map(({ no }) => `${no} 账单里没有`);
  }

  private async known(numbers: readonly string[]): Promise<ReadonlyMap<string, Known>> {
    const found = new Map<string, Known>();
    for (let at = 0; at < numbers.length; at += AT_ONCE) {
      const some = numbers.slice(at, at + AT_ONCE);
      const sql = `SELECT no, amount, state FROM payout WHERE no IN (${marks(some)})`;
      for (const row of await this.database.read<Known>(sql, some)) found.set(row.no, row);
    }
    return found;
  }
}

function summed(
  state: Compared['state'],
  found: {
    readonly ours: readonly BillLine[];
    readonly theirs: readonly BillLine[];
    readonly differences: readonly string[];
  },
): Compared {
  const { ours, theirs, differences } = found;
  return {
    ...{ state, differences, ourBills: ours.length, ourAmount: sum(ours) },
    ...{ theirBills: theirs.length, theirAmount: sum(theirs) },
  };
}

/** Money that left for nothing we know of, in another amount, or for a payout that has not, or not so, ended here. */
function wrongOf(theirs: readonly BillLine[], known: ReadonlyMap<string, Known>): string[] {
  return theirs.flatMap(({ no, amount }) => {
    const mine = known.get(no);
    if (mine === undefined) return [`${no} 账单里有，我们没有`];
    if (mine.amount !== amount) return [`${no} 金额不同：我们 ${mine.amount} 分，账单 ${amount} 分`];
    // Set aside by WeChat Pay for whoever has a day to confirm it.
    if (mine.state === 'paid' || mine.state === 'waiting') return [];
    return [`${no} 账单里已转出，我们这里是“${PAYOUT_STATES[mine.state].label}”`];
  });
}

function twiceOf(theirs: readonly BillLine[]): string[] {
  const seen = new Set<string>();
  return theirs.flatMap(({ no }) => {
    const again = seen.has(no);
    seen.add(no);
    return again ? [`${no} 账单里出现两次`] : [];
  });
}
