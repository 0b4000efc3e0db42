import { describePlace, gridAt, planTown, randomPlaceIn } from './town-plan';
import { townRandom } from './town-random';

const plan = planTown();
const grids = plan.units.filter((unit) => unit.kind === 'grid');

describe('places in the town', () => {
  it('draws a place that lies in the grid asked for', () => {
    const random = townRandom(3);
    for (const grid of grids) expect(gridAt(plan, randomPlaceIn(plan, grid.key, random))?.key).toBe(grid.key);
  });

  it('refuses to draw a place in what is no grid', () => {
    expect(() => randomPlaceIn(plan, 's01', townRandom(3))).toThrow(RangeError);
  });

  it('describes a crossing by its two roads, with community and grid', () => {
    const corners = new Map<string, string>();
    const crossing = plan.roads
      .flatMap((road) => road.line.map((at) => ({ at, name: road.name })))
      .find(({ at, name }) => {
        const other = corners.get(String(at));
        corners.set(String(at), name);
        return other !== undefined && other !== name && gridAt(plan, at) !== undefined;
      });
    expect(crossing).toBeDefined();
    const described = describePlace(plan, crossing?.at ?? plan.centre);
    expect(described).toMatch(/^.+[路街巷道]与.+[路街巷道]交叉口附近（.+社区第.+网格）$/);
    expect(described).toContain(crossing?.name);
  });

  it('always has words for a place inside, and says so of a place outside', () => {
    const random = townRandom(4);
    for (let i = 0; i < 300; i += 1) {
      const place = randomPlaceIn(plan, random.pick(grids).key, random);
      expect(describePlace(plan, place)).toMatch(/^.{3,}（.+社区第.+网格）$/);
    }
    expect(describePlace(plan, [121, 41])).toBe('演示区（虚构）范围以外');
  });
});
