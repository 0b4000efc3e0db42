import type { CaseCondition, CaseParty } from '../../contract/case/case.flow';
import type { UnitBrief } from '../../contract/case/case.api';
import { holds, type Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { isCallBackOverdue, isReplyOverdue } from './case.duties';
import type { CaseRecord } from './case.row';

/** What is asked about a case besides its own row. */
export interface CaseTies {
  /** Is the actor one of its reporters? And did they rate it? */
  readonly isReporter: boolean;
  readonly hasRated: boolean;
}

export const coUnitsOf = (c: Pick<CaseRecord, 'coUnits'>): number[] => JSON.parse(c.coUnits) as number[];

type Relation = (actor: Actor, c: CaseRecord, org: Directory, ties: CaseTies) => boolean;

/** A leader is in charge of a case at its desk, or above it. */
const leads: Relation = (actor, c, org) =>
  actor.posts.some(
    ({ post, unitId }) => post === 'leader' && (unitId === org.district.id || org.isUnder(c.deskId, unitId)),
  );

/** Who someone is to this very case. */
export const CASE_RELATIONS: Record<CaseParty, Relation> = {
  firstReporter: (actor, c, _org, ties) => ties.isReporter && actor.id === c.reporterId,
  reporter: (_actor, _c, _org, ties) => ties.isReporter,
  neighbour: (actor, _c, _org, ties) => actor.kind === 'resident' && !ties.isReporter,
  intake: (actor, c) => holds(actor, c.deskId, 'intake'),
  // Streets and communities have no shift leader: their own leader decides there.
  shiftLeader: (actor, c, org) =>
    holds(actor, c.deskId, 'shiftLeader') || (c.deskId !== org.centre.id && holds(actor, c.deskId, 'leader')),
  dispatcher: (actor, c) => holds(actor, c.deskId, 'dispatcher'),
  handler: (actor, c) => holds(actor, c.unitId, 'handler', 'leader'),
  coHandler: (actor, c) => coUnitsOf(c).some((unitId) => holds(actor, unitId, 'handler', 'leader')),
  inspector: (actor, c, org) =>
    holds(actor, c.gridId, 'gridWorker') ||
    holds(actor, c.streetId, 'inspector') ||
    holds(actor, org.centre.id, 'inspector'),
  leader: leads,
  supervisor: (actor, c) => actor.id === c.supervisedBy,
};

const THIRTY_DAYS = 30 * 86_400_000;

/** What must hold of the case beyond its state. */
export const CASE_CONDITION_RULES: Record<
  CaseCondition,
  (c: CaseRecord, org: Directory, ties: CaseTies, now: number) => boolean
> = {
  firstAppeal: (c) => c.appeals === 0,
  notArbitrated: (c) => c.arbitrated === 0,
  mayExtend: (c) => c.extensions < 2,
  hasUpperDesk: (c, org) => c.deskId !== org.centre.id,
  atDistrict: (c, org) => c.deskId === org.centre.id,
  notOurs: (c) => c.ending === 'notOurs',
  mayReopen: (c, _org, _ties, now) => c.reopened < 2 && now - c.enteredAt <= THIRTY_DAYS,
  twiceAtMost: (c) => c.urges < 2,
  placed: (c) => c.gridId !== null,
  supervised: (c) => c.supervised === 1,
  callBackOverdue: (c, _org, _ties, now) => isCallBackOverdue(c, now),
  replyOverdue: (c, _org, _ties, now) => isReplyOverdue(c, now),
  notShared: (c) => c.joined === 0,
  hasUnit: (c) => c.unitId !== null,
  withoutUnit: (c) => c.unitId === null,
  wasAccepted: (c) => c.suspendedFrom !== 'dispatched',
  wasWaiting: (c) => c.suspendedFrom === 'dispatched',
  notReporter: (_c, _org, ties) => !ties.isReporter,
  notYetRated: (_c, _org, ties) => !ties.hasRated,
};

/** The unit for which the actor takes a step: what the timeline names. */
export function actingUnit(
  party: CaseParty | 'clock',
  actor: Actor,
  c: CaseRecord,
  org: Directory,
): UnitBrief | undefined {
  const unitId = ACTING_FOR[party]?.(actor, c, org);
  return unitId === undefined || unitId === null ? undefined : org.brief(unitId);
}

const desk = (_actor: Actor, c: CaseRecord): number => c.deskId;

const ACTING_FOR: Partial<
  Record<CaseParty | 'clock', (actor: Actor, c: CaseRecord, org: Directory) => number | null | undefined>
> = {
  intake: desk,
  shiftLeader: desk,
  dispatcher: desk,
  handler: (_actor, c) => c.unitId,
  coHandler: (actor, c) => coUnitsOf(c).find((unitId) => holds(actor, unitId, 'handler', 'leader')),
  inspector: (actor, c, org) =>
    [c.gridId, c.streetId, org.centre.id].find((unitId) => holds(actor, unitId, 'gridWorker', 'inspector')),
  leader: (actor) => actor.posts.find(({ post }) => post === 'leader')?.unitId,
};
