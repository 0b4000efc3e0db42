import {
  CategoryLearner,
  CategoryModel,
  type CategoryModelJson,
  type LearnerSample,
} from './category.learner';

const LABEL_WORDS = new Map([
  ['市政设施', ['路灯', '井盖', '路面破损']],
  ['市容环境', ['垃圾', '占道经营', '小广告']],
  ['噪声扰民', ['噪声', '夜间施工']],
]);

const LAMPS = [
  '门口的路灯不亮了',
  '小区外路灯坏了好几盏',
  '路灯整晚不亮，走路害怕',
  '井盖松动，车压过去很响',
];
const LITTER = ['垃圾堆在路边没人清', '垃圾桶满了很臭', '流动摊贩占道经营', '墙上贴满小广告'];
const NOISE = ['工地夜间施工吵得睡不着', '广场音响噪声太大', '楼上装修电钻声音很吵', '半夜卸货噪声扰民'];

const SAMPLES: LearnerSample[] = [
  ...LAMPS.map((words) => ({ words, label: '市政设施' })),
  ...LITTER.map((words) => ({ words, label: '市容环境' })),
  ...NOISE.map((words) => ({ words, label: '噪声扰民' })),
];

describe('the category learner', () => {
  it('suggests the category whose closed cases spoke the same words', () => {
    const model = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    const [best, second] = model.suggest('我家楼下装修，电钻很吵');
    expect(best?.label).toBe('噪声扰民');
    expect(best?.share).toBeGreaterThan(second?.share ?? 1);
  });

  it('starts from the keywords alone, before any case has closed', () => {
    const model = CategoryLearner.train([], { labelWords: LABEL_WORDS });
    expect(model.suggest('巷子里的井盖不见了', 1)).toEqual([
      { label: '市政设施', share: expect.any(Number), because: ['井盖'] },
    ]);
  });

  it('hears a keyword that is no word of the dictionary, and one of a single character', () => {
    const labelWords = new Map([
      ['暴露垃圾', ['垃圾', '没人收']],
      ['物业服务', ['小区没人管', '门口保安']],
      ['生活噪声', ['吵']],
    ]);
    const model = CategoryLearner.train([], { labelWords });
    expect(model.suggest('没人收', 1)[0]).toMatchObject({ label: '暴露垃圾', because: ['没人收'] });
    expect(model.suggest('太吵了', 1)[0]).toMatchObject({ label: '生活噪声', because: ['吵'] });
    expect(model.suggest('静悄悄', 1)).toEqual([]);
  });

  it('believes a whole keyword more than a part of a longer one', () => {
    const labelWords = new Map([
      ['积存渣土', ['装修垃圾']],
      ['暴露垃圾', ['垃圾']],
    ]);
    const model = CategoryLearner.train([], { labelWords });
    expect(model.suggest('门口的垃圾', 1)[0]?.label).toBe('暴露垃圾');
    expect(model.suggest('装修垃圾', 1)[0]?.label).toBe('积存渣土');
  });

  it('keeps a keyword of several words apart: it is no word, its parts are', () => {
    const labelWords = new Map([
      ['路灯', ['路灯 坏了']],
      ['垃圾', ['垃圾 没人收']],
    ]);
    const model = CategoryLearner.train([], { labelWords });
    const back = CategoryModel.fromJSON(JSON.parse(JSON.stringify(model)));
    expect(back.suggest('路灯坏了')).toEqual(model.suggest('路灯坏了'));
    expect(back.suggest('路灯坏了', 1)[0]?.because).toEqual(['路灯']);
  });

  it('reads a model that was stored before keywords were looked for as they are', () => {
    const { phrases, ...older } = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS }).toJSON();
    expect(phrases).toContain('路面破损');
    expect(CategoryModel.fromJSON(older).suggest('路灯不亮', 1)[0]?.label).toBe('市政设施');
  });

  it('refuses to guess from empty words, from signs, and from words it has never met', () => {
    const model = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    for (const words of ['', '   \n ', '！！？？', 'hello 123', '龙舟'])
      expect(model.suggest(words)).toEqual([]);
  });

  it('knows nothing when it was given nothing', () => {
    expect(CategoryLearner.train([]).suggest('路灯不亮')).toEqual([]);
  });

  it('gives as reasons only words of two characters or more that stand in the text', () => {
    const model = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    const text = 'A3区人民路的路灯不亮\n路边垃圾也没人清，晚上施工噪声大';
    const reasons = model.suggest(text).flatMap(({ because }) => because);
    expect(reasons).toEqual(expect.arrayContaining(['路灯', '垃圾', '噪声']));
    for (const word of reasons) {
      expect(text).toContain(word);
      expect(word.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('hands out shares that add up to one, and no more suggestions than asked for', () => {
    const model = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    const all = model.suggest('路灯边上的垃圾', 10);
    expect(all).toHaveLength(3);
    expect(all.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(model.suggest('路灯边上的垃圾', 2)).toHaveLength(2);
    expect(model.suggest('路灯边上的垃圾', 0)).toEqual([]);
  });

  it('weighs the title line more than the text', () => {
    const model = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    expect(model.suggest('路灯不亮\n旁边还有垃圾', 1)[0]?.label).toBe('市政设施');
    expect(model.suggest('垃圾没人清\n旁边路灯还不亮', 1)[0]?.label).toBe('市容环境');
  });

  it('lets closed cases outvote a keyword that misleads', () => {
    const labelWords = new Map([
      ['市政设施', ['路灯']],
      ['园林绿化', ['树木']],
    ]);
    const pruned = Array.from({ length: 30 }, (_, at) => ({
      words: `树枝挡住路灯第${at}处`,
      label: '园林绿化',
    }));
    expect(CategoryLearner.train([], { labelWords }).suggest('树枝挡住路灯', 1)[0]?.label).toBe('市政设施');
    expect(CategoryLearner.train(pruned, { labelWords }).suggest('树枝挡住路灯', 1)[0]?.label).toBe(
      '园林绿化',
    );
  });

  it('hears a sample of less weight less', () => {
    const doubtful = (weight: number): LearnerSample[] => [
      { words: '彩旗掉了', label: '市容环境', weight },
      { words: '彩旗掉了', label: '市政设施', weight: 1 },
    ];
    const best = (weight: number) =>
      CategoryLearner.train([...SAMPLES, ...doubtful(weight)]).suggest('彩旗', 1)[0]?.label;
    expect(best(0.2)).toBe('市政设施');
    expect(best(5)).toBe('市容环境');
  });

  it('learns the same model twice from the same samples', () => {
    const once = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    const again = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS });
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });

  it('says the same after a trip through JSON', () => {
    const unlabelled = Array.from({ length: 60 }, (_, at) => `请尽快处理第${at}件事`);
    const model = CategoryLearner.train(SAMPLES, { labelWords: LABEL_WORDS, unlabelled });
    const json: CategoryModelJson = JSON.parse(JSON.stringify(model));
    const back = CategoryModel.fromJSON(json);
    for (const { words } of SAMPLES) expect(back.suggest(words)).toEqual(model.suggest(words));
    expect(JSON.stringify(back)).toBe(JSON.stringify(model));
  });

  it('refuses a model written in another format', () => {
    const json = { ...CategoryLearner.train(SAMPLES).toJSON(), format: 'category-model-0' };
    expect(() => CategoryModel.fromJSON(JSON.parse(JSON.stringify(json)))).toThrow('不认识');
  });
});
