import { townRandom } from './town-random';

describe('the town’s chance', () => {
  it('repeats itself for the same seed and not for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, townRandom(seed).next);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('forks without moving the source', () => {
    const [one, other] = [townRandom(3), townRandom(3)];
    one.fork('people').next();
    expect(one.next()).toBe(other.next());
    expect(one.fork('people').next()).not.toBe(one.fork('roads').next());
  });

  it('reaches both ends of a range and keeps every member in a shuffle', () => {
    const random = townRandom(4);
    const seen = new Set(Array.from({ length: 200 }, () => random.int(1, 3)));
    expect([...seen].sort()).toEqual([1, 2, 3]);
    expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => townRandom(1).pick([])).toThrow(RangeError);
  });
});
