import {
  CLAIM_ACTIONS,
  claimStep,
  LATE_HOURS,
  type ClaimCondition,
  type ClaimParty,
  type ClaimState,
} from '../../contract/volunteer/claim.flow';
import type { Actor } from '../kernel/actor';
import { buttons, type Standing } from './flow-rules';
import { runsDesk } from './volunteer.desk';
import type { ActivityRecord, ClaimRecord } from './volunteer.row';

const HOUR = 3_600_000;
const OPENS_BEFORE = HOUR;

/** All that is asked about a claim. */
export interface ClaimGround {
  readonly claim: ClaimRecord;
  readonly activity: ActivityRecord;
  /** Absent unless the actor ordered what the activity did. */
  readonly orderer?: { readonly complained: boolean } | undefined;
  readonly now: number;
}

type Relation = (actor: Actor, ground: ClaimGround) => boolean;

/** Who someone is to this very claim. Nobody organises their own hours. */
const RELATIONS: Record<ClaimParty, Relation> = {
  volunteer: (actor, { claim }) => claim.personId === actor.id,
  organiser: (actor, { claim, activity }) =>
    claim.personId !== actor.id && runsDesk(actor, activity.communityId),
  orderer: (actor, { claim, orderer }) => orderer !== undefined && claim.personId !== actor.id,
};

/**
 * Nobody drops out late who could not have known before: promoted or claimed within those hours, or the time or place was
 * changed in them. Once it has begun, staying away is staying away.
 */
function isLate({ claim, activity: { startsAt, movedAt }, now }: ClaimGround): boolean {
  const lateFrom = startsAt - LATE_HOURS * HOUR;
  const knownSince = Math.max(claim.enteredAt, movedAt ?? claim.enteredAt);
  return claim.state === 'claimed' && (now >= startsAt || (now > lateFrom && knownSince <= lateFrom));
}

/** What was cancelled before it began has no hours to write down. */
const hasBegun = ({ activity: { startsAt, state, endedAt }, now }: ClaimGround): boolean =>
  now >= startsAt - OPENS_BEFORE && (state !== 'cancelled' || endedAt !== null);

/** Those who were there, for whoever was helped. */
const CAME: readonly ClaimState[] = ['present', 'left', 'served'];

const RULES: Record<ClaimCondition, (ground: ClaimGround) => boolean> = {
  inTime: (ground) => !isLate(ground),
  late: isLate,
  begun: hasBegun,
  offline: ({ claim }) => claim.proof === 'waiting',
  firstAppeal: ({ claim }) => claim.appeals === 0,
  notYetRated: ({ claim }) => claim.rating === null,
  notYetComplained: ({ orderer }) => orderer?.complained !== true,
  complained: ({ claim }) => claim.complaints > 0,
};

export const standing = (
  actor: Actor,
  ground: ClaimGround,
): Standing<ClaimState, ClaimParty, ClaimCondition> => ({
  state: ground.claim.state,
  is: (party) =>
    actor.kind === 'clock' ? party === 'clock' : party !== 'clock' && RELATIONS[party](actor, ground),
  holds: (condition) => RULES[condition](ground),
});

export const actionsOf = (actor: Actor, ground: ClaimGround) =>
  buttons(CLAIM_ACTIONS, claimStep, standing(actor, ground));

/** A claim is between the volunteer and the organiser; they read all of it. */
export const readsAll = (actor: Actor, ground: ClaimGround): boolean =>
  actor.kind === 'clock' || RELATIONS.volunteer(actor, ground) || RELATIONS.organiser(actor, ground);

/** Whoever was helped knows of those who came, and of nobody else. */
export const maySee = (actor: Actor, ground: ClaimGround): boolean =>
  readsAll(actor, ground) || (RELATIONS.orderer(actor, ground) && CAME.includes(ground.claim.state));
