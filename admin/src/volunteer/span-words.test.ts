import { spanOf, wantedIn } from './span-words';

const NINE = Date.UTC(2026, 10, 28, 1);
const HOUR = 3_600_000;

it('names the day once where it is the same', () => {
  expect(spanOf(NINE, NINE + 2 * HOUR)).toBe('2026-11-28 09:00 至 11:00');
  expect(spanOf(NINE, NINE + 20 * HOUR)).toBe('2026-11-28 09:00 至 2026-11-29 05:00');
});

it('says of a wish without a time that any suits, not the year 2100', () => {
  expect(wantedIn({ wantedFrom: 0, wantedTo: 4_102_444_800_000 })).toBe('时间不限');
  expect(wantedIn({ wantedFrom: NINE, wantedTo: 4_102_444_800_000 })).toBe('2026-11-28 09:00 以后都可以');
  expect(wantedIn({ wantedFrom: NINE, wantedTo: NINE + HOUR })).toBe('2026-11-28 09:00 至 10:00');
});
