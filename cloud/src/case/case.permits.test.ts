import {
  CASE_ACTIONS,
  CASE_FLOW,
  CASE_PARTIES,
  CASE_STATES,
  stepOf,
  type CaseAction,
  type CaseCondition,
  type CaseParty,
  type CaseState,
} from '../../contract/case/case.flow';
import { caseForms } from '../../contract/case/case.schema';
import { CLOCK_ACTOR } from '../kernel/actor';
import { actionsOf, allowed } from './case.permits';
import type { CaseRecord } from './case.row';
import { aCase, AS, ORG } from './case.testing';

const STATES = Object.keys(CASE_STATES) as CaseState[];
const PARTIES = Object.keys(CASE_PARTIES) as CaseParty[];
const NOW = 0;

describe('the flow table', () => {
  it('allows exactly what it says: every state, every action, every party', () => {
    let asked = 0;
    for (const state of STATES) {
      for (const action of CASE_ACTIONS) {
        for (const party of PARTIES) {
          const step = stepOf(action);
          const c = aCase(state, openedFor(action));
          const who = step.when?.includes('hasUpperDesk') ? streetly(party) : AS[party];
          const expected = step.from.includes(state) && step.by.some((each) => isAlso(party, each));
          expect([state, action, party, allowed(action, { ...who, c, org: ORG, now: NOW }).ok]).toEqual([
            state,
            action,
            party,
            expected,
          ]);
          asked++;
        }
      }
    }
    expect(asked).toBe(STATES.length * CASE_ACTIONS.length * PARTIES.length);
  });

  it('lets the clock take its own steps and no others', () => {
    for (const action of CASE_ACTIONS) {
      const state = stepOf(action).from[0] ?? 'voided';
      const verdict = allowed(action, {
        actor: CLOCK_ACTOR,
        c: aCase(state, openedFor(action)),
        ties: { isReporter: false, hasRated: false },
        org: ORG,
        now: NOW,
      });
      expect([action, verdict.ok]).toEqual([action, stepOf(action).by.includes('clock')]);
    }
  });

  it('reaches every state from a report', () => {
    const reached = new Set<CaseState>(['reported']);
    for (let grown = true; grown;) {
      grown = false;
      for (const action of CASE_ACTIONS) {
        const { from, to } = stepOf(action);
        if (to !== 'same' && !reached.has(to) && from.some((state) => reached.has(state)))
          grown = !!reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('has a form for every step', () => {
    for (const action of CASE_ACTIONS) expect(Object.keys(caseForms)).toContain(CASE_FLOW[action].asks);
  });
});

describe('conditions', () => {
  const drawn = (party: CaseParty, c: ReturnType<typeof aCase>) =>
    actionsOf({ ...AS[party], c, org: ORG, now: NOW }).map((each) => each.action);

  it('lets the handler send back before accepting, not after', () => {
    expect(drawn('handler', aCase('dispatched'))).toContain('sendBack');
    expect(drawn('handler', aCase('handling'))).not.toContain('sendBack');
  });

  it('does not let a unit send back what a leader has decided', () => {
    expect(drawn('handler', aCase('dispatched', { arbitrated: 1 }))).not.toContain('sendBack');
  });

  it('lets the first reporter appeal once, and nobody who joined', () => {
    expect(drawn('firstReporter', aCase('declined'))).toContain('appeal');
    expect(drawn('firstReporter', aCase('declined', { appeals: 1 }))).not.toContain('appeal');
    expect(drawn('reporter', aCase('declined'))).not.toContain('appeal');
  });

  it('lets the first reporter withdraw what is theirs alone', () => {
    expect(drawn('firstReporter', aCase('reported'))).toContain('withdraw');
    expect(drawn('firstReporter', aCase('reported', { joined: 1 }))).not.toContain('withdraw');
    expect(drawn('reporter', aCase('reported', { joined: 1 }))).not.toContain('withdraw');
  });

  it('resumes a case where it was suspended', () => {
    const from = (suspendedFrom: 'dispatched' | 'handling' | null) =>
      drawn('shiftLeader', aCase('suspended', { suspendedFrom })).filter((each) => each.startsWith('resume'));
    expect([from('dispatched'), from('handling'), from(null)]).toEqual([
      ['resumeWaiting'],
      ['resume'],
      ['resume'],
    ]);
  });

  it('does not file what nobody can find', () => {
    expect(drawn('intake', aCase('reported', { gridId: null }))).not.toContain('file');
  });

  it('shows a stranger no button at all', () => {
    const actor = { ...AS.handler.actor, posts: [{ post: 'handler' as const, unitId: 999 }] };
    for (const state of STATES)
      expect(actionsOf({ actor, ties: AS.handler.ties, c: aCase(state), org: ORG, now: NOW })).toEqual([]);
  });
});

/** Conditions that cannot all hold at once are opened one at a time. */
const OPENED: Partial<Record<CaseCondition, Partial<CaseRecord>>> = {
  hasUpperDesk: { deskId: 3 },
  withoutUnit: { unitId: null },
  wasWaiting: { suspendedFrom: 'dispatched' },
};

function openedFor(action: CaseAction): Partial<CaseRecord> {
  const changes = (stepOf(action).when ?? []).map((condition) => OPENED[condition] ?? {});
  return Object.assign({}, ...changes) as Partial<CaseRecord>;
}

const isAlso = (party: CaseParty, named: CaseParty | 'clock'): boolean =>
  party === named || (party === 'firstReporter' && named === 'reporter');

/** The same posts at the street's desk, which has one above it. */
function streetly(party: CaseParty): (typeof AS)[CaseParty] {
  const { actor, ties } = AS[party];
  return {
    ties,
    actor: {
      ...actor,
      posts: actor.posts.map((held) => (held.unitId === 2 ? { ...held, unitId: 3 } : held)),
    },
  };
}
