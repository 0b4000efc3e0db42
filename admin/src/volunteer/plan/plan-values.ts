import type { ActivityView, OrderView } from '@contract/volunteer/volunteer.api';
import type { ActivityInput } from '@contract/volunteer/volunteer.schema';

type Plan = ActivityInput['plan'];

/** A plan as it stands in the form; times are ms since epoch. */
export interface PlanValues extends Omit<Plan, 'place'> {
  communityId: number;
  place?: Plan['place'];
}

const TITLE = 40;
const WORDS = 2000;

export const NEW_PLAN: Partial<PlanValues> = {
  ...{ fence: 200, capacity: 10, waitlist: 20, points: 10 },
  audience: 'everyone',
};

/** What the server takes: fields left empty are left out. */
export function planOf(values: PlanValues & { place: Plan['place'] }): Plan {
  const { title, words, kind, place, address, fence, startsAt, endsAt, claimUntil } = values;
  const { skills, minAge, maxAge, capacity, waitlist, points, audience } = values;
  return {
    ...{ title, words, kind, place, address, fence, startsAt, endsAt },
    ...{ skills, capacity, waitlist, points, audience },
    ...(claimUntil == null ? {} : { claimUntil }),
    ...(minAge == null ? {} : { minAge }),
    ...(maxAge == null ? {} : { maxAge }),
  };
}

/** An activity as it was planned, for its form. */
export function valuesOf(activity: ActivityView): PlanValues {
  const { title, words, kind, place, address, fence, startsAt, endsAt, claimUntil } = activity;
  const { skills, minAge, maxAge, capacity, waitlist, points, audience, community } = activity;
  return {
    communityId: community.id,
    ...{ title, words, kind, place, address, fence, startsAt, endsAt },
    ...{ minAge, maxAge, capacity, waitlist, points, audience },
    skills: skills.map(({ skill }) => skill),
    // At the start is what leaving it out means.
    ...(claimUntil === startsAt ? {} : { claimUntil }),
  };
}

const shortened = (text: string, most: number): string => [...text].slice(0, most).join('');

/** A plan for these orders: what they have in common is filled in, the rest is the community’s to write. */
export function planFor(orders: readonly OrderView[]): Partial<PlanValues> {
  const [first] = orders;
  if (!first) return NEW_PLAN;
  const kinds = new Set(orders.map(({ kind }) => kind));
  const somewhere = orders.find(({ place }) => place !== undefined);
  const words = orders.map(({ words }) => (orders.length > 1 ? `· ${words}` : words)).join('\n');
  return {
    ...NEW_PLAN,
    communityId: first.community.id,
    words: shortened(words, WORDS),
    ...(kinds.size === 1 ? { kind: first.kind, title: shortened(titleOf(first), TITLE) } : {}),
    ...(somewhere?.place ? { place: somewhere.place, address: somewhere.address } : {}),
  };
}

const titleOf = ({ kindLabel, community }: OrderView): string => `${community.name}${kindLabel}`;
