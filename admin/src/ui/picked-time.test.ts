import { asPicked, inTown } from './picked-time';

it('shows the town’s time in a picker and reads it back, wherever the browser stands', () => {
  const at = Date.UTC(2026, 10, 28, 1, 30);
  expect(asPicked(at).format('YYYY-MM-DD HH:mm')).toBe('2026-11-28 09:30');
  expect(inTown(asPicked(at))).toBe(at);
});

it('keeps a quarter past midnight on its own day', () => {
  const at = Date.UTC(2026, 11, 31, 16, 15);
  expect(asPicked(at).format('YYYY-MM-DD HH:mm')).toBe('2027-01-01 00:15');
});
