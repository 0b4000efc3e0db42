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
  /** Did the actor order what the activity did? */
  readonly isOrderer: boolean;
  readonly now: number;
}

type Relation = (actor: Actor, ground: ClaimGround) => boolean;

/** Who someone is to this very claim. Nobody organises their own hours. */
const RELATIONS: Record<ClaimParty, Relation> = {
  volunteer: (actor, { claim }) => claim.personId === actor.id,
  organiser: (actor, { claim, activity }) =>
    claim.personId !== actor.id && runsDesk(actor, activity.communityId),
  orderer: (actor, { claim, isOrderer }) => isOrderer && claim.personId !== actor.id,
};

const isLate = ({ claim, activity, now }: ClaimGround): boolean =>
  claim.state === 'claimed' && activity.startsAt - now < LATE_HOURS * HOUR;

const RULES: Record<ClaimCondition, (ground: ClaimGround) => boolean> = {
  inTime: (ground) => !isLate(ground),
  late: isLate,
  begun: ({ activity, now }) => now >= activity.startsAt - OPENS_BEFORE,
  offline: ({ claim }) => claim.proof === 'waiting',
  firstAppeal: ({ claim }) => claim.appeals === 0,
  notYetRated: ({ claim }) => claim.rating === null,
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

/** A claim is between the volunteer, the organiser and whoever was helped. */
export const maySee = (actor: Actor, ground: ClaimGround): boolean =>
  actor.kind === 'clock' ||
  (['volunteer', 'organiser', 'orderer'] as const).some((party) => RELATIONS[party](actor, ground));
