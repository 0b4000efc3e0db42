import { casesOf, figureOf } from './counted';

it('says where there are more than were counted, and only there', () => {
  expect(figureOf(1000)).toBe('1,000');
  expect(figureOf(1_234_567, true)).toBe('1,234,567+');
  expect(casesOf(12)).toBe('12 件');
  expect(casesOf(1000, true)).toBe('1,000 件以上');
});
