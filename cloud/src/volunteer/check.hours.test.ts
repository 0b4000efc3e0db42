import { countedTo, minutesServed, proofOf } from './check.hours';
import type { CheckRecord } from './volunteer.row';

const MINUTE = 60_000;
const ACTIVITY = { startsAt: 0, endsAt: 120 * MINUTE, endedAt: 150 * MINUTE };
let id = 0;
const check = (way: 'in' | 'out', minute: number, more: Partial<CheckRecord> = {}): CheckRecord => ({
  ...{ id: ++id, claimId: 1, way, at: minute * MINUTE, receivedAt: minute * MINUTE, source: 'scan' },
  ...{ turn: null, metres: null, proof: 'none' },
  ...more,
});
const offline = (proof: CheckRecord['proof']) => ({ source: 'offline', proof }) as const;
const MANUAL = { source: 'manual' } as const;
const endedAfter = (minutes: number) => ({ ...ACTIVITY, endedAt: minutes * MINUTE });

describe('minutes that count', () => {
  it('lie between coming and going, within the activity’s own hours', () => {
    expect(minutesServed([check('in', -30), check('out', 60)], ACTIVITY)).toBe(60);
    const twice = [check('in', 10), check('out', 40), check('in', 60), check('out', 150)];
    expect(minutesServed(twice, ACTIVITY)).toBe(90);
    expect(minutesServed([check('in', 30)], ACTIVITY)).toBe(90);
  });

  it('end with the activity, where it was ended before its time: nobody serves hours that did not take place', () => {
    expect(minutesServed([check('in', 30)], endedAfter(45))).toBe(15);
    expect(minutesServed([check('in', 30), check('out', 100)], endedAfter(45))).toBe(15);
    expect(minutesServed([check('in', 30)], endedAfter(-10))).toBe(0);
    expect(minutesServed([check('in', 30)], { ...ACTIVITY, endedAt: null })).toBe(90);
  });

  it('are none for whoever only checked out, came when it was over, or never', () => {
    expect(minutesServed([check('out', 60)], ACTIVITY)).toBe(0);
    expect(minutesServed([check('in', 130), check('out', 140)], ACTIVITY)).toBe(0);
    expect(minutesServed([], ACTIVITY)).toBe(0);
  });

  it('leave out the offline scan that was refused, and no other', () => {
    const came = (proof: CheckRecord['proof']) => [check('in', 0, offline(proof)), check('out', 60)];
    expect(minutesServed(came('accepted'), ACTIVITY)).toBe(60);
    expect(minutesServed(came('refused'), ACTIVITY)).toBe(0);
    const later = [
      check('in', 0, offline('refused')),
      check('in', 30),
      check('out', 60, offline('accepted')),
    ];
    expect(minutesServed(later, ACTIVITY)).toBe(30);
  });

  it('are the organiser’s once written down by hand, the last time they wrote, even where it was ended early', () => {
    const scanned = [check('in', 0), check('out', 120)];
    const byHand = [check('in', 0, MANUAL), check('out', 30, MANUAL)];
    const again = [check('in', 0, MANUAL), check('out', 45, MANUAL)];
    expect(minutesServed([...scanned, ...byHand], ACTIVITY)).toBe(30);
    expect(minutesServed([...scanned, ...byHand, ...again], ACTIVITY)).toBe(45);
    expect(minutesServed(again, endedAfter(20))).toBe(45);
  });
});

describe('somebody whom nobody saw leave', () => {
  it('counts until it was over, unless their hours were written down by hand', () => {
    expect(countedTo([check('in', 0)], ACTIVITY)).toBe(ACTIVITY.endsAt);
    expect(countedTo([check('in', 0)], endedAfter(45))).toBe(45 * MINUTE);
    expect(countedTo([check('in', 0), check('out', 60, offline('refused'))], ACTIVITY)).toBe(ACTIVITY.endsAt);
    expect(countedTo([check('in', 0), check('out', 60)], ACTIVITY)).toBeUndefined();
    expect(countedTo([check('in', 0), check('in', 0, MANUAL), check('out', 9, MANUAL)], ACTIVITY)).toBe(
      undefined,
    );
    expect(countedTo([], ACTIVITY)).toBeUndefined();
  });
});

it('one offline scan that waits is a claim that waits, whatever was said of the others', () => {
  const scans = (...proofs: CheckRecord['proof'][]) => proofs.map((proof) => ({ proof }));
  expect(proofOf(scans('refused', 'waiting', 'none'))).toBe('waiting');
  expect(proofOf(scans('refused', 'accepted'))).toBe('refused');
  expect(proofOf(scans('none', 'accepted'))).toBe('accepted');
  expect(proofOf([])).toBe('none');
});
