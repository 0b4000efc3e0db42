const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const full = formatter({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const short = formatter({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

/** ms since epoch → `2026-11-23 20:06` in the town's own time, wherever the browser stands. */
export const fullTime = (at: number) => full(at);

/** ms since epoch → `11-23 20:06`. */
export const shortTime = (at: number) => short(at);

/** How long, in the one or two units people say: `3 天 4 小时`, `25 分钟`. */
export function spanInWords(ms: number): string {
  if (ms < MINUTE) return '不到 1 分钟';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟`;
  const [large, small] = ms < DAY ? [HOUR, MINUTE] : [DAY, HOUR];
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms % large) / small);
  const names = large === HOUR ? ['小时', '分'] : ['天', '小时'];
  return rest && whole < 10 ? `${whole} ${names[0]} ${rest} ${names[1]}` : `${whole} ${names[0]}`;
}

/** Time to a deadline: `剩 3 小时 5 分` or `已超 2 天`. */
export function dueInWords(dueAt: number, now: number): string {
  return dueAt >= now ? `剩 ${spanInWords(dueAt - now)}` : `已超 ${spanInWords(now - dueAt)}`;
}

export function agoInWords(at: number, now: number): string {
  return now - at < MINUTE ? '刚刚' : now - at < 30 * DAY ? `${spanInWords(now - at)}前` : fullTime(at);
}

/** Working minutes, as hours and minutes: a working day's length is the calendar's matter. */
export function workingInWords(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`;
  const rest = minutes % 60;
  return rest ? `${Math.floor(minutes / 60)} 小时 ${rest} 分` : `${minutes / 60} 小时`;
}

function formatter(parts: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat('zh-CN', { ...parts, timeZone: ZONE, hourCycle: 'h23' });
  return (at: number) => {
    const got = new Map<string, string>(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = ['year', 'month', 'day'].flatMap((name) => got.get(name) ?? []).join('-');
    return `${date} ${got.get('hour')}:${got.get('minute')}`;
  };
}
