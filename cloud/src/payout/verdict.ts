import { PAYOUT_STATES, type PayoutState } from '../../contract/payout/payout.flow';
import type { BillLine, FundFlow } from './bill-file';

/** A payout as we hold it. */
export interface Held {
  readonly no: string;
  readonly amount: number;
  readonly state: PayoutState;
  /** When WeChat Pay ended it without paying, as we heard of it. */
  readonly closedAt: number | null;
}
/** `differences` are for a human; what is `explained` only looks like one. */
export interface Verdict {
  readonly differences: readonly string[];
  readonly explained: readonly string[];
}
export const NOTHING_SAID: Verdict = { differences: [], explained: [] };
const wrong = (says: string): Verdict => ({ ...NOTHING_SAID, differences: [says] });
const clear = (says: string): Verdict => ({ ...NOTHING_SAID, explained: [says] });

const labelOf = ({ state }: Held): string => PAYOUT_STATES[state].label;
const same = (one: BillLine) => (other: BillLine) => one.no === other.no && one.amount === other.amount;

export const together = (verdicts: readonly Verdict[]): Verdict => ({
  differences: verdicts.flatMap(({ differences }) => differences),
  explained: verdicts.flatMap(({ explained }) => explained),
});

/** What is left of a bill, or of several, once what went out and came back is taken for no movement. */
export function netted({ out, back }: FundFlow): FundFlow {
  const left = [...out];
  const alone = back.filter((line) => {
    const at = left.findIndex(same(line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { out: left, back: alone };
}

/**
 * A day's bill against what we hold of its numbers.
 *
 * WeChat Pay takes the money out of the account when a transfer waits for its receiver, and puts it back when nobody
 * confirms: within a day and so, often, with the next bill.
 *
 * @param until what was closed by then (ms) has come back in this bill or one before
 */
export function verdictOf(bill: FundFlow, known: ReadonlyMap<string, Held>, until: number): Verdict {
  const left = netted(bill);
  const stays = new Set(left.out.map(({ no }) => no));
  return together([
    ...bill.out.map((line) => ofOut(line, known.get(line.no), { stays: stays.has(line.no), until })),
    ...bill.back.map((line) => ofBack(line, known.get(line.no), left.back)),
    twiceOf(bill.out),
  ]);
}

/** Money that left for nothing we know of, in another amount, or for a payout that has not, or not so, ended here. */
function ofOut(
  { no, amount }: BillLine,
  mine: Held | undefined,
  { stays, until }: { readonly stays: boolean; readonly until: number },
): Verdict {
  if (mine === undefined) return wrong(`${no} 账单里有，我们没有`);
  if (mine.amount !== amount) return wrong(`${no} 金额不同：我们 ${mine.amount} 分，账单 ${amount} 分`);
  if (mine.state === 'paid' || !stays) return NOTHING_SAID;
  if (mine.state === 'waiting' || mine.state === 'cancelling')
    return clear(`${no} 已划出，我们这里是“${labelOf(mine)}”`);
  if (mine.closedAt !== null && mine.closedAt >= until)
    return clear(`${no} 已划出，后来“${labelOf(mine)}”：退回在之后的账单里，那天再对`);
  return wrong(`${no} 账单里已转出，我们这里是“${labelOf(mine)}”`);
}

/** Money that came back for nothing we know of, in another amount, or for what was paid for good. */
function ofBack(line: BillLine, mine: Held | undefined, alone: readonly BillLine[]): Verdict {
  const { no, amount } = line;
  if (mine === undefined) return wrong(`${no} 账单里有退回，我们没有`);
  if (mine.amount !== amount) return wrong(`${no} 退回的金额不同：我们 ${mine.amount} 分，账单 ${amount} 分`);
  if (mine.state === 'paid') return wrong(`${no} 账单里已退回，我们这里是“${labelOf(mine)}”`);
  return alone.includes(line) ? clear(`${no} 退回了此前划出的 ${amount} 分`) : NOTHING_SAID;
}

function twiceOf(lines: readonly BillLine[]): Verdict {
  const seen = new Set<string>();
  return together(
    lines.map(({ no }) => {
      const again = seen.has(no);
      seen.add(no);
      return again ? wrong(`${no} 账单里出现两次`) : NOTHING_SAID;
    }),
  );
}

/** Of what was closed, what went out in these bills and did not come back in them; a return in part is told of by itself. */
export function unreturned(closed: readonly Held[], bills: FundFlow): Verdict {
  const left = netted(bills);
  const [out, back] = [left.out, left.back].map((lines) => new Set(lines.map(({ no }) => no)));
  return together(
    closed
      .filter(({ no }) => out?.has(no) && !back?.has(no))
      .map((mine) => wrong(`${mine.no} 账单里已转出，没有退回，我们这里是“${labelOf(mine)}”`)),
  );
}
