import { nothingFound, spanWords } from './searched';

const DAY = 24 * 3600 * 1000;
const NOON = Date.parse('2026-07-01T12:00:00+08:00');

it('says which days were looked through', () => {
  expect(spanWords({ from: NOON - 180 * DAY, to: NOON }, NOON)).toBe('近 180 天');
  expect(spanWords({ from: NOON - 10 * DAY, to: NOON - 2 * DAY }, NOON)).toBe('2026-06-21 至 2026-06-29 ');
});

it('tells a number that names no case from words that stand in none', () => {
  const searched = { from: NOON - 180 * DAY, to: NOON };
  expect(nothingFound('槐树', searched, NOON).title).toBe('在近 180 天里没有找到“槐树”');
  expect(nothingFound('260701000042', searched, NOON)).toEqual({
    title: '没有编号为 260701000042 的案件',
    hint: '在近 180 天的内容和地址里也没有找到这串数字',
  });
});
