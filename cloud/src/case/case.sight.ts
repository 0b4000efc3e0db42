import { CASE_SIGHTS, type CaseSight } from '../../contract/case/case.sight';
import type { Actor } from '../kernel/actor';
import { isAdministrator } from '../kernel/gate';
import type { Directory } from '../org/directory';
import { coUnitsOf, type CaseTies } from './case.parties';
import type { CaseRecord } from './case.row';

type Sight = (actor: Actor, c: CaseRecord, org: Directory) => boolean;

const at =
  (unitsOf: (c: CaseRecord, org: Directory) => readonly (number | null)[]): Sight =>
  (actor, c, org) => {
    const units = unitsOf(c, org);
    return actor.posts.some(({ unitId }) => units.includes(unitId));
  };

/** 分管: the leader answers for the unit that handles it, or for the place it lies in. */
const inCharge: Sight = (actor, c, org) =>
  org
    .chargesOf(actor.id)
    .some((unitId) =>
      [c.unitId, c.gridId, ...coUnitsOf(c)].some((id) => id !== null && org.isUnder(id, unitId)),
    );

/** By whom a case can be seen. Reporters and whoever acted are ties of the person, not of their posts. */
const SIGHTS: Record<Exclude<CaseSight, 'reporter' | 'acted'>, Sight> = {
  desk: at((c) => [c.deskId]),
  leadUnit: at((c) => [c.unitId]),
  coUnit: at((c) => coUnitsOf(c)),
  holder: at((c) => [c.holderId]),
  place: at((c) => [c.gridId, c.communityId, c.streetId]),
  district: at((_c, org) => [org.centre.id, org.district.id]),
  inCharge,
};

/** Does this sight hold for the actor? Administrators run the system and see none of its business. */
export function hasSight(
  sight: CaseSight,
  { actor, c, ties, org }: { actor: Actor; c: CaseRecord; ties: CaseTies; org: Directory },
): boolean {
  if (sight === 'reporter') return ties.isReporter;
  if (sight === 'acted' || actor.kind !== 'staff' || isAdministrator(actor)) return false;
  return SIGHTS[sight](actor, c, org);
}

/** May the actor know of it at all? Absence is the denial. Whoever acted in it is asked of the trail besides. */
export function maySee(actor: Actor, c: CaseRecord, org: Directory, ties: CaseTies): boolean {
  if (actor.kind === 'clock') return true;
  const asking = { actor, c, ties, org };
  return (Object.keys(CASE_SIGHTS) as CaseSight[]).some((sight) => hasSight(sight, asking));
}
