import { dueInWords, fullTime, spanInWords, workingInWords } from './time';

const HOUR = 3_600_000;

it('tells the town’s own time wherever the browser stands', () => {
  expect(fullTime(Date.UTC(2026, 10, 23, 16, 5))).toBe('2026-11-24 00:05');
});

it('tells what is left of a deadline, and what it is past by', () => {
  expect(dueInWords(5 * HOUR, 2 * HOUR - 60_000)).toBe('剩 3 小时 1 分');
  expect(dueInWords(HOUR, 51 * HOUR)).toBe('已超 2 天 2 小时');
});

it('says no more than two units, and no zero', () => {
  expect(spanInWords(30_000)).toBe('不到 1 分钟');
  expect(spanInWords(24 * HOUR)).toBe('1 天');
  expect(spanInWords(21 * 24 * HOUR + 5 * HOUR)).toBe('21 天');
  expect(workingInWords(355)).toBe('5 小时 55 分');
});
