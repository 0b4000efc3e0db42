import type { ActivityRow } from '@contract/volunteer/volunteer.api';
import type { Point } from '@shared/hooks/here';
import { metresBetween } from '@shared/place/distance';
import type { Chip } from '@shared/ui/Chips';
import { nextMonday } from '@shared/ui/time';

export type Filter = 'all' | 'near' | 'week' | 'mine';
export const FILTERS: readonly Chip<Filter>[] = [
  { value: 'all', label: '最合适' },
  { value: 'near', label: '离我近' },
  { value: 'week', label: '本周' },
  { value: 'mine', label: '我的社区' },
];

interface Asked {
  filter: Filter;
  /** Where the phone is, once it has said so. */
  here?: Point;
  /** ms since epoch. */
  now: number;
}

/** Best matches first, or the nearest, and at the end those I have claimed already; only those asked for. The community has been asked of the server. */
export function chosenOf(rows: readonly ActivityRow[], { filter, here, now }: Asked): ActivityRow[] {
  const kept = filter === 'week' ? rows.filter(({ startsAt }) => startsAt < nextMonday(now)) : [...rows];
  const byDistance = (a: ActivityRow, b: ActivityRow) =>
    here ? metresBetween(here, a.place) - metresBetween(here, b.place) : 0;
  const best = filter === 'near' && here ? byDistance : byMatch;
  return kept.sort((a, b) => Number(a.claim !== undefined) - Number(b.claim !== undefined) || best(a, b));
}

function byMatch(a: ActivityRow, b: ActivityRow): number {
  return (b.match?.score ?? 0) - (a.match?.score ?? 0) || a.startsAt - b.startsAt;
}
