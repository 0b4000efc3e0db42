import { CONTACT_ACTIONS, CONTACT_PARTIES, CONTACT_STATES, contactStep } from './contact.flow';
import { MEETING_ACTIONS, MEETING_PARTIES, MEETING_STATES, meetingStep } from './meeting.flow';
import {
  MEMBERSHIP_TRANSFER_ACTIONS,
  MEMBERSHIP_TRANSFER_PARTIES,
  MEMBERSHIP_TRANSFER_STATES,
  membershipTransferStep,
} from './membership-transfer.flow';
import { contactForms, meetingForms, membershipTransferForms } from './party-life.schema';

const FLOWS = {
  meeting: {
    states: MEETING_STATES,
    parties: MEETING_PARTIES,
    forms: meetingForms,
    steps: MEETING_ACTIONS.map(meetingStep),
    first: 'planned',
  },
  contact: {
    states: CONTACT_STATES,
    parties: CONTACT_PARTIES,
    forms: contactForms,
    steps: CONTACT_ACTIONS.map(contactStep),
    first: 'proposed',
  },
  'transfer of a member': {
    states: MEMBERSHIP_TRANSFER_STATES,
    parties: MEMBERSHIP_TRANSFER_PARTIES,
    forms: membershipTransferForms,
    steps: MEMBERSHIP_TRANSFER_ACTIONS.map(membershipTransferStep),
    first: 'requested',
  },
};

describe.each(Object.entries(FLOWS))(
  'the table of the %s',
  (_name, { states, parties, forms, steps, first }) => {
    it('can be walked from its beginning to every state, and out of every open one', () => {
      const reached = new Set<string>([first]);
      for (let before = -1; before < reached.size;) {
        before = reached.size;
        for (const { from, to } of steps)
          if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
      }
      expect([...reached].sort()).toEqual(Object.keys(states).sort());
      for (const [state, { open }] of Object.entries(states))
        expect(steps.some(({ from, to }) => to !== 'same' && from.some((each) => each === state))).toBe(open);
    });

    it('names parties and forms that are there, and asks for a reason wherever somebody is refused', () => {
      for (const { by, tells, asks, tone } of steps) {
        expect([...by, ...tells].every((party) => party in parties)).toBe(true);
        expect(asks in forms).toBe(true);
        if (tone === 'warn') expect(asks).toBe('reason');
      }
    });
  },
);
