import { minutesServed } from './check.hours';
import type { CheckRecord } from './volunteer.row';

const MINUTE = 60_000;
const ACTIVITY = { startsAt: 0, endsAt: 120 * MINUTE };
let id = 0;
const check = (way: 'in' | 'out', minute: number, source: CheckRecord['source'] = 'scan'): CheckRecord => ({
  ...{ id: ++id, claimId: 1, way, at: minute * MINUTE, receivedAt: minute * MINUTE, source },
  ...{ turn: null, metres: null },
});
const NONE = { proof: 'none' } as const;

describe('minutes that count', () => {
  it('lie between coming and going, within the activity’s own hours', () => {
    expect(minutesServed([check('in', -30), check('out', 60)], NONE, ACTIVITY)).toBe(60);
    expect(
      minutesServed([check('in', 10), check('out', 40), check('in', 60), check('out', 150)], NONE, ACTIVITY),
    ).toBe(90);
    expect(minutesServed([check('in', 30)], NONE, ACTIVITY)).toBe(90);
  });

  it('are none for whoever only checked out, came when it was over, or never', () => {
    expect(minutesServed([check('out', 60)], NONE, ACTIVITY)).toBe(0);
    expect(minutesServed([check('in', 130), check('out', 140)], NONE, ACTIVITY)).toBe(0);
    expect(minutesServed([], NONE, ACTIVITY)).toBe(0);
  });

  it('leave out an offline scan that was refused', () => {
    const checks = [check('in', 0, 'offline'), check('out', 60)];
    expect(minutesServed(checks, { proof: 'accepted' }, ACTIVITY)).toBe(60);
    expect(minutesServed(checks, { proof: 'refused' }, ACTIVITY)).toBe(0);
  });

  it('are the organiser’s once written down by hand, the last time they wrote', () => {
    const scanned = [check('in', 0), check('out', 120)];
    const byHand = [check('in', 0, 'manual'), check('out', 30, 'manual')];
    const again = [check('in', 0, 'manual'), check('out', 45, 'manual')];
    expect(minutesServed([...scanned, ...byHand], NONE, ACTIVITY)).toBe(30);
    expect(minutesServed([...scanned, ...byHand, ...again], NONE, ACTIVITY)).toBe(45);
  });
});
