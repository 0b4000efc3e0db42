import { dayTime, lasting, untilDue } from './time';

describe('time as people say it', () => {
  it('tells the town’s time wherever the phone is', () => {
    expect(dayTime(Date.UTC(2026, 10, 23, 16, 5))).toBe('11月24日 00:05');
  });

  it('says what is left and what is over', () => {
    expect(untilDue(7_500_000, 0)).toBe('还剩 2 小时 5 分');
    expect(untilDue(0, 90_000_000)).toBe('超过 1 天 1 小时');
    expect(lasting(59_000)).toBe('不到 1 分钟');
  });
});
