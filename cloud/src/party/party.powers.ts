import type { Directory } from '../org/directory';
import { isLeading, speaksFor, type PartyActor } from '../staff/party.seats';
import type { PartyLine } from './party.line';

/** What is asked of the organisation's tree. */
export interface Ground {
  readonly org: Directory;
  readonly line: PartyLine;
}

/** A leader reads what is below the unit they lead; who stands in for one does too. */
const leadsOver = ({ posts }: PartyActor, orgUnitId: number, { org }: Ground): boolean =>
  posts.some(({ post, unitId }) => post === 'leader' && org.isUnder(orgUnitId, unitId));

/** Its own members, its secretary and those above it may read who is in it and what it does. */
export const seesInside = (actor: PartyActor, orgUnitId: number, ground: Ground): boolean =>
  actor.seat?.orgUnitId === orgUnitId ||
  speaksFor(actor, orgUnitId, ground.org) ||
  leadsOver(actor, orgUnitId, ground) ||
  secretaryAbove(actor, orgUnitId, ground.line);

/** Members look up to the organisations above their own. */
export const seesFigures = (actor: PartyActor, orgUnitId: number, ground: Ground): boolean =>
  seesInside(actor, orgUnitId, ground) ||
  (actor.seat !== undefined && ground.line.isUnder(actor.seat.orgUnitId, orgUnitId));

/** The committee of a group is the branch's: its secretary calls the group's meetings too. */
export const callsMeetingsOf = (actor: PartyActor, orgUnitId: number, { org, line }: Ground): boolean =>
  speaksFor(actor, orgUnitId, org) ||
  (org.unit(orgUnitId)?.rank === 'group' && secretaryAbove(actor, orgUnitId, line));

/** Whose duties they may write down: of their own organisation, and of those right below. */
export const givesDutiesIn = (actor: PartyActor, orgUnitId: number, { org, line }: Ground): boolean => {
  const above = line.above(orgUnitId).at(-1);
  return speaksFor(actor, orgUnitId, org) || (above !== undefined && speaksFor(actor, above, org));
};

function secretaryAbove({ seat }: PartyActor, orgUnitId: number, line: PartyLine): boolean {
  return seat !== undefined && isLeading(seat.duty) && line.isUnder(orgUnitId, seat.orgUnitId);
}
