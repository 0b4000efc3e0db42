import {
  MODERATION_CONDITIONS,
  MODERATION_STATES,
  MODERATOR_ACTIONS,
  MODERATOR_POSTS,
  moderationStep,
  type HoldReason,
  type ModerationAction,
  type ModerationCondition,
  type ModerationParty,
  type ModerationState,
} from '../../contract/moderation/moderation.flow';
import { holds, type Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import type { Directory } from '../org/directory';

/** What is asked about a thing before a step is taken with it. */
export interface Standing {
  readonly state: ModerationState;
  /** Why it was held; absent where it never was. */
  readonly why?: HoldReason;
  /** Is it the moderator's own? */
  readonly own?: boolean;
}

export const isModerator = (actor: Actor, org: Directory): boolean =>
  holds(actor, org.centre.id, ...MODERATOR_POSTS);

const CONDITIONS: Record<ModerationCondition, (standing: Standing) => boolean> = {
  unjudged: ({ state, why }) => state === 'waiting' || why === 'unanswered' || why === 'unread',
  notOwn: ({ own }) => own !== true,
};

const unmet = (action: ModerationAction, standing: Standing): ModerationCondition | undefined =>
  moderationStep(action).when?.find((condition) => !CONDITIONS[condition](standing));

/** Asks the table whether the step may be taken now by itself, or by somebody who is a moderator. */
export function allowed(
  action: ModerationAction,
  party: ModerationParty | 'clock',
  standing: Standing,
): boolean {
  const { from, by } = moderationStep(action);
  return by.includes(party) && from.includes(standing.state) && unmet(action, standing) === undefined;
}

/** Throws `stepRefused` with the reason. */
export function assertAllowed(action: ModerationAction, standing: Standing): void {
  if (allowed(action, 'moderator', standing)) return;
  const condition = unmet(action, standing);
  throw new Refusal('stepRefused', {
    state: MODERATION_STATES[standing.state].label,
    label: moderationStep(action).label,
    why: condition === undefined ? '' : MODERATION_CONDITIONS[condition],
  });
}

/** The buttons of a moderator. */
export function actionsOf(standing: Standing) {
  return MODERATOR_ACTIONS.filter((action) => allowed(action, 'moderator', standing)).map((action) => {
    const { label, asks, tone } = moderationStep(action);
    return { action, label, form: asks, tone: tone ?? ('plain' as const) };
  });
}
