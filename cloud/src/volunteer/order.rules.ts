import {
  ORDER_ACTIONS,
  orderStep,
  type OrderCondition,
  type OrderParty,
} from '../../contract/volunteer/order.flow';
import type { Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { buttons, type Standing } from './flow-rules';
import { looksOn, runsDesk } from './volunteer.desk';
import type { OrderRecord } from './volunteer.row';

/** Who someone is to this very order. */
const RELATIONS: Record<OrderParty, (actor: Actor, order: OrderRecord) => boolean> = {
  orderer: (actor, { ordererId }) => actor.id === ordererId,
  desk: (actor, { communityId }) => runsDesk(actor, communityId),
};

const RULES: Record<OrderCondition, (order: OrderRecord) => boolean> = {
  unshared: ({ shared }) => shared === 0,
};

export const standing = (
  actor: Actor,
  order: OrderRecord,
): Standing<OrderRecord['state'], OrderParty, OrderCondition> => ({
  state: order.state,
  is: (party) =>
    actor.kind === 'clock' ? party === 'clock' : party !== 'clock' && RELATIONS[party](actor, order),
  holds: (condition) => RULES[condition](order),
});

export const actionsOf = (actor: Actor, order: OrderRecord) =>
  buttons(ORDER_ACTIONS, orderStep, standing(actor, order));

/** May the actor know of it? Volunteers of its activity are asked of the claims besides. */
export const maySee = (actor: Actor, order: OrderRecord, org: Directory): boolean =>
  actor.kind === 'clock' ||
  RELATIONS.orderer(actor, order) ||
  RELATIONS.desk(actor, order) ||
  looksOn(actor, order.communityId, org);
