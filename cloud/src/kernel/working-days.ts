import table from 'chinese-days/dist/chinese-days.json';

const DAY = 86_400_000;
const holidays = new Set(Object.keys(table.holidays));
const makeUpDays = new Set(Object.keys(table.workdays));

/**
 * Is this a working day in China, 调休 make-up weekends and public holidays included?
 * Years whose notice is not yet in the table are taken as plain Monday to Friday.
 *
 * Reads the library's data file, not its functions: those answer by the process's own time zone
 * (seen: other answers under TZ=America/New_York).
 * @param day days since 1970-01-01, as the town's calendar counts them
 */
export function isWorkingDay(day: number): boolean {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  if (makeUpDays.has(date)) return true;
  if (holidays.has(date)) return false;
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday >= 1 && weekday <= 5;
}
