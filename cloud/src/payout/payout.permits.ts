import {
  PAYOUT_ACTIONS,
  payoutStep,
  type PayoutAction,
  type PayoutCondition,
  type PayoutForm,
  type PayoutParty,
} from '../../contract/payout/payout.flow';
import type { PayoutView } from '../../contract/payout/payout.api';
import { holds, type Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import type { PayoutRecord } from './payout.row';

interface Ground {
  readonly payout: PayoutRecord;
  /** Has it been renewed already? */
  readonly renewed: boolean;
  readonly org: Directory;
}

/** The district's money is its leaders' to give. */
export const leads = (actor: Actor, org: Directory): boolean =>
  actor.kind === 'staff' && holds(actor, org.district.id, 'leader');

const RELATIONS: Record<PayoutParty | 'clock', (actor: Actor, ground: Ground) => boolean> = {
  receiver: ({ id }, { payout }) => id === payout.personId,
  // Nobody approves what they are to receive.
  approver: (actor, { payout, org }) => leads(actor, org) && actor.id !== payout.personId,
  clock: ({ kind }) => kind === 'clock',
};

/** Whoever receives it, and whoever answers for the money; for others it is not there. */
export const maySeePayout = (actor: Actor, { personId }: PayoutRecord, org: Directory): boolean =>
  actor.id === personId || leads(actor, org);

/** May the actor take the step: yes, not theirs at all, not in this state, or the condition unmet. */
export function permits(
  actor: Actor,
  ground: Ground,
  action: PayoutAction,
): 'yes' | 'stranger' | 'late' | PayoutCondition {
  const { by, from, when = [] } = payoutStep(action);
  if (!by.some((party) => RELATIONS[party](actor, ground))) return 'stranger';
  if (!from.includes(ground.payout.state)) return 'late';
  return when.includes('neverRenewed') && ground.renewed ? 'neverRenewed' : 'yes';
}

/** The buttons of this actor, in the table's order. */
export const payoutActions = (actor: Actor, ground: Ground): PayoutView['actions'] =>
  PAYOUT_ACTIONS.filter((action) => permits(actor, ground, action) === 'yes').map((action) => {
    const { label, asks, tone } = payoutStep(action);
    return { action, label, form: asks as PayoutForm, tone: tone ?? 'plain' };
  });
