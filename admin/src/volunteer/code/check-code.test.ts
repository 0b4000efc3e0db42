import { goodFor, nextIn } from './check-code';

const TURN = 5_000;
/** Asked two seconds into a turn. */
const code = { now: 1_000_002_000, until: 1_000_005_000, everyMs: TURN };

it('lets a code stand for its turn and one more, by the server’s clock alone', () => {
  expect(goodFor(code)).toBe(3_000 + TURN);
  // The server reads it two turns later: whoever scans at the last moment still gets through.
  expect(goodFor(code)).toBeLessThanOrEqual(code.until - code.now + 2 * TURN - TURN);
});

it('asks for the next as the turn ends, and never in a rush', () => {
  expect(nextIn(code, 200)).toBe(2_850);
  expect(nextIn(code, 4_000)).toBe(250);
});
