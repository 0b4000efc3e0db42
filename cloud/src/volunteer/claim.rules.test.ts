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
    claimedAt: -100 * HOUR,
    enteredAt: -100 * HOUR,
    ...more,
  } as ClaimRecord,
  activity: {
    communityId: 7,
    startsAt: 0,
    state: 'recruiting',
    endedAt: null,
    movedAt: null,
  } as ActivityRecord,
  ...{ orderer: isOrderer ? { complained: false } : undefined, now: 0 },
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

  it('show whoever was helped those who came, and nobody who stayed away', () => {
    const seen = states.filter((state) => maySee(neighbour, ground(state, {}, true)));
    expect(seen).toEqual(['present', 'left', 'served']);
  });

  it('let whoever was helped complain once, and another who was helped as well', () => {
    const again = { ...ground('served', { complaints: 1 }), orderer: { complained: true } };
    expect(names(neighbour, again)).toEqual([]);
    expect(names(neighbour, { ...again, orderer: { complained: false } })).toEqual(['complain']);
  });

  it('tell leaving in time from dropping out late', () => {
    const at = (hours: number): string[] => names(volunteer, { ...ground('claimed'), now: -hours * HOUR });
    expect([at(13).includes('withdraw'), at(13).includes('dropLate')]).toEqual([true, false]);
    expect([at(11).includes('withdraw'), at(11).includes('dropLate')]).toEqual([false, true]);
  });

  it('call nobody late who promised, was promoted, or was told of another plan within those hours', () => {
    const late = (claim: Partial<ClaimRecord>, activity: Partial<ActivityRecord>, now: number): boolean => {
      const asked = ground('claimed', claim);
      return names(volunteer, { ...asked, activity: { ...asked.activity, ...activity }, now }).includes(
        'dropLate',
      );
    };
    expect(late({}, {}, -2 * HOUR)).toBe(true);
    expect(late({ claimedAt: -11 * HOUR, enteredAt: -11 * HOUR }, {}, -2 * HOUR)).toBe(false);
    expect(late({ claimedAt: -20 * HOUR, enteredAt: -11 * HOUR }, {}, -2 * HOUR)).toBe(false);
    expect(late({}, { movedAt: -11 * HOUR }, -2 * HOUR)).toBe(false);
    expect(late({}, { movedAt: -13 * HOUR }, -2 * HOUR)).toBe(true);
    // Once it has begun, staying away is staying away.
    expect(late({ claimedAt: -11 * HOUR, enteredAt: -11 * HOUR }, {}, 0)).toBe(true);
    // But nobody gave their word for what they were told of so late.
    expect(late({ claimedAt: -20 * HOUR, enteredAt: -11 * HOUR }, {}, 0)).toBe(false);
    expect(late({}, { movedAt: -11 * HOUR }, 0)).toBe(false);
    expect(late({ claimedAt: -10 * HOUR, enteredAt: -10 * HOUR }, { movedAt: -11 * HOUR }, 0)).toBe(true);
  });

  it('let nobody write down hours of what was cancelled before it began', () => {
    const corrects = (activity: Partial<ActivityRecord>): boolean => {
      const asked = ground('dropped');
      return names(organiser, { ...asked, activity: { ...asked.activity, ...activity } }).includes('correct');
    };
    const cancelledAt = (endedAt: number | null): boolean => corrects({ state: 'cancelled', endedAt });
    // Those from before it was written down were cancelled while they recruited.
    expect([cancelledAt(5), cancelledAt(-5), cancelledAt(null)]).toEqual([true, false, false]);
  });
});
