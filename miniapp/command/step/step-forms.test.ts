import { caseForms } from '@contract/case/case.schema';
import type { CaseForm } from '@contract/case/case.flow';
import { lampCase } from '../case/case.testing';
import { BLANK, type StepDraft } from './step-form';
import { STEP_FORMS } from './step-forms';

const FULL: StepDraft = {
  ...BLANK,
  words: '灯泡已换，试亮正常',
  ending: 'solved',
  yes: true,
  level: 5,
  days: 2,
  unit: { id: 31, name: '路灯管理所' },
  into: '261123000570',
  category: { code: '010801', name: '路灯' },
  place: { lng: 114.3, lat: 30.6 },
  address: '信达街 8 号',
};
const PHOTO = '0123456789abcdef0123456789abcdef';
const FORMS = Object.keys(caseForms).filter((form): form is CaseForm => form in STEP_FORMS);

it('draws every form of the flow table', () => {
  expect(Object.keys(STEP_FORMS).sort()).toEqual(Object.keys(caseForms).sort());
});

it.each(FORMS)('fills the form “%s” the way the server reads it', (form) => {
  const { fill, lacks, photos } = STEP_FORMS[form];
  expect(lacks(FULL)).toBeUndefined();
  const read = caseForms[form].safeParse(fill(FULL, photos ? [PHOTO] : []));
  expect(read.error?.issues ?? []).toEqual([]);
});

it.each(FORMS)('stops “%s” before the server would when it is left blank', (form) => {
  const { fill, lacks } = STEP_FORMS[form];
  const serverWould = caseForms[form].safeParse(fill(BLANK, [])).success;
  if (!serverWould) expect(lacks(BLANK)).toMatch(/^请/);
});

it.each([
  ['answer', { ending: undefined }, '请选择办理结论'],
  ['answer', { words: ' 好 ' }, '请填写办理情况（至少 2 个字）'],
  ['inspect', { words: '' }, '请填写现场看到的情况（至少 2 个字）'],
  ['reason', { words: '' }, '请填写原因（至少 2 个字）'],
  ['verify', { yes: undefined }, '请选择情况是否属实'],
  ['callBack', { yes: undefined }, '请选择是否联系上'],
  ['dispatch', { unit: undefined }, '请选择主办单位'],
  ['extension', { days: undefined }, '请选择延长几个工作日'],
  ['suspend', { days: undefined }, '请选择挂账多少天'],
  ['merge', { into: '12 号' }, '请填写案件编号（12 至 18 位数字）'],
  ['category', { category: undefined }, '请选择类别'],
  ['place', { place: undefined }, '请在地图上点选位置'],
  ['rating', { level: undefined }, '请选择满意程度'],
] as const)('does not let “%s” go with %j', (form, part, said) => {
  expect(STEP_FORMS[form].lacks({ ...FULL, ...part })).toBe(said);
});

it('has the words of a supervision ready, so that one tap is enough', () => {
  const { start, lacks } = STEP_FORMS.supervise;
  const ready = { ...BLANK, ...start?.(lampCase()) };
  expect(ready.words).toBe('请尽快办理并回复');
  expect(lacks(ready)).toBeUndefined();
});
