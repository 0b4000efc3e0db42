import { last, nth } from './town-lists';
import { holds, middleOf, type Spot } from './town-geometry';
import { toLngLat, toMetres, type TownLand } from './town-land';
import { chineseNumber, ESTATE_ENDINGS, ESTATE_NAMES, ROAD_NAMES } from './town-names';
import type { LandmarkPlan, LngLat, RoadPlan, UnitPlan } from './town-model';
import type { TownRandom } from './town-random';

/**
 * The lines along which the land was divided, as named roads: 大街 and 大道 between streets,
 * 路 (north–south) and 街 (east–west) between communities, lanes within a community named after it.
 */
export function planRoads(land: TownLand, communities: UnitPlan[], random: TownRandom): RoadPlan[] {
  const names = random.shuffle(ROAD_NAMES);
  const avenues = land.avenues.map((line, i) => ({
    name: nth(names, i) + (runsNorth(line) ? '大道' : '大街'),
    line,
  }));
  const roads = land.roads.map((line, i) => ({
    name: nth(names, land.avenues.length + i) + (runsNorth(line) ? '路' : '街'),
    line,
  }));
  const lanes = land.streets
    .flatMap((street) => street.communities)
    .flatMap((community, c) =>
      community.lanes.map((line, i) => ({
        name: `${nth(communities, c).shortName}${chineseNumber(i + 1)}巷`,
        line,
      })),
    );
  return [...avenues, ...roads, ...lanes];
}

/** One estate or village in every grid, and what every community has: a school, a market, a park … */
export function planLandmarks(units: UnitPlan[], random: TownRandom): LandmarkPlan[] {
  const estates = random.shuffle(
    ESTATE_NAMES.flatMap((name) => ESTATE_ENDINGS.map((ending) => `${name}${ending}`)),
  );
  const grids = units.filter((unit) => unit.kind === 'grid');
  const homes = grids.flatMap((grid, i) => landmark(grid, nth(estates, i), random));
  const shared = units
    .filter((unit) => unit.kind === 'community')
    .flatMap((community) => {
      const own = grids.filter((grid) => grid.parent === community.key);
      const sites = random.shuffle(own);
      const kinds = random.shuffle(SHARED_PLACES).slice(0, 4);
      return kinds.flatMap((kind, i) => landmark(nth(sites, i), `${community.shortName}${kind}`, random));
    });
  return [...homes, ...shared];
}

const SHARED_PLACES = [
  '小学',
  '菜市场',
  '公园',
  '中学',
  '幼儿园',
  '卫生服务站',
  '文化广场',
  '便民超市',
  '养老驿站',
  '党群服务站',
];

/** Somewhere about the middle of its grid and always inside; empty when the grid has no shape. */
function landmark(grid: UnitPlan, name: string, random: TownRandom): LandmarkPlan[] {
  if (!grid.shape) return [];
  const ring = grid.shape.map(toMetres);
  const [east, north] = middleOf(ring);
  // a narrow grid may not hold the first try: come nearer to the middle each time
  for (let reach = 80; reach > 1; reach *= 0.7) {
    const spot: Spot = [east + random.between(-reach, reach), north + random.between(-reach, reach)];
    if (holds(ring, spot)) return [{ name, at: toLngLat(spot[0], spot[1]), unit: grid.key }];
  }
  return [{ name, at: toLngLat(east, north), unit: grid.key }];
}

function runsNorth(line: LngLat[]): boolean {
  const [from, to] = [toMetres(nth(line, 0)), toMetres(last(line))];
  return Math.abs(to[1] - from[1]) > Math.abs(to[0] - from[0]);
}
