import { orderIdsOf } from './order-ids';

it('reads the orders of an address, each once', () => {
  expect(orderIdsOf('12,15,12')).toEqual([12, 15]);
});

it('takes nothing else for an order', () => {
  expect(orderIdsOf(null)).toEqual([]);
  expect(orderIdsOf('0,-3,1.5,x,,99999999999999999')).toEqual([]);
});
