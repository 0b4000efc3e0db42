import { ACTIVITY_ACTIONS, ACTIVITY_PARTIES, ACTIVITY_STATES, activityStep } from './activity.flow';
import { CLAIM_ACTIONS, CLAIM_PARTIES, CLAIM_STATES, claimStep } from './claim.flow';
import { ORDER_ACTIONS, ORDER_PARTIES, ORDER_STATES, orderStep } from './order.flow';
import { volunteerForms } from './volunteer.schema';

const FLOWS = {
  order: {
    states: ORDER_STATES,
    parties: ORDER_PARTIES,
    steps: ORDER_ACTIONS.map(orderStep),
    first: 'ordered',
  },
  activity: {
    states: ACTIVITY_STATES,
    parties: ACTIVITY_PARTIES,
    steps: ACTIVITY_ACTIONS.map(activityStep),
    first: 'draft',
  },
  claim: {
    states: CLAIM_STATES,
    parties: CLAIM_PARTIES,
    steps: CLAIM_ACTIONS.map(claimStep),
    first: 'waiting',
  },
};

describe.each(Object.entries(FLOWS))('the table of the %s', (_name, { states, parties, steps, first }) => {
  const isOpen = (state: string): boolean =>
    Object.entries(states).some(([name, { open }]) => name === state && open);

  it('can be walked from its beginning to every state, and out of every open one', () => {
    const reached = new Set<string>([first, ...(first === 'waiting' ? ['claimed'] : [])]);
    for (let before = -1; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of steps)
        if (from.some((state) => reached.has(state)) && to !== 'same') reached.add(to);
    }
    expect([...reached].sort()).toEqual(Object.keys(states).sort());
    for (const state of Object.keys(states).filter(isOpen))
      expect(steps.some(({ from, to }) => to !== 'same' && from.some((each) => each === state))).toBe(true);
  });

  it('names parties and forms that are there, and tells whoever did not act', () => {
    for (const { by, tells, asks } of steps) {
      expect([...by, ...tells].every((party) => party === 'clock' || party in parties)).toBe(true);
      expect(asks in volunteerForms).toBe(true);
      expect(tells.some((party) => by.length === 1 && by[0] === party)).toBe(false);
    }
  });

  it('asks for a reason wherever something is refused or taken from somebody', () => {
    for (const { tone, asks } of steps) if (tone === 'warn') expect(asks).toBe('reason');
  });
});
