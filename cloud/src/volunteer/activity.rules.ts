import {
  ACTIVITY_ACTIONS,
  activityStep,
  type ActivityCondition,
  type ActivityParty,
  type ActivityState,
} from '../../contract/volunteer/activity.flow';
import type { Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { buttons, type Standing } from './flow-rules';
import { looksOn, runsDesk } from './volunteer.desk';
import type { ActivityRecord } from './volunteer.row';

const HOUR = 3_600_000;
const BEGINS_BEFORE = 2 * HOUR;
/** Offline check-ins that nobody looked at for so long are taken to be right: it is not the volunteers who were slow. */
export const PROOF_WITHIN = 72 * HOUR;
const ENDS_AFTER = HOUR / 2;

interface Ground {
  readonly now: number;
  /** Offline check-ins that nobody has looked at. */
  readonly unproved: number;
}

type Rule = (activity: ActivityRecord, ground: Ground) => boolean;

const RULES: Record<ActivityCondition, Rule> = {
  ahead: ({ startsAt }, { now }) => startsAt > now,
  near: ({ startsAt }, { now }) => startsAt - now <= BEGINS_BEFORE,
  started: ({ startsAt }, { now }) => now >= startsAt,
  proved: ({ endsAt }, { now, unproved }) => unproved === 0 || now - endsAt > PROOF_WITHIN,
};

/** Steps are the organiser's or the clock's; the other parties are only told. */
export const standing = (
  actor: Actor,
  activity: ActivityRecord,
  ground: Ground,
): Standing<ActivityState, ActivityParty, ActivityCondition> => ({
  state: activity.state,
  is: (party) =>
    actor.kind === 'clock'
      ? party === 'clock'
      : party === 'organiser' && runsDesk(actor, activity.communityId),
  holds: (condition) => RULES[condition](activity, ground),
});

export const actionsOf = (actor: Actor, activity: ActivityRecord, ground: Ground) =>
  buttons(ACTIVITY_ACTIONS, activityStep, standing(actor, activity, ground));

/** What is still being planned is nobody else's; what was published stays open to all. */
export const maySee = (actor: Actor, activity: ActivityRecord, org: Directory): boolean =>
  actor.kind === 'clock' ||
  PUBLISHED.includes(activity.state) ||
  runsDesk(actor, activity.communityId) ||
  looksOn(actor, activity.communityId, org);

const PUBLISHED: readonly ActivityState[] = ['recruiting', 'underway', 'closing', 'finished', 'cancelled'];

/** When the clock acts on an activity by itself after it came into that state. */
export const clockAt = (
  state: ActivityState,
  { startsAt, endsAt }: Pick<ActivityRecord, 'startsAt' | 'endsAt'>,
  dueAt: number | null,
): number | null => (state === 'recruiting' ? startsAt : state === 'underway' ? endsAt + ENDS_AFTER : dueAt);
