export interface Point {
  lng: number;
  lat: number;
}

const METRES_PER_DEGREE = 111_320;

/** Metres; a plane is good enough within a district. */
export function metresBetween(a: Point, b: Point): number {
  const north = (a.lat - b.lat) * METRES_PER_DEGREE;
  const east = (a.lng - b.lng) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** `距您 120 米`, `距您 2.4 公里`. */
export function distanceWords(from: Point, to: Point): string {
  const metres = metresBetween(from, to);
  if (metres < 1000) return `距您 ${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  const kilometres = metres / 1000;
  return `距您 ${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`;
}
