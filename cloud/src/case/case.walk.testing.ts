import { CASE_ACTIONS, stepOf, type CaseAction, type CaseForm } from '../../contract/case/case.flow';
import type { Categories } from '../category/categories';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { WorkCalendar } from '../kernel/calendar';
import { afterStep } from './case.after';
import { allowed } from './case.permits';
import type { CaseTies } from './case.parties';
import type { CaseRecord } from './case.row';
import { type AnyForm, effectOf, fill, followUp } from './case.steps';
import { aCase, ORG, POSTS_HELD, resident, staff } from './case.testing';

export interface Move {
  readonly action: CaseAction;
  readonly actor: Actor;
  readonly before: CaseRecord;
  readonly after: CaseRecord;
  /** Nothing follows at once: so the case is found. */
  readonly rests: boolean;
}

/** The clock stands still. */
const NOW = Date.parse('2026-03-02T09:00:00+08:00');
const calendar = new WorkCalendar();

const words = '如实说明';
/** Every filling of a form that leads somewhere of its own. */
const FORMS: Record<CaseForm, readonly Record<string, unknown>[]> = {
  none: [{}],
  words: [{ words }],
  reason: [{ words }],
  place: [{ place: { lng: 122, lat: 41 } }],
  category: [{ categoryCode: '100118' }],
  verify: [{ found: true, words }],
  merge: [{ into: '261129000002' }],
  dispatch: [{ unitId: 10, coUnitIds: [11] }],
  extension: [{ days: 3, words }],
  suspend: [{ days: 3, words }],
  answer: [
    { ending: 'solved', words },
    { ending: 'notOurs', words },
  ],
  inspect: [{ words }],
  rating: [{ level: 5 }, { level: 1 }],
  callBack: [{ reached: true, words }],
  supervise: [{ days: 2, words }],
};

const FILLED = Object.fromEntries(
  CASE_ACTIONS.map((action) => [
    action,
    FORMS[stepOf(action).asks as CaseForm].map((form) => fill(action, form)),
  ]),
) as Record<CaseAction, AnyForm[]>;

const NOBODYS: CaseTies = { isReporter: false, hasRated: false };
const REPORTERS: CaseTies = { isReporter: true, hasRated: false };

export interface Someone {
  readonly actor: Actor;
  readonly ties: CaseTies;
}

const CLOCK: Someone = { actor: CLOCK_ACTOR, ties: NOBODYS };

/** Everybody who may ever have to do with a case: each post of the district, residents, and the clock. */
const EVERYBODY: readonly Someone[] = [
  ...POSTS_HELD.map((held) => ({
    actor: { ...staff(held), id: ORG.staffAt(held.unitId, held.post)[0]?.personId ?? 0 },
    ties: NOBODYS,
  })),
  { actor: resident, ties: REPORTERS },
  { actor: { ...resident, id: 101 }, ties: NOBODYS },
  CLOCK,
];

const GROUND = {
  org: ORG,
  categories: {
    get: () => ({ name: '路灯', limit: '5d' }),
    usable: () => ({ code: '100118', name: '路灯' }),
  },
  now: NOW,
} as unknown as { org: typeof ORG; categories: Categories; now: number };

const mayTake = (who: Someone, action: CaseAction, c: CaseRecord): boolean =>
  stepOf(action).from.includes(c.state) && allowed(action, { ...who, c, org: ORG, now: NOW }).ok;

/** Those who may take the step with the case as it stands. */
export const takersOf = (action: CaseAction, c: CaseRecord): Someone[] =>
  EVERYBODY.filter((who) => mayTake(who, action, c));

/** Owed and due all along: what the clock may warn of and the unit answer at any time, and which changes no way. */
const DUTIES = {
  ...{ callBackDueAt: 0, callBackYellowAt: 0, callBackLate: 0, remindAt: 0 },
  ...{ supervised: 1, supervisedDueAt: 0, supervisedYellowAt: 0, supervisedLate: 0, supervisedBy: 8 },
};

/** The row, as far as any later step asks: of what is counted, whether there was any and whether it is used up. */
function settled(c: CaseRecord): CaseRecord {
  const counted = {
    returns: c.returns > 0 ? Math.max(2, c.returns) : 0,
    extensions: c.extensions > 0 ? 2 : 0,
    reopened: c.reopened > 0 ? 2 : 0,
    joined: c.state === 'reported' && c.joined > 0 ? 1 : 0,
  };
  const ending = c.state === 'answered' ? c.ending : null;
  const clock = { enteredAt: NOW, dueAt: null, yellowAt: null, remaining: null, clockAt: null };
  const unasked = { urges: 0, rating: null, cover: null, cell: null };
  return { ...c, ...counted, ...clock, ...unasked, ...DUTIES, ending };
}

const FRESH: Partial<CaseRecord> = {
  ...{ ...DUTIES, suspendedFrom: null, unitId: null, coUnits: '[]', ending: null, holderId: 2 },
};
const STARTS: readonly CaseRecord[] = [
  aCase('reported', FRESH),
  aCase('reported', { ...FRESH, gridId: null, communityId: null, streetId: null }),
  aCase('reported', { ...FRESH, deskId: 4, holderId: 4 }),
];

/** The step by whoever may take it, once with each filling of its form, and what follows it by itself. */
function movesFrom(before: CaseRecord, action: CaseAction, takers = EVERYBODY): Move[] {
  const taker = takers.find((who) => mayTake(who, action, before));
  if (!taker) return [];
  const { actor } = taker;
  return FILLED[action].flatMap((form) => {
    const outcome = effectOf(action, before, form, { ...GROUND, actorId: actor.id });
    const { limit, days } = outcome;
    const time = {
      action,
      at: NOW,
      ...(limit === undefined ? {} : { limit }),
      ...(days === undefined ? {} : { days }),
    };
    const after = afterStep(before, { outcome, time }, { org: ORG, calendar });
    const next = followUp(action, after);
    const follows = next && mayTake(CLOCK, next.action, after) ? movesFrom(after, next.action, [CLOCK]) : [];
    return [{ action, actor, before, after, rests: follows.length === 0 }, ...follows];
  });
}

/** What a row is known by. */
export const shapeOf = (c: CaseRecord): string => JSON.stringify(settled(c));

/** Every row the steps can bring a report to, by its shape, and every step between them. */
export function walked(): { rows: ReadonlyMap<string, CaseRecord>; moves: readonly Move[] } {
  const rows = new Map(STARTS.map((c) => [shapeOf(c), settled(c)]));
  const moves: Move[] = [];
  for (const before of rows.values())
    for (const move of CASE_ACTIONS.flatMap((action) => movesFrom(before, action))) {
      moves.push(move);
      if (move.rests) rows.set(shapeOf(move.after), settled(move.after));
    }
  return { rows, moves };
}
