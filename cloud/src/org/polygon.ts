import type { Place } from './unit';

type Corner = readonly [lng: number, lat: number];

interface Boxed<T> {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly ring: readonly Corner[];
  readonly thing: T;
}

/**
 * Is the place inside the ring? Borders are half open and every edge is measured from its southern end, so that of two
 * neighbours sharing their corners exactly one holds a place on the border.
 */
export function isInside(ring: readonly Corner[], { lng, lat }: Place): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before && crosses(before, corner, lng, lat)) inside = !inside;
    before = corner;
  }
  return inside;
}

function crosses(a: Corner, b: Corner, lng: number, lat: number): boolean {
  const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
  if (lat < low[1] || lat >= high[1]) return false;
  return lng < low[0] + ((lat - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}

/** Finds the shape a place falls into; a box around each shape spares the exact test for all but a few. */
export class ShapeIndex<T> {
  private readonly boxes: Boxed<T>[];

  constructor(things: readonly T[], ringOf: (thing: T) => readonly Corner[] | undefined) {
    this.boxes = things.flatMap((thing) => {
      const ring = ringOf(thing);
      return ring && ring.length > 2 ? [boxed(thing, ring)] : [];
    });
  }

  at(place: Place): T | undefined {
    const { lng, lat } = place;
    return this.boxes.find(
      (box) =>
        lng >= box.west &&
        lng <= box.east &&
        lat >= box.south &&
        lat <= box.north &&
        isInside(box.ring, place),
    )?.thing;
  }
}

function boxed<T>(thing: T, ring: readonly Corner[]): Boxed<T> {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  return { west, east, south: Math.min(...lats), north: Math.max(...lats), ring, thing };
}
