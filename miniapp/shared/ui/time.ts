const TOWN_OFFSET = 8 * 3_600_000;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** `11月23日 14:05` in the town's time. `at` is ms since the epoch. */
export function dayTime(at: number): string {
  return `${day(at)} ${clockTime(at)}`;
}

/** `14:05` */
export function clockTime(at: number): string {
  const town = new Date(at + TOWN_OFFSET);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(town.getUTCHours())}:${two(town.getUTCMinutes())}`;
}

/** `11月23日` */
export function day(at: number): string {
  const town = new Date(at + TOWN_OFFSET);
  return `${town.getUTCMonth() + 1}月${town.getUTCDate()}日`;
}

/** `12月5日 周六` */
export function dayName(at: number): string {
  return `${day(at)} 周${WEEKDAYS[new Date(at + TOWN_OFFSET).getUTCDay()] ?? ''}`;
}

/** `2026年11月23日` */
export function yearDay(at: number): string {
  return `${new Date(at + TOWN_OFFSET).getUTCFullYear()}年${day(at)}`;
}

/** `12月5日 周六 09:00–11:00`; the day of the end only when it is another. */
export function stretch(from: number, to: number): string {
  const end = day(from) === day(to) ? `–${clockTime(to)}` : ` 至 ${dayTime(to)}`;
  return `${dayName(from)} ${clockTime(from)}${end}`;
}

/** When the day (and, with `days`, so many days later) begins in the town. */
export function dayStart(at: number, days = 0): number {
  return (Math.floor((at + TOWN_OFFSET) / DAY) + days) * DAY - TOWN_OFFSET;
}

/** When the Monday after `at` begins. */
export function nextMonday(at: number): number {
  const weekday = new Date(at + TOWN_OFFSET).getUTCDay();
  return dayStart(at, weekday === 0 ? 1 : 8 - weekday);
}

/** `3 天 2 小时`, `2 小时 5 分`, `不到 1 分钟`. */
export function lasting(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  if (minutes < 1) return '不到 1 分钟';
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return rest > 0 ? `${hours} 小时 ${rest} 分` : `${hours} 小时`;
  return `${rest} 分钟`;
}

/** `还剩 2 小时` or `超过 1 天`. */
export function untilDue(dueAt: number, now: number): string {
  return dueAt >= now ? `还剩 ${lasting(dueAt - now)}` : `超过 ${lasting(now - dueAt)}`;
}

/** `刚刚`, `2 小时 5 分前`, and from a day on the day and time. */
export function ago(at: number, now: number): string {
  if (now - at < MINUTE) return '刚刚';
  return now - at < 1440 * MINUTE ? `${lasting(now - at)}前` : dayTime(at);
}
