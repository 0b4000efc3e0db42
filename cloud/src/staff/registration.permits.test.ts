import {
  REGISTRATION_ACTIONS,
  REGISTRATION_PARTIES,
  REGISTRATION_STATES,
  registrationStep,
  type RegistrationParty,
  type RegistrationState,
} from '../../contract/staff/registration.flow';
import type { Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { registrationActions, type RegistrationRecord } from './registration.permits';

const COMMUNITY = 7;
const BUREAU = 8;
const BRANCH = 9;
const STATES = Object.keys(REGISTRATION_STATES) as RegistrationState[];
const PARTIES = Object.keys(REGISTRATION_PARTIES) as RegistrationParty[];

const ORG: Pick<Directory, 'above' | 'staffAt'> = {
  staffAt: () => [],
  above: () =>
    [{ id: BUREAU, kind: 'department', code: '', name: '', shortName: '', parentId: null }] as never,
};
const someone = (id: number, unitId: number, post: Actor['posts'][number]['post'] = 'leader'): Actor => ({
  ...{ id, kind: 'staff', name: '', program: 'admin', sessionId: 0 },
  posts: [{ post, unitId }],
});
const AS: Record<RegistrationParty, Actor> = {
  applicant: someone(1, 99, 'handler'),
  community: someone(2, COMMUNITY, 'dispatcher'),
};
const registration = (state: RegistrationState, personId: number | null): RegistrationRecord => ({
  ...{ id: 1, personId, orgUnitId: BRANCH, communityId: COMMUNITY, state },
  ...{ words: '', answer: '', requestedById: 1, requestedAt: 0, settledAt: null },
});

it('offers exactly what the table says: every state, every action, every party', () => {
  for (const state of STATES)
    for (const party of PARTIES)
      expect([state, party, registrationActions(AS[party], registration(state, 1), ORG)]).toEqual([
        state,
        party,
        REGISTRATION_ACTIONS.filter((action) => {
          const { from, by } = registrationStep(action);
          return from.includes(state) && by.includes(party);
        }),
      ]);
});

it('reaches every state, and no open one is without a way out', () => {
  const reached = new Set(REGISTRATION_ACTIONS.map((action) => registrationStep(action).to)).add('requested');
  expect([...reached].sort()).toEqual([...STATES].sort());
  for (const state of STATES.filter((each) => REGISTRATION_STATES[each].open))
    expect(REGISTRATION_ACTIONS.some((action) => registrationStep(action).from.includes(state))).toBe(true);
});

it('lets an organisation speak through its secretary, its leader or its unit’s, and through nobody else', () => {
  const asked = registration('requested', null);
  const offered = (actor: Actor) => registrationActions(actor, asked, ORG);
  expect(offered(someone(3, BRANCH))).toEqual(['withdraw']);
  expect(offered(someone(3, BUREAU))).toEqual(['withdraw']);
  expect(offered(someone(3, BUREAU, 'handler'))).toEqual([]);
  expect(offered(someone(3, 100))).toEqual([]);
  const member = (orgUnitId: number, duty: 'secretary' | 'publicity') => ({
    ...someone(4, 100),
    seat: { personId: 4, orgUnitId, duty, kind: 'full' as const, since: 0 },
  });
  expect(offered(member(BRANCH, 'secretary'))).toEqual(['withdraw']);
  expect(offered(member(BRANCH, 'publicity'))).toEqual([]);
  expect(offered(member(101, 'secretary'))).toEqual([]);
});
