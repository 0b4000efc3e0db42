import { CASE_ACTIONS, CASE_STATES, stepOf } from '../../contract/case/case.flow';
import { holds } from '../kernel/actor';
import { messagesOf } from './case.tell';
import type { CaseRecord } from './case.row';
import { ORG, POSTS_HELD } from './case.testing';
import { shapeOf, takersOf, walked, type Move } from './case.walk.testing';

const { rows, moves } = walked();
const found = [...rows.values()];
const leads = ({ action }: Pick<Move, 'action'>): boolean => stepOf(action).to !== 'same';
const shape = ({ state, deskId, unitId, ending, suspendedFrom }: CaseRecord): string =>
  JSON.stringify({ state, deskId, unitId, ending, suspendedFrom });
/** Each once, in short. */
const said = (cases: readonly CaseRecord[]): string[] => [...new Set(cases.map(shape))];

describe('every case that the steps can lead to', () => {
  it('is walked: every state and every step', () => {
    expect(new Set(found.map(({ state }) => state)).size).toBe(Object.keys(CASE_STATES).length);
    expect(CASE_ACTIONS.filter((action) => !moves.some((move) => move.action === action))).toEqual([]);
  });

  it('can still come to an end', () => {
    const into = new Map<string, Set<string>>();
    for (const { before, after } of moves.filter(leads)) {
      const from = into.get(shapeOf(after)) ?? new Set<string>();
      into.set(shapeOf(after), from.add(shapeOf(before)));
    }
    const ending = new Set(found.filter(({ open }) => open === 0).map(shapeOf));
    for (const row of ending) for (const before of into.get(row) ?? []) ending.add(before);
    expect(said([...rows].filter(([row]) => !ending.has(row)).map(([, c]) => c))).toEqual([]);
  });

  it('is with somebody who can take it further, while it is open', () => {
    const stuck = found.filter((c) => {
      if (c.open === 0 || c.state === 'suspended' || c.state === 'atCity') return false;
      const posts = POSTS_HELD.filter(({ unitId }) => unitId === c.holderId);
      return !CASE_ACTIONS.some(
        (action) =>
          leads({ action }) &&
          takersOf(action, c).some(({ actor }) =>
            posts.some(({ post, unitId }) => holds(actor, unitId, post)),
          ),
      );
    });
    expect(said(stuck)).toEqual([]);
  });
});

describe('whoever a step tells', () => {
  const has = { handler: 'unitId', coHandler: 'coUnits' } as const;
  /** Is there such a party to this very case, before or after, beside whoever acts? */
  function exists(party: string, { before, after, actor }: Move): boolean {
    if (party === 'handler' || party === 'coHandler')
      return [before, after].some((c) => c[has[party]] !== null && c[has[party]] !== '[]');
    return party !== 'reporter' || actor.kind !== 'resident' || after.joined > 0;
  }
  const told = async ({ action, actor, before, after }: Move): Promise<string[]> => {
    const step = { action, actor, words: '', byUnit: '' };
    const reporters = () => Promise.resolve([100, 102]);
    const messages = await messagesOf({ before, c: after, step, org: ORG, reporters });
    return messages.map(({ body }) => body.party);
  };

  it('is really somebody, in a town with staff on every post', async () => {
    const met = new Map<string, number>();
    const missed = new Set<string>();
    for (const move of moves) {
      const parties = await told(move);
      for (const party of stepOf(move.action).tells) {
        const name = `${move.action} → ${party}`;
        met.set(name, (met.get(name) ?? 0) + (parties.includes(party) ? 1 : 0));
        if (exists(party, move) && !parties.includes(party)) missed.add(`${name} ${shape(move.before)}`);
      }
    }
    expect([...missed]).toEqual([]);
    expect([...met].filter(([, times]) => times === 0)).toEqual([]);
  });
});
