import { nth } from './town-lists';
import { boxOf, distance, fromSegment, holds, type Spot } from './town-geometry';
import { toMetres } from './town-land';
import type { LngLat, TownPlan, UnitPlan } from './town-model';
import type { TownRandom } from './town-random';

const CROSSING_REACH_METRES = 160;
const LANDMARK_REACH_METRES = 130;
const ROAD_REACH_METRES = 400;

interface Atlas {
  units: Map<string, UnitPlan>;
  grids: { unit: UnitPlan; shape: LngLat[]; box: [number, number, number, number] }[];
  roads: { name: string; line: Spot[] }[];
  crossings: { at: Spot; names: string[] }[];
  landmarks: { name: string; at: Spot }[];
}

// a plan never changes once made, so what was worked out from it stays true
const atlases = new WeakMap<TownPlan, Atlas>();

/** The grid in which the place falls, or undefined outside the district. */
export function gridAt(plan: TownPlan, place: LngLat): UnitPlan | undefined {
  return atlasOf(plan).grids.find(
    ({ box, shape }) =>
      place[0] >= box[0] &&
      place[0] <= box[2] &&
      place[1] >= box[1] &&
      place[1] <= box[3] &&
      holds(shape, place),
  )?.unit;
}

/** An address a passer-by would give, with community and grid: 「文昌路与春晖街交叉口附近（青禾社区第三网格）」. */
export function describePlace(plan: TownPlan, place: LngLat): string {
  const atlas = atlasOf(plan);
  const grid = gridAt(plan, place);
  if (!grid) return `${plan.name}范围以外`;
  const community = atlas.units.get(grid.parent ?? '');
  return `${whereabouts(atlas, toMetres(place))}（${community?.name ?? ''}${grid.name}）`;
}

/** A random place within the grid, evenly spread. Throws RangeError for a key that is no grid. */
export function randomPlaceIn(plan: TownPlan, gridKey: string, random: TownRandom): LngLat {
  const grid = atlasOf(plan).grids.find(({ unit }) => unit.key === gridKey);
  if (!grid) throw new RangeError(`no grid ${gridKey}`);
  for (;;) {
    const place: LngLat = [
      Number(random.between(grid.box[0], grid.box[2]).toFixed(6)),
      Number(random.between(grid.box[1], grid.box[3]).toFixed(6)),
    ];
    if (holds(grid.shape, place)) return place;
  }
}

function whereabouts(atlas: Atlas, spot: Spot): string {
  const crossing = nearest(atlas.crossings, spot);
  if (crossing && distance(crossing.at, spot) < CROSSING_REACH_METRES) {
    return `${crossing.names[0]}与${crossing.names[1]}交叉口附近`;
  }
  const road = atlas.roads
    .map(({ name, line }) => ({ name, away: awayFrom(line, spot) }))
    .reduce((best, next) => (next.away < best.away ? next : best));
  const landmark = nearest(atlas.landmarks, spot);
  const byLandmark = landmark && distance(landmark.at, spot) < LANDMARK_REACH_METRES;
  if (byLandmark) return road.away < 60 ? `${road.name}${landmark.name}门前` : `${landmark.name}附近`;
  if (road.away < ROAD_REACH_METRES) {
    return landmark ? `${road.name}${landmark.name}${sideOf(landmark.at, spot)}` : `${road.name}附近`;
  }
  return landmark ? `${landmark.name}${sideOf(landmark.at, spot)}` : '';
}

/** Which side of the landmark one stands on, and roughly how far: 「东侧约200米」. */
function sideOf(landmark: Spot, spot: Spot): string {
  const turn = Math.atan2(spot[1] - landmark[1], spot[0] - landmark[0]);
  const sides = ['东', '东北', '北', '西北', '西', '西南', '南', '东南'];
  const side = sides[(Math.round(turn / (Math.PI / 4)) + 8) % 8];
  return `${side}侧约${Math.max(50, Math.round(distance(landmark, spot) / 50) * 50)}米`;
}

function awayFrom(line: Spot[], spot: Spot): number {
  return line
    .slice(1)
    .reduce((best, to, i) => Math.min(best, fromSegment(spot, nth(line, i), to).away), Infinity);
}

function nearest<T extends { at: Spot }>(things: T[], spot: Spot): T | undefined {
  let best: T | undefined;
  for (const thing of things) {
    if (!best || distance(thing.at, spot) < distance(best.at, spot)) best = thing;
  }
  return best;
}

function atlasOf(plan: TownPlan): Atlas {
  const known = atlases.get(plan);
  if (known) return known;
  const atlas = draw(plan);
  atlases.set(plan, atlas);
  return atlas;
}

function draw(plan: TownPlan): Atlas {
  return {
    units: new Map(plan.units.map((unit) => [unit.key, unit])),
    grids: plan.units.flatMap((unit) =>
      unit.kind === 'grid' && unit.shape ? [{ unit, shape: unit.shape, box: boxOf(unit.shape) }] : [],
    ),
    roads: plan.roads.map(({ name, line }) => ({ name, line: line.map(toMetres) })),
    crossings: crossingsOf(plan),
    landmarks: plan.landmarks.map(({ name, at }) => ({ name, at: toMetres(at) })),
  };
}

/** Roads cross where they share a point exactly: both lines were drawn over the same mesh. */
function crossingsOf(plan: TownPlan): Atlas['crossings'] {
  const met = new Map<string, { at: Spot; names: string[] }>();
  for (const road of plan.roads) {
    for (const place of road.line) {
      const key = place.join(' ');
      const crossing = met.get(key) ?? { at: toMetres(place), names: [] };
      if (!crossing.names.includes(road.name)) crossing.names.push(road.name);
      met.set(key, crossing);
    }
  }
  return [...met.values()].filter((crossing) => crossing.names.length > 1);
}
