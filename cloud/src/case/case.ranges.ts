import type { CaseState } from '../../contract/case/case.flow';
import type { CaseFilter } from '../../contract/case/case.schema';
import type { Post } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import type { SqlValue } from '../kernel/database';
import { marks } from '../kernel/keyset';
import type { Directory } from '../org/directory';
import type { CountScope } from './case.counts';
import { seesBusiness } from './case.sight';

/** One stretch of an index, walked from its newest end; no stretch is ever sorted. */
export interface Range {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** The whole table: only then is the primary key the index to walk. */
  readonly whole?: true;
  /** Lit by the call that is owed, not by the case's own limit. */
  readonly lamp?: 'callBack';
}

/** Where a list looks, and whose counters know its total (no ids: every one's). */
export interface Reach {
  readonly ranges: readonly Range[];
  readonly counted?: { readonly scope: CountScope; readonly ids?: readonly number[] };
}

const DESKS = ['street', 'community'];
const DESK_POSTS: readonly Post[] = ['intake', 'dispatcher', 'shiftLeader', 'leader'];
/** What waits for someone to go and look. */
const TO_INSPECT: readonly CaseState[] = ['answered', 'verifying'];

const inStates = (states: readonly CaseState[]): string =>
  states.length > 0 ? ` AND state IN (${marks(states)})` : '';

/** Everything this actor may list under the filter's scope, what is in their charge (分管) with it. */
export function reachOf(actor: Actor, filter: CaseFilter, org: Directory): Reach {
  if (!seesBusiness(actor)) return { ranges: [] };
  const own = ownReach(actor, filter, org);
  const overseen = filter.scope === 'desk' || filter.scope === 'red';
  const charges = overseen && !own.ranges.some(({ whole }) => whole) ? org.chargesOf(actor.id) : [];
  const { unitId } = filter;
  const wanted = charges.filter((id) => unitId === undefined || org.isUnder(unitId, id));
  if (wanted.length === 0) return own;
  const within =
    unitId === undefined ? wanted.flatMap((id) => inCharge(id, org)) : [{ column: 'unitId', id: unitId }];
  const states = filter.states ?? [];
  const sql = inStates(states);
  const ranges = within.map(({ column, id }) => ({ sql: `${column} = ?${sql}`, params: [id, ...states] }));
  return { ranges: [...own.ranges, ...ranges] };
}

/** A place is looked after with all that lies in it, a department with the units below it. */
function inCharge(unitId: number, org: Directory): { column: string; id: number }[] {
  const kind = org.unit(unitId)?.kind;
  if (kind === 'street') return [{ column: 'streetId', id: unitId }];
  if (kind === 'community') return [{ column: 'deskId', id: unitId }];
  return org.subtree(unitId).map(({ id }) => ({ column: 'unitId', id }));
}

function ownReach(actor: Actor, filter: CaseFilter, org: Directory): Reach {
  const own = [...new Set(actor.posts.map((post) => post.unitId))];
  const all = own.some((id) => id === org.district.id || id === org.centre.id);
  const states = filter.states ?? [];
  if (filter.scope === 'callBack') return { ranges: toCallBack(actor, states, DESK_POSTS) };
  if (filter.scope === 'todo') return { ranges: toDo(actor, states, org) };
  if (filter.unitId !== undefined) {
    const { unitId } = filter;
    return inUnits(all || own.some((id) => org.isUnder(unitId, id)) ? [unitId] : [], filter);
  }
  if (filter.scope === 'unit' || filter.scope === 'handled') return inUnits(own, filter);
  if (all)
    return {
      ranges: [{ sql: `1 = 1${inStates(states)}`, params: states, whole: true }],
      counted: { scope: 'd' },
    };
  const streets = own.filter((id) => org.unit(id)?.kind === 'street');
  if (filter.scope === 'red' && streets.length > 0) {
    const sql = `streetId = ?${inStates(states)}`;
    return { ranges: streets.map((id) => ({ sql, params: [id, ...states] })) };
  }
  const desks = own.filter((id) => DESKS.includes(org.unit(id)?.kind ?? ''));
  return desks.length > 0 ? byState('deskId', desks, filter) : inUnits(own, filter);
}

/** What waits for the actor's units, for someone to look, to be rung up, or to be decided. */
const toDo = (actor: Actor, states: readonly CaseState[], org: Directory): Range[] => [
  ...held(actor, states),
  ...toInspect(actor, states, org),
  ...toCallBack(actor, states, ['intake']),
  ...toGrant(actor, states),
];

/** Calls that the actor's desks owe. */
function toCallBack(actor: Actor, states: readonly CaseState[], posts: readonly Post[]): Range[] {
  return desksOf(actor, posts).map((id) => ({
    sql: `deskId = ? AND callBackDueAt > 0${inStates(states)}`,
    params: [id, ...states],
    lamp: 'callBack',
  }));
}

/** More time is asked of the desk, while the unit goes on holding the case. */
function toGrant(actor: Actor, states: readonly CaseState[]): Range[] {
  if (states.length > 0 && !states.includes('extending')) return [];
  return desksOf(actor, DESK_POSTS).map((id) => ({
    sql: 'deskId = ? AND state = ?',
    params: [id, 'extending'],
  }));
}

const desksOf = (actor: Actor, posts: readonly Post[]): number[] => [
  ...new Set(actor.posts.filter(({ post }) => posts.includes(post)).map(({ unitId }) => unitId)),
];

/** Whatever waits for one of the actor's units. An inspector's post makes nobody the holder of a desk's work. */
function held(actor: Actor, states: readonly CaseState[]): Range[] {
  const units = new Set(actor.posts.filter(({ post }) => post !== 'inspector').map(({ unitId }) => unitId));
  return [...units].map((id) => ({
    sql: `holderId = ? AND open = 1${inStates(states)}`,
    params: [id, ...states],
  }));
}

/** Inspectors of the centre or of a street look at what their grids wait to have looked at. */
function toInspect(actor: Actor, states: readonly CaseState[], org: Directory): Range[] {
  const wanted = TO_INSPECT.filter((state) => states.length === 0 || states.includes(state));
  return actor.posts
    .filter(({ post }) => post === 'inspector')
    .flatMap(({ unitId }) => {
      const column = unitId === org.centre.id ? 'deskId' : 'streetId';
      return wanted.map((state) => ({ sql: `${column} = ? AND state = ?`, params: [unitId, state] }));
    });
}

function inUnits(ids: readonly number[], filter: CaseFilter): Reach {
  return byState('unitId', ids, filter);
}

function byState(column: 'deskId' | 'unitId', ids: readonly number[], filter: CaseFilter): Reach {
  const states = filter.states ?? [];
  const flags = filter.scope === 'red' ? [1] : [0, 1];
  const ranges = ids.flatMap((id) =>
    states.length > 0
      ? states.map((state) => ({ sql: `${column} = ? AND state = ?`, params: [id, state] }))
      : flags.map((open) => ({ sql: `${column} = ? AND open = ?`, params: [id, open] })),
  );
  return { ranges, counted: { scope: column === 'deskId' ? 'd' : 'u', ids } };
}
