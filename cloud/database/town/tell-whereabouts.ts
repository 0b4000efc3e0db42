import { nth } from './town-lists';
import type { TownPlan } from './town-model';
import type { TownRandom } from './town-random';

/** Who lives and works where. All are keys of the plan. */
export interface Stage {
  readonly grids: readonly string[];
  readonly demoGrid: string;
  readonly gridsOfDemoStreet: readonly string[];
  readonly gridsOfDemoCommunity: readonly string[];
  readonly residents: readonly string[];
  readonly workers: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<string, string>;
}

/** Reads out of the plan where the demonstration plays; each resident gets a grid to live in. */
export function placesToBe(plan: TownPlan): Stage {
  const grids = plan.units.filter(({ kind }) => kind === 'grid');
  const parentOf = new Map(plan.units.map(({ key, parent }) => [key, parent]));
  const demoGrid = postOf(plan, 'sun-lihua');
  const demoCommunity = parentOf.get(demoGrid);
  const demoStreet = postOf(plan, 'zhou-haitao');
  // What the two residents of the landing page report is told by name.
  const residents = plan.people.filter(({ resident, demo }) => resident && !demo).map(({ key }) => key);
  const workers = plan.people.flatMap(({ key, posts }) =>
    posts.flatMap(({ post, unit }) => (post === 'gridWorker' ? [[unit, key] as const] : [])),
  );
  // Spread over the whole town: 7 shares no divisor with the number of grids but 1.
  const homes = residents.map((key, i) => [key, nth(grids, (i * 7) % grids.length).key] as const);
  return {
    grids: grids.map(({ key }) => key),
    demoGrid,
    gridsOfDemoStreet: grids
      .filter(({ parent }) => parentOf.get(parent ?? '') === demoStreet)
      .map(({ key }) => key),
    gridsOfDemoCommunity: grids.filter(({ parent }) => parent === demoCommunity).map(({ key }) => key),
    residents,
    workers: new Map(workers),
    homes: new Map(homes),
  };
}

function postOf(plan: TownPlan, key: string): string {
  const unit = plan.people.find((person) => person.key === key)?.posts[0]?.unit;
  if (unit === undefined) throw new Error(`${key} holds no post in the plan`);
  return unit;
}

export interface Sought {
  readonly source: 'resident' | 'grid' | 'import';
  readonly where: 'demoGrid' | 'demoCommunity' | 'demoStreet' | undefined;
  readonly person: string | undefined;
}

/** In which grid something is seen, and by whom. */
export function whereabouts(
  stage: Stage,
  { source, where, person }: Sought,
  random: TownRandom,
): { grid: string; reporter: string } {
  const resident = person ?? random.pick(stage.residents);
  const grid =
    gridFor(stage, where, random) ??
    (source === 'grid' || random.chance(0.4) ? random.pick(stage.grids) : homeOf(stage, resident));
  if (source !== 'grid') return { grid, reporter: resident };
  const worker = stage.workers.get(grid);
  if (worker === undefined) throw new Error(`nobody works in the grid ${grid}`);
  return { grid, reporter: worker };
}

const homeOf = (stage: Stage, resident: string): string => stage.homes.get(resident) ?? stage.demoGrid;

/** The story's own place; otherwise the demonstration's neighbourhood sees rather more than its share. */
function gridFor(stage: Stage, where: Sought['where'], random: TownRandom): string | undefined {
  switch (where) {
    case 'demoGrid':
      return stage.demoGrid;
    case 'demoCommunity':
      return random.pick(stage.gridsOfDemoCommunity);
    case 'demoStreet':
      return random.pick(stage.gridsOfDemoStreet);
    default:
      if (random.chance(0.05)) return stage.demoGrid;
      return random.chance(0.1) ? random.pick(stage.gridsOfDemoStreet) : undefined;
  }
}
