import { Refusal } from '../kernel/refusal';
import type { Unit } from '../org/directory';
import { personOfLine, postOfLine, unitOfLine } from './sheet.rows';
import type { Line } from './workbook';

const line = (cells: Record<string, string>): Line => ({ line: 2, cells: new Map(Object.entries(cells)) });
const street: Unit = {
  id: 3,
  code: '990101001',
  kind: 'street',
  name: '文昌街道',
  shortName: '文昌',
  path: '/1/3/',
};
const unitByCode = new Map([[street.code, street]]);
const idByAccount = new Map([['liang', 7]]);

const says = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Refusal ? String(error.details?.['first']) : String(error);
  }
  return '';
};

it('reads a unit by the Chinese names of its kind and rank', () => {
  const cells = { 名称: '机关党支部', 类型: '党组织', 党组织级别: '党支部', 上级编码: street.code };
  expect(unitOfLine(line(cells), unitByCode)).toMatchObject({
    kind: 'partyOrg',
    rank: 'branch',
    parent: street,
  });
});

it.each([
  ['no such kind', { 类型: '公司' }, '没有“公司”这种类型'],
  ['no such parent', { 上级编码: '1' }, '没有编码为“1”的上级单位'],
  ['a Party organisation of no rank', { 类型: '党组织' }, '党组织须选定'],
  ['a code in small letters', { 编码: 'abc' }, '编码为 2 至 20 位'],
])('refuses a unit with %s, in words', (_what, wrong, words) => {
  const cells = { 名称: '某单位', 类型: '企业', 上级编码: street.code, ...wrong };
  expect(says(() => unitOfLine(line(cells), unitByCode))).toContain(words);
});

it('refuses a telephone number and an account that are none', () => {
  expect(says(() => personOfLine(line({ 用户名: 'ma', 姓名: '马勇', 手机号: '123' })))).toContain('手机号');
  expect(says(() => personOfLine(line({ 用户名: '马勇', 姓名: '马勇' })))).toContain('用户名为 2 至 40 位');
});

it('takes a term in whole days of the town, the last one included', () => {
  const cells = {
    用户名: 'liang',
    岗位: '处置人',
    单位编码: street.code,
    开始日期: '2026/12/1',
    结束日期: '2026-12-31',
  };
  expect(postOfLine(line(cells), { idByAccount, unitByCode })).toMatchObject({
    personId: 7,
    post: 'handler',
    startsAt: Date.parse('2026-12-01T00:00:00+08:00'),
    endsAt: Date.parse('2027-01-01T00:00:00+08:00'),
  });
});

it('refuses a day that is in no calendar', () => {
  const cells = { 用户名: 'liang', 岗位: '处置人', 单位编码: street.code, 结束日期: '2026-02-31' };
  expect(says(() => postOfLine(line(cells), { idByAccount, unitByCode }))).toContain(
    '结束日期“2026-02-31”不是日期',
  );
});
