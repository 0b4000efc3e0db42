import { workedWords } from './worked';

it.each([
  [0, '不到 1 分钟'],
  [45, '45 分钟'],
  [60, '1 小时'],
  [1505, '25 小时 5 分'],
])('says %d working minutes in words, never in days', (minutes, said) => {
  expect(workedWords(minutes)).toBe(said);
});
