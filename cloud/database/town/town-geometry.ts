import { aroundRing, nth } from './town-lists';

/** A place on the plan: metres east and north of the town's centre, or [lng, lat]; the formulas do not mind. */
export type Spot = readonly [x: number, y: number];

/** Signed area of an open ring: positive when counter-clockwise, in squared units of the spots. */
export function areaOf(ring: readonly Spot[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [a, b] = [nth(ring, j), nth(ring, i)];
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}

/**
 * Whether the ring holds the spot. Every edge is read from its lower end to its upper one,
 * so two rings sharing an edge reach opposite answers to the last bit: no spot falls in both or in neither.
 */
export function holds(ring: readonly Spot[], spot: Spot): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [a, b] = [nth(ring, i), nth(ring, j)];
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    if (low[1] > spot[1] || high[1] <= spot[1]) continue;
    const x = low[0] + ((spot[1] - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
    if (spot[0] < x) inside = !inside;
  }
  return inside;
}

export function distance(a: Spot, b: Spot): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** How far the spot is from the segment a–b, and how far along it (0 to 1) the nearest place lies. */
export function fromSegment(spot: Spot, a: Spot, b: Spot): { away: number; along: number } {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const raw = length2 === 0 ? 0 : ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / length2;
  const along = Math.min(1, Math.max(0, raw));
  return { away: distance(spot, [a[0] + along * dx, a[1] + along * dy]), along };
}

/** The smallest box around the ring: [west, south, east, north]. */
export function boxOf(ring: readonly Spot[]): [number, number, number, number] {
  const xs = ring.map((spot) => spot[0]);
  const ys = ring.map((spot) => spot[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Centre of area of a ring. */
export function middleOf(ring: readonly Spot[]): Spot {
  const [x0, y0] = nth(ring, 0);
  let x = 0;
  let y = 0;
  let twice = 0;
  for (const [a, b] of aroundRing(ring)) {
    // measured from the first corner: at 122° east the products would lose the digits we need
    const [ax, ay] = [a[0] - x0, a[1] - y0];
    const [bx, by] = [b[0] - x0, b[1] - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}
