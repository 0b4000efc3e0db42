import type { CaseFilter } from '../../contract/case/case.schema';
import type { Searched } from '../../contract/route';

/** Words are looked for in so many days at a time, or one search would read every case there is. */
const SPAN = 180 * 86_400_000;
const NUMBER = /^\d{12,18}$/;

/** The number of one case, where that is what was typed. */
export const numberIn = ({ words = '' }: CaseFilter): string | undefined =>
  NUMBER.test(words) ? words : undefined;

/** When the cases were reported among which the words are looked for: the newest 180 days of what the filter leaves. */
export function searchedOf(
  { words, from = 0, to = Infinity }: CaseFilter,
  now: number,
): Searched | undefined {
  if (!words) return undefined;
  const last = Math.min(to, now);
  return { from: Math.max(from, last - SPAN), to: last };
}
