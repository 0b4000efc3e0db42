import { dayTime, lasting, nextMonday, stretch, untilDue } from './time';

describe('time as people say it', () => {
  it('tells the town’s time wherever the phone is', () => {
    expect(dayTime(Date.UTC(2026, 10, 23, 16, 5))).toBe('11月24日 00:05');
  });

  it('says what is left and what is over', () => {
    expect(untilDue(7_500_000, 0)).toBe('还剩 2 小时 5 分');
    expect(untilDue(0, 90_000_000)).toBe('超过 1 天 1 小时');
    expect(lasting(59_000)).toBe('不到 1 分钟');
  });

  it('tells a stretch of time with its weekday, and the other day only where there is one', () => {
    const nine = Date.UTC(2026, 11, 5, 1);
    expect(stretch(nine, nine + 2 * 3_600_000)).toBe('12月5日 周六 09:00–11:00');
    expect(stretch(nine, nine + 20 * 3_600_000)).toBe('12月5日 周六 09:00 至 12月6日 05:00');
  });

  it('ends the week with Sunday', () => {
    const monday = Date.UTC(2026, 11, 6, 16);
    expect(nextMonday(Date.UTC(2026, 11, 5, 1))).toBe(monday);
    expect(nextMonday(Date.UTC(2026, 11, 6, 15, 59))).toBe(monday);
    expect(nextMonday(monday)).toBe(monday + 7 * 86_400_000);
  });
});
