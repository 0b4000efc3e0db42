const TOWN_OFFSET = 8 * 3_600_000;
const MINUTE = 60_000;

/** `11月23日 14:05` in the town's time. `at` is ms since the epoch. */
export function dayTime(at: number): string {
  const town = new Date(at + TOWN_OFFSET);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${town.getUTCMonth() + 1}月${town.getUTCDate()}日 ${two(town.getUTCHours())}:${two(town.getUTCMinutes())}`;
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
