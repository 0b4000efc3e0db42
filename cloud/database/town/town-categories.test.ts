import { CategoryLearner } from '../../src/category/category.learner';
import { planTown } from './town-plan';

const { categories, units } = planTown();

describe('the categories of the town', () => {
  it('keep the shape of the standard and stand under their group', () => {
    expect(new Set(categories.map((category) => category.code)).size).toBe(categories.length);
    for (const category of categories) {
      const shape = { 部件: /^10\d{4}$/, 事件: /^20\d{4}$/, 百姓生活: /^9001\d{2}$/ }[category.branch];
      expect(category.code).toMatch(shape);
      expect(category.code.startsWith(category.group)).toBe(true);
    }
  });

  it('carry the codes and limits the reference names', () => {
    const named = Object.fromEntries(categories.map((category) => [category.code, category]));
    expect(named['100118']?.name).toBe('路灯');
    expect(named['100101']?.limit).toBe('6H');
    expect(named['200102']?.limit).toBe('4h');
    expect(named['200109']?.limit).toBe('15d');
    expect(categories.filter((category) => category.branch === '百姓生活').length).toBeGreaterThanOrEqual(12);
  });
});

describe('the categories lead somewhere', () => {
  it('lead to a department or public unit that exists, within a readable limit', () => {
    const leads = new Set(
      units.filter((unit) => ['department', 'publicUnit'].includes(unit.kind)).map((unit) => unit.key),
    );
    for (const category of categories) {
      expect(leads).toContain(category.unit);
      expect(category.limit).toMatch(/^\d+[hdH]$/);
    }
  });

  it('ask something wherever a kind of trouble is named', () => {
    const silent = categories.filter(({ questions }) => questions.length === 0).map(({ name }) => name);
    expect(silent).toEqual(['其他诉求']);
  });

  it('ask at most three questions and know 3 to 12 words a resident would say, none twice', () => {
    for (const category of categories) {
      expect(category.questions.length).toBeLessThanOrEqual(3);
      expect(category.keywords.length).toBeGreaterThanOrEqual(3);
      expect(category.keywords.length).toBeLessThanOrEqual(12);
      expect(new Set(category.keywords).size).toBe(category.keywords.length);
      for (const question of category.questions) {
        expect(question.options !== undefined).toBe(question.kind === 'one' || question.kind === 'many');
      }
    }
  });
});

describe('the words of the categories', () => {
  const labelWords = new Map(categories.map(({ name, keywords }) => [name, [name, ...keywords]]));
  const model = CategoryLearner.train([], { labelWords });
  const first = (text: string) => model.suggest(text, 1)[0]?.label;

  it.each([
    ['路灯不亮', '路灯'],
    ['楼上装修太吵', '生活噪声'],
    ['小区门口的垃圾没人收', '暴露垃圾'],
    ['门口路灯坏了好几天', '路灯'],
    ['有人乱停车', '机动车乱停'],
    ['半夜施工太吵', '施工扰民'],
    ['有人在小区里烧烤', '露天烧烤'],
    ['楼上漏水到我家', '邻里纠纷'],
  ])('are enough to hear %s as %s, before any case has closed', (text, name) => {
    expect(first(text)).toBe(name);
  });

  it('say nothing to words that name no thing', () => {
    expect(first('你好')).toBeUndefined();
  });
});
