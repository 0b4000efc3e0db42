import { nth } from './town-lists';
import { areaOf, holds, middleOf } from './town-geometry';
import { COMMUNITY_COUNT, GRID_COUNT, STREET_COUNT, toMetres } from './town-land';
import { gridAt, planTown, type UnitKind, type UnitPlan } from './town-plan';
import { townRandom } from './town-random';
import { BRANCH_COUNT } from './town-units';

const plan = planTown();
const of = (kind: UnitKind) => plan.units.filter((unit) => unit.kind === kind);
const byKey = new Map(plan.units.map((unit) => [unit.key, unit]));
const squareMetres = (unit: UnitPlan) => areaOf((unit.shape ?? []).map(toMetres));

describe('the plan of the demonstration town', () => {
  it('is the same town for the same seed and another for another', () => {
    expect(planTown()).toEqual(plan);
    expect(planTown(7).units.find((unit) => unit.kind === 'grid')?.shape).not.toEqual(of('grid')[0]?.shape);
  });

  it('has the numbers the article names', () => {
    expect(of('street')).toHaveLength(STREET_COUNT);
    expect(of('community')).toHaveLength(COMMUNITY_COUNT);
    expect(of('grid')).toHaveLength(GRID_COUNT);
    expect(of('grid').filter((grid) => grid.party === 'branch')).toHaveLength(BRANCH_COUNT);
    expect(of('grid').filter((grid) => grid.party === 'group')).toHaveLength(257);
    expect(of('department').length).toBeGreaterThanOrEqual(30);
    expect(of('publicUnit').length).toBeGreaterThanOrEqual(8);
  });
});

describe('the names of the town', () => {
  it('names everything once and says it is made up', () => {
    for (const field of ['key', 'code'] as const) {
      expect(new Set(plan.units.map((unit) => unit[field])).size).toBe(plan.units.length);
    }
    for (const kind of ['street', 'community', 'department'] as const) {
      expect(new Set(of(kind).map((unit) => unit.name)).size).toBe(of(kind).length);
    }
    expect(new Set(plan.roads.map((road) => road.name)).size).toBe(plan.roads.length);
    expect(new Set(plan.landmarks.map((landmark) => landmark.name)).size).toBe(plan.landmarks.length);
    expect(`${plan.name}${plan.notice}`).toMatch(/虚构/);
  });

  it('lists every parent before its children, and a code below its parent’s', () => {
    const seen = new Set<string>();
    for (const unit of plan.units) {
      if (unit.parent) expect(seen).toContain(unit.parent);
      seen.add(unit.key);
      const parent = byKey.get(unit.parent ?? '');
      if (unit.kind === 'grid' || unit.kind === 'community')
        expect(unit.code.slice(0, -3)).toBe(parent?.code);
    }
  });

  it('stands every landmark in the grid it names', () => {
    expect(plan.landmarks.length).toBeGreaterThan(200);
    for (const landmark of plan.landmarks) expect(gridAt(plan, landmark.at)?.key).toBe(landmark.unit);
  });
});

describe('the land is nested', () => {
  it('gives every unit below the district a place inside its parent', () => {
    for (const unit of [...of('grid'), ...of('community'), ...of('street')]) {
      const shape = unit.shape ?? [];
      expect(shape.length).toBeGreaterThanOrEqual(4);
      const parent = byKey.get(unit.parent ?? '')?.shape ?? [];
      expect(holds(parent, middleOf(shape))).toBe(true);
    }
  });

  it('draws each corner of a grid inside its community or as a corner of its border', () => {
    for (const grid of of('grid')) {
      const community = byKey.get(grid.parent ?? '')?.shape ?? [];
      const border = new Set(community.map(String));
      for (const corner of grid.shape ?? []) {
        expect(border.has(String(corner)) || holds(community, corner)).toBe(true);
      }
    }
  });

  it('adds up: the parts of each unit have its area', () => {
    for (const whole of [...of('district'), ...of('street'), ...of('community')]) {
      const parts = plan.units.filter((unit) => unit.parent === whole.key && unit.shape);
      const sum = parts.reduce((total, part) => total + squareMetres(part), 0);
      expect(Math.abs(sum / squareMetres(whole) - 1)).toBeLessThan(0.001);
    }
  });
});

describe('the land is whole', () => {
  it('puts each of 2,000 places in the district into exactly one grid, and none from outside', () => {
    const random = townRandom(99);
    const district = of('district')[0]?.shape ?? [];
    let inside = 0;
    let outside = 0;
    while (inside < 2000) {
      const place: [number, number] = [random.between(121.98, 122.16), random.between(41.07, 41.17)];
      const found = of('grid').filter((grid) => holds(grid.shape ?? [], place));
      if (holds(district, place)) inside += 1;
      else outside += 1;
      expect(found).toHaveLength(holds(district, place) ? 1 : 0);
    }
    expect(outside).toBeGreaterThan(100);
  });

  it('is about 12 by 9 kilometres, its central grids smaller than those at the edge', () => {
    const spots = (of('district')[0]?.shape ?? []).map(toMetres);
    const span = (axis: 0 | 1) =>
      Math.max(...spots.map((spot) => spot[axis])) - Math.min(...spots.map((spot) => spot[axis]));
    expect(span(0)).toBeGreaterThan(11_000);
    expect(span(0)).toBeLessThan(13_000);
    expect(span(1)).toBeGreaterThan(8_000);
    expect(span(1)).toBeLessThan(10_000);
    const away = (unit: UnitPlan) => Math.hypot(...toMetres(nth(unit.shape ?? [], 0)));
    const mean = (units: UnitPlan[]) =>
      units.reduce((total, unit) => total + squareMetres(unit), 0) / units.length;
    const central = of('grid').filter((grid) => away(grid) < 1500);
    const edge = of('grid').filter((grid) => away(grid) > 4500);
    expect(mean(central) * 2).toBeLessThan(mean(edge));
  });
});
