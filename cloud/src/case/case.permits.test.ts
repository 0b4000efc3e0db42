import {
  CASE_ACTIONS,
  CASE_FLOW,
  CASE_PARTIES,
  CASE_STATES,
  stepOf,
  type CaseParty,
  type CaseState,
} from '../../contract/case/case.flow';
import { caseForms } from '../../contract/case/case.schema';
import { CLOCK_ACTOR } from '../kernel/actor';
import { actionsOf, allowed } from './case.permits';
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
          // Conditions that cannot all hold at once are opened one at a time.
          const step = stepOf(action);
          const c = aCase(state, { deskId: step.when?.includes('hasUpperDesk') ? 3 : 2 });
          const who = step.when?.includes('hasUpperDesk') ? streetly(party) : AS[party];
          const expected = step.from.includes(state) && step.by.includes(party);
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
        c: aCase(state),
        ties: { isReporter: false, hasRated: false },
        org: ORG,
        now: NOW,
      });
      const its = stepOf(action).by.includes('clock') && !stepOf(action).when?.includes('hasUpperDesk');
      expect([action, verdict.ok]).toEqual([action, its]);
    }
  });

  it('reaches every state from a report, and leaves no open state without a way out', () => {
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
    for (const state of STATES.filter((each) => CASE_STATES[each].open)) {
      const ways = CASE_ACTIONS.filter(
        (action) => stepOf(action).from.includes(state) && stepOf(action).to !== 'same',
      );
      expect([state, ways.length > 0]).toEqual([state, true]);
    }
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

  it('lets a reporter appeal once', () => {
    expect(drawn('reporter', aCase('declined'))).toContain('appeal');
    expect(drawn('reporter', aCase('declined', { appeals: 1 }))).not.toContain('appeal');
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
