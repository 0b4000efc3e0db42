import { clockTime } from '@shared/ui/time';
import { dayOf, momentOf } from './month';

/** A meeting's plan as it is typed. `day` is 2026-11-05, `clock` 09:30. */
export interface PlanDraft {
  title: string;
  place: string;
  words: string;
  day: string;
  clock: string;
}

export const PLAN_FIELDS = ['title', 'place', 'words', 'day', 'clock'] as const;

interface Plan {
  title: string;
  place: string;
  words: string;
  startsAt: number;
}

const DAY = 86_400_000;

/** Tomorrow morning, unless there is a plan already. */
export const draftOf = (before: Plan | undefined, now: number): PlanDraft => ({
  ...{ title: before?.title ?? '', place: before?.place ?? '', words: before?.words ?? '' },
  day: dayOf(before?.startsAt ?? now + DAY),
  clock: before ? clockTime(before.startsAt) : '09:00',
});

/** A day that has passed since it was begun would call everybody to what is over. */
export const stillAhead = <D extends PlanDraft>(draft: D, now: number): D =>
  draft.day < dayOf(now) ? { ...draft, day: dayOf(now + DAY) } : draft;

export const planOf = ({ title, place, words, day, clock }: PlanDraft): Plan => ({
  ...{ title: title.trim(), place: place.trim(), words: words.trim() },
  startsAt: momentOf(day, clock),
});

/** What is missing, by field. The server asks the same again. */
export function lacksOf({ title, place }: PlanDraft): Partial<Record<keyof PlanDraft, string>> {
  return {
    ...([...title.trim()].length < 2 ? { title: '请写会议主题，至少两个字' } : {}),
    ...([...place.trim()].length < 2 ? { place: '请写在哪里开' } : {}),
  };
}
