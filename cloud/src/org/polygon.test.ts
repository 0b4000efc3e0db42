import fc from 'fast-check';
import { isInside, ShapeIndex } from './polygon';

const west = {
  name: 'west',
  ring: [
    [0, 0],
    [1, 0.1],
    [1.2, 1],
    [0, 1],
  ] as [number, number][],
};
// The neighbour walks the shared border the other way round.
const east = {
  name: 'east',
  ring: [
    [1, 0.1],
    [2, 0],
    [2, 1],
    [1.2, 1],
  ] as [number, number][],
};

describe('which grid a place falls into', () => {
  const index = new ShapeIndex([west, east], (shape) => shape.ring);

  it('finds the one around the place, and none outside', () => {
    expect(index.at({ lng: 0.5, lat: 0.5 })?.name).toBe('west');
    expect(index.at({ lng: 1.8, lat: 0.5 })?.name).toBe('east');
    expect(index.at({ lng: 3, lat: 0.5 })).toBeUndefined();
  });

  it('gives a place on the shared border to exactly one of the two', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.11, max: 0.99, noNaN: true }), (lat) => {
        const place = { lng: 1 + ((lat - 0.1) / 0.9) * 0.2, lat };
        expect([west, east].filter((shape) => isInside(shape.ring, place))).toHaveLength(1);
      }),
    );
  });
});
