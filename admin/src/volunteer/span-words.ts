import { fullTime } from '../ui/time';

const DAY = 86_400_000;
/** Whoever leaves the time open is served whenever it suits. */
const OPEN_END = 4_000_000_000_000;

/** `2026-11-28 09:00 至 11:00`, with the second day where it is another. */
export function spanOf(from: number, to: number): string {
  const [day, time] = [fullTime(from), fullTime(to)];
  return day.slice(0, 10) === time.slice(0, 10) ? `${day} 至 ${time.slice(11)}` : `${day} 至 ${time}`;
}

/** When somebody wants help; a wish without a time says so. */
export function wantedIn({ wantedFrom, wantedTo }: { wantedFrom: number; wantedTo: number }): string {
  if (wantedTo >= OPEN_END) return wantedFrom < DAY ? '时间不限' : `${fullTime(wantedFrom)} 以后都可以`;
  return spanOf(wantedFrom, wantedTo);
}
