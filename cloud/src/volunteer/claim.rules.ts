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

const lateFrom = ({ activity }: ClaimGround): number => activity.startsAt - LATE_HOURS * HOUR;

/**
 * Promoted within those hours, or told in them of another time or place: whoever then does not come missed nothing, since
 * nobody gave their word for that. Who claimed in them did.
 */
export function wasToldLate(ground: ClaimGround): boolean {
  const { claim, activity } = ground;
  const from = lateFrom(ground);
  const promoted = claim.enteredAt > claim.claimedAt && claim.enteredAt > from;
  const moved = activity.movedAt !== null && activity.movedAt > Math.max(claim.enteredAt, from);
  return claim.state === 'claimed' && (promoted || moved);
}

/** Nobody drops out late who was told late, nor, before it begins, who claimed late. Once it has begun, staying away is staying away. */
function isLate(ground: ClaimGround): boolean {
  const { claim, activity, now } = ground;
  if (claim.state !== 'claimed' || wasToldLate(ground)) return false;
  return now >= activity.startsAt || (now > lateFrom(ground) && claim.enteredAt <= lateFrom(ground));
}

/** What was cancelled before it began has no hours to write down. */
const hasBegun = ({ activity: { startsAt, state, endedAt }, now }: ClaimGround): boolean =>
  now >= startsAt - OPENS_BEFORE && (state !== 'cancelled' || (endedAt !== null && endedAt > startsAt));

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
