import {
  CONTACT_ACTIONS,
  CONTACT_STATES,
  contactStep,
  type ContactParty,
} from '../../contract/party/contact.flow';
import {
  ATTENDANCES,
  MEETING_ACTIONS,
  MEETING_STATES,
  meetingStep,
  type Attendance,
} from '../../contract/party/meeting.flow';
import {
  MEMBERSHIP_TRANSFER_ACTIONS,
  MEMBERSHIP_TRANSFER_PARTIES,
  MEMBERSHIP_TRANSFER_STATES,
  membershipTransferStep,
} from '../../contract/party/membership-transfer.flow';
import { admitToContact, contactActionsOf } from './contact.permits';
import { meetingActionsOf, type MeetingStanding } from './meeting.permits';
import { membershipTransferActionsOf } from './membership-transfer.permits';

const keysOf = <K extends string>(table: Record<K, unknown>): K[] =>
  Object.keys(table).filter((key): key is K => key in table);
const names = (buttons: readonly { action: string }[]): string[] => buttons.map(({ action }) => action);

const NOON = 1_000_000_000_000;
const HOUR = 3_600_000;

describe('meetings', () => {
  const meeting = (more: Partial<MeetingStanding>): MeetingStanding => ({
    ...{ state: 'planned', startsAt: NOON, now: NOON - 10 * 60_000, organises: false, mine: undefined },
    ...more,
  });

  it.each(keysOf(MEETING_STATES))('offer in state %s what the table says, to either party', (state) => {
    const offered = (as: Partial<MeetingStanding>) => names(meetingActionsOf(meeting({ state, ...as })));
    const table = (party: 'organiser' | 'called') =>
      MEETING_ACTIONS.filter((action) => {
        const { from, by } = meetingStep(action);
        return from.includes(state) && by.includes(party);
      });
    expect(offered({ organises: true })).toEqual(table('organiser'));
    expect(offered({ mine: 'asked' })).toEqual(table('called'));
    expect(offered({})).toEqual([]);
  });

  it('are answered before they begin, and called over only when it is time', () => {
    const offered = (now: number) =>
      names(meetingActionsOf(meeting({ now, organises: true, mine: 'asked' })));
    expect(offered(NOON - HOUR)).toEqual(['join', 'excuse', 'amend', 'cancel']);
    expect(offered(NOON)).toEqual(['amend', 'hold', 'cancel']);
  });

  it('let whoever said yes still ask for leave, whatever they said', () => {
    const offered = (mine: Attendance) => names(meetingActionsOf(meeting({ mine })));
    expect(offered('coming')).toEqual(['excuse']);
    for (const mine of keysOf(ATTENDANCES).filter((each) => each !== 'coming'))
      expect(offered(mine)).toEqual(['join', 'excuse']);
  });
});

describe('contact pairs', () => {
  const SIDES = ['party', 'community'] as const;
  const is = (side: (typeof SIDES)[number], proposedBy: (typeof SIDES)[number]): ContactParty[] => [
    side === 'party' ? 'partySide' : 'communitySide',
    side === proposedBy ? 'proposer' : 'answerer',
  ];

  it.each(keysOf(CONTACT_STATES))('offer in state %s what the table says, whoever proposed', (state) => {
    for (const proposedBy of SIDES)
      for (const side of SIDES) {
        const pair = {
          state,
          proposedBy,
          isPartySide: side === 'party',
          isCommunitySide: side === 'community',
        };
        const expected = CONTACT_ACTIONS.filter((action) => {
          const { from, by } = contactStep(action);
          return from.includes(state) && is(side, proposedBy).some((party) => by.includes(party));
        });
        expect(names(contactActionsOf(pair))).toEqual(expected);
      }
  });

  it('are confirmed by the other side, and by nobody who proposed', () => {
    const proposed = { state: 'proposed' as const, proposedBy: 'party' as const };
    const party = { ...proposed, isPartySide: true, isCommunitySide: false };
    const community = { ...proposed, isPartySide: false, isCommunitySide: true };
    expect(() => admitToContact('confirm', party)).toThrow('notYours');
    expect(admitToContact('confirm', community)).toBe('community');
    expect(admitToContact('withdraw', party)).toBe('party');
  });
});

describe('transfers of members', () => {
  it.each(keysOf(MEMBERSHIP_TRANSFER_STATES))(
    'offer in state %s what the table says, to every party',
    (state) => {
      for (const party of keysOf(MEMBERSHIP_TRANSFER_PARTIES)) {
        const expected = MEMBERSHIP_TRANSFER_ACTIONS.filter((action) => {
          const { from, by } = membershipTransferStep(action);
          return from.includes(state) && by.includes(party);
        });
        expect(names(membershipTransferActionsOf({ state, parties: [party], stays: true }))).toEqual(
          expected,
        );
      }
    },
  );

  it('stop where the member has gone elsewhere meanwhile, but can be taken back', () => {
    const gone = { state: 'released' as const, stays: false };
    expect(names(membershipTransferActionsOf({ ...gone, parties: ['to'] }))).toEqual(['turnAway']);
    expect(names(membershipTransferActionsOf({ ...gone, parties: ['asker'] }))).toEqual(['withdraw']);
  });
});
