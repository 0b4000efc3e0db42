import type { Place } from './unit';

export interface Road {
  readonly name: string;
  /** [lng, lat], gcj02. */
  readonly line: [number, number][];
}

const METRES_PER_DEGREE = 111_320;
const CROSSING_WITHIN = 60;
const ROAD_WITHIN = 250;

/** `文昌路与春晖街交叉口附近`, `文昌路附近`, or '' far from any road. */
export function nearestRoads(roads: readonly Road[], place: Place): string {
  const [nearest, second] = roads
    .map(({ name, line }) => ({ name, metres: metresToLine(line, place) }))
    .sort((a, b) => a.metres - b.metres);
  if (!nearest || nearest.metres > ROAD_WITHIN) return '';
  if (second && second.name !== nearest.name && second.metres <= CROSSING_WITHIN) {
    return `${nearest.name}与${second.name}交叉口附近`;
  }
  return `${nearest.name}附近`;
}

function metresToLine(line: readonly [number, number][], { lng, lat }: Place): number {
  const perLng = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const flat = line.map(([x, y]) => [(x - lng) * perLng, (y - lat) * METRES_PER_DEGREE] as const);
  let least = Infinity;
  flat.forEach((end, i) => {
    const start = flat[i - 1] ?? end;
    least = Math.min(least, metresToSegment(start, end));
  });
  return least;
}

type Flat = readonly [x: number, y: number];

/** From the origin: the place itself has been moved there. */
function metresToSegment([ax, ay]: Flat, [bx, by]: Flat): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy);
}
