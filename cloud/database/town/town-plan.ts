import { nth } from './town-lists';
import { planCategories } from './town-categories';
import { areaOf, holds } from './town-geometry';
import { layOutLand, TOWN_CENTRE } from './town-land';
import type { TownPlan, UnitPlan } from './town-model';
import { planPeople } from './town-people';
import { townRandom } from './town-random';
import { planLandmarks, planRoads } from './town-roads';
import { planUnits } from './town-units';

export type * from './town-model';
export { describePlace, gridAt, randomPlaceIn } from './town-places';

/**
 * The demonstration town as plain data: the same seed always gives the same town, to the last digit.
 * Units come parents first. Nothing is real: see `notice`, which every program must show.
 */
export function planTown(seed = 20261123): TownPlan {
  const random = townRandom(seed);
  const land = layOutLand(random.fork('land'));
  const units = planUnits(land, random.fork('units'));
  const communities = units.filter((unit) => unit.kind === 'community');
  return {
    name: '演示区（虚构）',
    notice: '本演示城区由程序按种子生成，街道、社区、网格、人员与案件均为虚构。',
    centre: TOWN_CENTRE,
    units,
    people: planPeople(units, storyGrid(units), random.fork('people')),
    categories: planCategories(),
    roads: planRoads(land, communities, random.fork('roads')),
    landmarks: planLandmarks(units, random.fork('landmarks')),
  };
}

/** The grid in which the demonstration plays: the one over the town's centre. */
function storyGrid(units: UnitPlan[]): UnitPlan {
  const grids = units.filter((unit) => unit.kind === 'grid');
  const central = grids.find(
    (grid) => grid.shape && areaOf(grid.shape) > 0 && holds(grid.shape, TOWN_CENTRE),
  );
  return central ?? nth(grids, 0);
}
