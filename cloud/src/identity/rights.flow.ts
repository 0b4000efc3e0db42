import {
  REQUEST_ACTIONS,
  REQUEST_STATES,
  requestStep,
  type RequestAction,
  type RequestCondition,
  type RequestParty,
  type RequestState,
} from '../../contract/identity/rights.flow';
import type { Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import type { RequestRecord } from './rights.store';

/** Who someone is to this very request. */
const RELATIONS: Record<RequestParty | 'clock', (actor: Actor, request: RequestRecord) => boolean> = {
  person: (actor, request) => actor.id === request.personId && actor.kind !== 'clock',
  clerk: (actor) => actor.posts.some(({ post }) => post === 'systemAdmin'),
  clock: (actor) => actor.kind === 'clock',
};

const CONDITIONS: Record<RequestCondition, (request: RequestRecord) => boolean> = {
  byHand: ({ kind }) => kind === 'correct',
  byItself: ({ kind }) => kind !== 'correct',
  unfinished: ({ kind }) => kind === 'erase',
  erasing: ({ kind }) => kind === 'erase',
};

function mayTake(action: RequestAction, actor: Actor, request: RequestRecord): boolean {
  const { from, by, when = [] } = requestStep(action);
  return (
    from.includes(request.state) &&
    by.some((party) => RELATIONS[party](actor, request)) &&
    when.every((condition) => CONDITIONS[condition](request))
  );
}

/** The state after the step. Throws `notFound` where the request is nothing of the actor's, `requestMoved` otherwise. */
export function stateAfter(action: RequestAction, actor: Actor, request: RequestRecord): RequestState {
  const { by, to } = requestStep(action);
  if (!by.some((party) => RELATIONS[party](actor, request))) throw new Refusal('notFound');
  if (!mayTake(action, actor, request))
    throw new Refusal('requestMoved', { state: REQUEST_STATES[request.state].label });
  return to === 'same' ? request.state : to;
}

/** The buttons of this actor. */
export function actionsOf(actor: Actor, request: RequestRecord) {
  return REQUEST_ACTIONS.filter((action) => mayTake(action, actor, request)).map((action) => {
    const { label, asks, tone } = requestStep(action);
    return { action, label, form: asks, tone: tone ?? ('plain' as const) };
  });
}
