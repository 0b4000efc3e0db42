import { COUNTED_ROWS, countedOf } from './case.counted';

it('counts exactly to a thousand, and says where there are more', () => {
  expect(countedOf(0)).toEqual({ count: 0 });
  expect(countedOf(1000)).toEqual({ count: 1000 });
  expect(countedOf(COUNTED_ROWS)).toEqual({ count: 1000, atLeast: true });
});
