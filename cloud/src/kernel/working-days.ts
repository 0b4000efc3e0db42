import table from 'chinese-days/dist/chinese-days.json';

const DAY = 86_400_000;

/** Days that are not what their weekday says, as YYYY-MM-DD in order: public holidays, and weekends at work (调休). */
export interface SpecialDays {
  readonly rest: readonly string[];
  readonly work: readonly string[];
}

/**
 * As far as the State Council has announced them (today: 2004 to 2026).
 *
 * Reads the library's data file, not its functions: those answer by the process's own time zone
 * (seen: other answers under TZ=America/New_York).
 */
export const ANNOUNCED: SpecialDays = {
  rest: Object.keys(table.holidays).sort(),
  work: Object.keys(table.workdays).sort(),
};

/**
 * Is this a working day, make-up weekends and public holidays included? Years that are not in there are taken as plain
 * Monday to Friday.
 * @param day days since 1970-01-01, as the town's calendar counts them
 */
export function worksOn(
  day: number,
  { rest, work }: { readonly rest: ReadonlySet<string>; readonly work: ReadonlySet<string> },
): boolean {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  if (work.has(date)) return true;
  if (rest.has(date)) return false;
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday >= 1 && weekday <= 5;
}
