import {
  REDEMPTION_ACTIONS,
  redemptionStep,
  type RedemptionAction,
  type RedemptionForm,
  type RedemptionParty,
} from '../../contract/points/redemption.flow';
import type { RedemptionView } from '../../contract/points/points.api';
import type { Actor } from '../kernel/actor';
import { runsDesk } from './points.desk';
import type { RedemptionRecord } from './shop.row';

const RELATIONS: Record<RedemptionParty | 'clock', (actor: Actor, redemption: RedemptionRecord) => boolean> =
  {
    redeemer: (actor, { personId }) => actor.id === personId,
    desk: (actor, { communityId }) => runsDesk(actor, communityId),
    clock: ({ kind }) => kind === 'clock',
  };

/** Whoever it concerns; for others it is not there. */
export const maySeeRedemption = (actor: Actor, redemption: RedemptionRecord): boolean =>
  Object.values(RELATIONS).some((relation) => relation(actor, redemption));

/** May the actor take the step: yes, not theirs at all, or not in this state. */
export function permits(
  actor: Actor,
  redemption: RedemptionRecord,
  action: RedemptionAction,
): 'yes' | 'stranger' | 'late' {
  const { by, from } = redemptionStep(action);
  if (!by.some((party) => RELATIONS[party](actor, redemption))) return 'stranger';
  return from.includes(redemption.state) ? 'yes' : 'late';
}

/** The buttons of this actor, in the table's order. */
export const redemptionActions = (actor: Actor, redemption: RedemptionRecord): RedemptionView['actions'] =>
  REDEMPTION_ACTIONS.filter((action) => permits(actor, redemption, action) === 'yes').map((action) => {
    const { label, asks, tone } = redemptionStep(action);
    return { action, label, form: asks as RedemptionForm, tone: tone ?? 'plain' };
  });
