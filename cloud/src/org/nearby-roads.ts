import type { Place } from './unit';

export interface Road {
  readonly name: string;
  /** [lng, lat], gcj02. */
  readonly line: [number, number][];
}

const METRES_PER_DEGREE = 111_320;
const CROSSING_WITHIN = 60;
const ROAD_WITHIN = 250;
/** Squares of about 450 by 340 m. */
const SQUARE = 0.004;

interface Piece {
  readonly name: string;
  readonly from: [number, number];
  readonly to: [number, number];
}

/** The roads by squares, so that an address costs a look at the few pieces around it. */
export class Roads {
  private readonly squares = new Map<string, Piece[]>();

  constructor(roads: readonly Road[]) {
    for (const { name, line } of roads) {
      line.forEach((to, i) => this.add({ name, from: line[i - 1] ?? to, to }));
    }
  }

  /** `文昌路与春晖街交叉口附近`, `文昌路附近`, or '' far from any road. */
  near(place: Place): string {
    const metres = new Map<string, number>();
    for (const piece of this.squares.get(squareOf(place.lng, place.lat)) ?? []) {
      metres.set(piece.name, Math.min(metres.get(piece.name) ?? Infinity, metresTo(piece, place)));
    }
    const [nearest, second] = [...metres].sort(([, a], [, b]) => a - b);
    if (!nearest || nearest[1] > ROAD_WITHIN) return '';
    return second && second[1] <= CROSSING_WITHIN
      ? `${nearest[0]}与${second[0]}交叉口附近`
      : `${nearest[0]}附近`;
  }

  /** A piece stands in every square from which it may be near enough to name. */
  private add(piece: Piece): void {
    const reach = ROAD_WITHIN / (METRES_PER_DEGREE * 0.7);
    const [west, east] = [
      Math.min(piece.from[0], piece.to[0]) - reach,
      Math.max(piece.from[0], piece.to[0]) + reach,
    ];
    const [south, north] = [
      Math.min(piece.from[1], piece.to[1]) - reach,
      Math.max(piece.from[1], piece.to[1]) + reach,
    ];
    for (let x = Math.floor(west / SQUARE); x <= Math.floor(east / SQUARE); x++) {
      for (let y = Math.floor(south / SQUARE); y <= Math.floor(north / SQUARE); y++) {
        const key = `${x}:${y}`;
        this.squares.set(key, [...(this.squares.get(key) ?? []), piece]);
      }
    }
  }
}

const squareOf = (lng: number, lat: number): string =>
  `${Math.floor(lng / SQUARE)}:${Math.floor(lat / SQUARE)}`;

function metresTo({ from, to }: Piece, { lng, lat }: Place): number {
  const perLng = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const flat = ([x, y]: [number, number]): Flat => [(x - lng) * perLng, (y - lat) * METRES_PER_DEGREE];
  return metresToSegment(flat(from), flat(to));
}

type Flat = readonly [x: number, y: number];

/** From the origin: the place itself has been moved there. */
function metresToSegment([ax, ay]: Flat, [bx, by]: Flat): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy);
}
