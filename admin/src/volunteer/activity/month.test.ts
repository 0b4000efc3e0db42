import type { ActivityRow } from '@contract/volunteer/volunteer.api';
import { byDay, pageOfMonth } from './month';

const at = (id: number, startsAt: number) => ({ id, startsAt }) as ActivityRow;

it('puts an activity on the town’s day, whatever day it is in Greenwich', () => {
  const early = Date.UTC(2026, 10, 27, 23); // 07:00 on the 28th in the town
  const late = Date.UTC(2026, 10, 28, 10);
  const days = byDay([at(2, late), at(1, early)]);
  expect([...days].map(([day, rows]) => [day, rows.map(({ id }) => id)])).toEqual([['2026-11-28', [1, 2]]]);
});

it('asks for the six weeks a month’s page shows, and no more', () => {
  const { from, to } = pageOfMonth(2026, 10);
  expect(new Date(from).toISOString()).toBe('2026-10-24T16:00:00.000Z');
  expect(new Date(to).toISOString()).toBe('2026-12-14T16:00:00.000Z');
  expect(pageOfMonth(2026, 11).to).toBe(Date.UTC(2027, 0, 14, 16));
});
