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

/** Only a post opens the district's work, and an administrator's closes it again: they run the system alone. */
export const seesBusiness = (actor: Actor): boolean =>
  actor.kind === 'staff' && actor.posts.length > 0 && !isAdministrator(actor);

/** What one reported oneself stays readable without any post; administrators read theirs as residents. */
export const seesOwnReports = (actor: Actor): boolean => !isAdministrator(actor);

/** Does this sight hold for the actor? */
export function hasSight(
  sight: CaseSight,
  { actor, c, ties, events, org }: Seen & { actor: Actor; org: Directory },
): boolean {
  if (sight === 'reporter') return ties.isReporter && seesOwnReports(actor);
  if (!seesBusiness(actor)) return false;
  // Whoever took a step of it may go on reading it, though it is with others now.
  if (sight === 'acted') return events.some(({ byId }) => byId === actor.id);
  return SIGHTS[sight](actor, c, org);
}

/** May the actor know of it at all? Absence is the denial. */
export function maySee(actor: Actor, { c, ties, events }: Seen, org: Directory): boolean {
  if (actor.kind === 'clock') return true;
  const asking = { actor, c, ties, events, org };
  return ALL_SIGHTS.some((sight) => hasSight(sight, asking));
}

/** What any resident may know of and join: an open case with a place, unless its words were found wanting. */
export const isNearby = ({ open, cell, contentCheck }: CaseRecord): boolean =>
  open === 1 && cell !== null && contentCheck !== 'blocked';
