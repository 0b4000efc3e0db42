import { fenOf, yuan } from './yuan';

it('says fen as yuan and takes yuan as fen, without a fen lost to fractions', () => {
  expect([0, 5, 123_450, -800].map(yuan)).toEqual(['¥0.00', '¥0.05', '¥1,234.50', '¥-8.00']);
  expect([8.1, 0.29, 1999.99, 1.005].map(fenOf)).toEqual([810, 29, 199_999, 100]);
});
