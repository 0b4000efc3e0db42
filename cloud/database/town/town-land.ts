import { nth, total } from './town-lists';
import { type Cut, type Plot, TownMesh } from './town-mesh';
import { holds, type Spot } from './town-geometry';
import type { LngLat } from './town-model';
import type { TownRandom } from './town-random';

/** gcj02. An empty spot on purpose: the demonstration town is nobody's. */
export const TOWN_CENTRE: LngLat = [122.07, 41.12];

/** The article's own count of 责任网格. */
export const GRID_COUNT = 576;
export const STREET_COUNT = 10;
export const COMMUNITY_COUNT = 64;

const HALF_WIDTH = 6000;
const HALF_HEIGHT = 4500;
const SAMPLES_PER_GRID = 28;
const METRES_PER_DEGREE_LAT = 111_320;
const METRES_PER_DEGREE_LNG = METRES_PER_DEGREE_LAT * Math.cos((TOWN_CENTRE[1] * Math.PI) / 180);

export interface CommunityLand {
  shape: LngLat[];
  grids: LngLat[][];
  lanes: LngLat[][];
}

export interface StreetLand {
  shape: LngLat[];
  communities: CommunityLand[];
}

/** The district as land only: shapes and the lines along which it was divided, still without names. */
export interface TownLand {
  shape: LngLat[];
  streets: StreetLand[];
  avenues: LngLat[][];
  roads: LngLat[][];
}

interface DividedStreet {
  plot: Plot;
  communities: { plot: Plot; grids: Plot[]; cuts: Cut[] }[];
}

/**
 * Lays out the land: district → streets → communities → grids by cuts that share out the people evenly,
 * so grids in the crowded centre come out small. Dividing is done on straight lines and the finished
 * mesh is bent: borders look grown and still fit to the last digit.
 */
export function layOutLand(random: TownRandom): TownLand {
  const mesh = new TownMesh(random.fork('cuts'), 0.14);
  const corners = border(random.fork('border')).map((spot) => mesh.add(spot));
  const outline = corners.map((corner) => nth(mesh.points, corner));
  const district: Plot = { corners, crowd: crowd(outline, random.fork('crowd')) };
  const gridCounts = countGrids(random.fork('counts'));
  const avenues: Cut[] = [];
  const roads: Cut[] = [];

  const streetPlots = mesh.divide(district, gridCounts.map(total), avenues);
  const divided: DividedStreet[] = streetPlots.map((plot, s) => ({
    plot,
    communities: mesh.divide(plot, nth(gridCounts, s), roads).map((community, c) => {
      const cuts: Cut[] = [];
      const grids = mesh.divide(community, new Array<number>(nth(nth(gridCounts, s), c)).fill(1), cuts);
      return { plot: community, grids, cuts };
    }),
  }));

  const places = bend(mesh.points, random.fork('bend'));
  const shape = (plot: Plot) => mesh.ring(plot).map((point) => nth(places, point));
  const line = (cut: Cut) => mesh.between(cut.from, cut.to).map((point) => nth(places, point));
  return {
    shape: shape(district),
    avenues: avenues.map(line),
    roads: roads.map(line),
    streets: divided.map((street) => ({
      shape: shape(street.plot),
      communities: street.communities.map((community) => ({
        shape: shape(community.plot),
        grids: community.grids.map(shape),
        lanes: community.cuts.slice(0, 3).map(line),
      })),
    })),
  };
}

/** Corners on a rounded rectangle: in order on a convex curve, so the district starts convex. */
function border(random: TownRandom): Spot[] {
  const corners = 12;
  return Array.from({ length: corners }, (_, i) => {
    const angle = ((i + random.between(-0.25, 0.25)) / corners) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [
      HALF_WIDTH * Math.sign(cos) * Math.abs(cos) ** 0.65,
      HALF_HEIGHT * Math.sign(sin) * Math.abs(sin) ** 0.65,
    ];
  });
}

/** People's places: thick around two centres, thin at the edge. */
function crowd(outline: readonly Spot[], random: TownRandom): Spot[] {
  const people: Spot[] = [];
  while (people.length < GRID_COUNT * SAMPLES_PER_GRID) {
    const spot: Spot = [random.between(-HALF_WIDTH, HALF_WIDTH), random.between(-HALF_HEIGHT, HALF_HEIGHT)];
    const downtown = Math.exp(-((spot[0] + 400) ** 2 + spot[1] ** 2) / 2300 ** 2);
    const newTown = Math.exp(-((spot[0] - 3300) ** 2 + (spot[1] - 1500) ** 2) / 1300 ** 2);
    if (!random.chance(0.14 + 0.86 * Math.min(1, downtown + 0.45 * newTown))) continue;
    if (holds(outline, spot)) people.push(spot);
  }
  return people;
}

/** Grids of each community of each street: around nine each, 576 in all. */
function countGrids(random: TownRandom): number[][] {
  const least = Math.floor(COMMUNITY_COUNT / STREET_COUNT);
  const over = COMMUNITY_COUNT - least * STREET_COUNT;
  const perStreet = Array.from({ length: STREET_COUNT }, (_, s) =>
    s % 2 === 1 && s < over * 2 ? least + 1 : least,
  );
  const counts = new Array<number>(COMMUNITY_COUNT).fill(GRID_COUNT / COMMUNITY_COUNT);
  for (let i = 0; i < COMMUNITY_COUNT; i += 1) {
    const giver = random.int(0, COMMUNITY_COUNT - 1);
    const taker = random.int(0, COMMUNITY_COUNT - 1);
    const [given, taken] = [nth(counts, giver), nth(counts, taker)];
    if (giver === taker || given <= 7 || taken >= 12) continue;
    counts[giver] = given - 1;
    counts[taker] = taken + 1;
  }
  return perStreet.map((size) => counts.splice(0, size));
}

/** Slow waves move whole quarters together, too gently to fold the land over itself; then onto the globe. */
function bend(points: readonly Spot[], random: TownRandom): LngLat[] {
  const waves = Array.from({ length: 4 }, (_, i) => ({
    kx: random.between(0.3, 1.1) / (900 + 300 * i),
    ky: random.between(0.3, 1.1) / (900 + 300 * i),
    phase: random.between(0, 2 * Math.PI),
    push: random.between(60, 110),
  }));
  return points.map(([x, y]) => {
    let [east, north] = [x + random.between(-4, 4), y + random.between(-4, 4)];
    waves.forEach((wave, i) => {
      const swing = wave.push * Math.sin(wave.kx * x + wave.ky * y + wave.phase);
      if (i % 2 === 0) east += swing;
      else north += swing;
    });
    return toLngLat(east, north);
  });
}

/** Metres from the town's centre to [lng, lat]; flat-earth, good to a centimetre at this size. */
export function toLngLat(east: number, north: number): LngLat {
  return [
    Number((TOWN_CENTRE[0] + east / METRES_PER_DEGREE_LNG).toFixed(6)),
    Number((TOWN_CENTRE[1] + north / METRES_PER_DEGREE_LAT).toFixed(6)),
  ];
}

/** The way back: metres east and north of the town's centre. */
export function toMetres([lng, lat]: readonly [number, number]): Spot {
  return [(lng - TOWN_CENTRE[0]) * METRES_PER_DEGREE_LNG, (lat - TOWN_CENTRE[1]) * METRES_PER_DEGREE_LAT];
}
