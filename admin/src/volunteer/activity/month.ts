import type { ActivityRow } from '@contract/volunteer/volunteer.api';
import { fullTime } from '../../ui/time';

const DAY = 86_400_000;
const townMidnight = (year: number, month: number): number => Date.UTC(year, month, 1) - 8 * 3_600_000;

/** What a month's page shows: the month, and the days of its neighbours on the page. @param month from 0 */
export const pageOfMonth = (year: number, month: number): { from: number; to: number } => ({
  from: townMidnight(year, month) - 7 * DAY,
  to: townMidnight(year, month + 1) + 14 * DAY,
});

/** Activities by the town's day, `2026-11-28`, earliest first. */
export function byDay(rows: readonly ActivityRow[]): Map<string, ActivityRow[]> {
  const days = new Map<string, ActivityRow[]>();
  for (const row of [...rows].sort((one, other) => one.startsAt - other.startsAt)) {
    const day = fullTime(row.startsAt).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return days;
}
