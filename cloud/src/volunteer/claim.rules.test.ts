import { CLAIM_ACTIONS, CLAIM_STATES, claimStep, type ClaimState } from '../../contract/volunteer/claim.flow';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { actionsOf, maySee, type ClaimGround } from './claim.rules';
import type { ActivityRecord, ClaimRecord } from './volunteer.row';

const HOUR = 3_600_000;
const someone = (id: number, posts: Actor['posts'] = []): Actor => ({
  ...{ id, kind: posts.length > 0 ? 'staff' : 'resident', name: '', program: '', sessionId: 1, posts },
});
const volunteer = someone(1);
const organiser = someone(2, [{ post: 'dispatcher', unitId: 7 }]);
const neighbour = someone(3);
const elsewhere = someone(4, [{ post: 'dispatcher', unitId: 8 }]);
const states = Object.keys(CLAIM_STATES).filter((key): key is ClaimState => key in CLAIM_STATES);

const ground = (state: ClaimState, more: Partial<ClaimRecord> = {}, isOrderer = false): ClaimGround => ({
  claim: {
    personId: 1,
    state,
    proof: 'none',
    appeals: 0,
    rating: null,
    complaints: 0,
    ...more,
  } as ClaimRecord,
  activity: { communityId: 7, startsAt: 0 } as ActivityRecord,
  ...{ isOrderer, now: 0 },
});
const names = (actor: Actor, asked: ClaimGround): string[] =>
  actionsOf(actor, asked).map(({ action }) => action);

describe('the rules of a claim', () => {
  it('offer every step of the table to whom it names, in the states it names, and to nobody else', () => {
    const parties = { volunteer, organiser, orderer: neighbour, clock: CLOCK_ACTOR };
    const met = { proof: 'waiting', complaints: 1 } as const;
    for (const state of states)
      for (const action of CLAIM_ACTIONS) {
        const { from, by, when = [] } = claimStep(action);
        // In time and late exclude each other.
        const now = when.some((condition) => condition === 'inTime') ? -24 * HOUR : 0;
        for (const [party, actor] of Object.entries(parties)) {
          const asked = { ...ground(state, met, party === 'orderer'), now };
          const allowed = from.includes(state) && by.some((each) => each === party);
          expect([state, action, party, names(actor, asked).includes(action)]).toEqual([
            ...[state, action, party],
            allowed,
          ]);
        }
      }
  });

  it('let nobody organise their own hours, and show a claim to no other community', () => {
    const own = someone(1, [{ post: 'dispatcher', unitId: 7 }]);
    for (const state of states)
      expect(
        names(own, ground(state)).filter((action) => ['correct', 'excuse', 'prove', 'rate'].includes(action)),
      ).toEqual([]);
    expect(maySee(elsewhere, ground('served'))).toBe(false);
    expect(maySee(neighbour, ground('served'))).toBe(false);
    expect(maySee(neighbour, ground('served', {}, true))).toBe(true);
  });

  it('tell leaving in time from dropping out late', () => {
    const at = (hours: number): string[] => names(volunteer, { ...ground('claimed'), now: -hours * HOUR });
    expect([at(13).includes('withdraw'), at(13).includes('dropLate')]).toEqual([true, false]);
    expect([at(11).includes('withdraw'), at(11).includes('dropLate')]).toEqual([false, true]);
  });
});
