import { CASE_SIGHTS, type CaseSight } from '../../contract/case/case.sight';
import type { Actor } from '../kernel/actor';
import { isAdministrator } from '../kernel/gate';
import type { Directory } from '../org/directory';
import { coUnitsOf } from './case.parties';
import type { CaseRecord } from './case.row';
import type { WholeCase } from './case.store';

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

/** What of a case says who may know of it. */
type Seen = Pick<WholeCase, 'c' | 'ties' | 'events'>;

const ALL_SIGHTS = Object.keys(CASE_SIGHTS) as CaseSight[];

/** Does this sight hold for the actor? Administrators run the system and see none of its business. */
export function hasSight(
  sight: CaseSight,
  { actor, c, ties, events, org }: Seen & { actor: Actor; org: Directory },
): boolean {
  if (sight === 'reporter') return ties.isReporter;
  // Whoever took a step of it may go on reading it, though it is with others now.
  if (sight === 'acted') return events.some(({ byId }) => byId === actor.id);
  if (actor.kind !== 'staff' || isAdministrator(actor)) return false;
  return SIGHTS[sight](actor, c, org);
}

/** May the actor know of it at all? Absence is the denial. */
export function maySee(actor: Actor, { c, ties, events }: Seen, org: Directory): boolean {
  if (actor.kind === 'clock') return true;
  const asking = { actor, c, ties, events, org };
  return ALL_SIGHTS.some((sight) => hasSight(sight, asking));
}
