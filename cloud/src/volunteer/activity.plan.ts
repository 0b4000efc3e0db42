import type { ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import { Refusal } from '../kernel/refusal';
import type { Directory } from '../org/directory';
import type { ActivityRecord } from './volunteer.row';

type PlanColumns = Pick<
  ActivityRecord,
  | ('title' | 'words' | 'kind' | 'skills' | 'minAge' | 'maxAge' | 'capacity' | 'waitlist' | 'points')
  | ('audience' | 'startsAt' | 'endsAt' | 'claimUntil' | 'lng' | 'lat' | 'address' | 'fence')
>;

/** A plan as columns. Throws `placeOutside`. */
export function planColumns(plan: ActivityPlan, org: Directory): PlanColumns {
  const { place, skills, minAge, maxAge, claimUntil, ...rest } = plan;
  if (!org.gridAt(place)) throw new Refusal('placeOutside');
  return {
    ...rest,
    ...place,
    skills: JSON.stringify(skills),
    minAge: minAge ?? null,
    maxAge: maxAge ?? null,
    claimUntil: claimUntil ?? plan.startsAt,
  };
}
