import { planTown } from './town-plan';
import { townRandom } from './town-random';
import { ANSWERS, FREQUENT_CATEGORIES, handlerAnswers, RESIDENT_WORDS, residentSays } from './town-words';

const { categories } = planTown();

describe('the words of the town', () => {
  it('know twelve ways or more for every frequent category, none twice', () => {
    const texts = Object.values(RESIDENT_WORDS).flat();
    expect(texts.length).toBeGreaterThanOrEqual(150);
    expect(new Set(texts).size).toBe(texts.length);
    for (const code of FREQUENT_CATEGORIES) {
      expect(RESIDENT_WORDS[code]?.length).toBeGreaterThanOrEqual(12);
      expect(categories.map((category) => category.code)).toContain(code);
    }
  });

  it('say something whole for every category', () => {
    const random = townRandom(8);
    for (const category of categories) expect(residentSays(category, random)).not.toMatch(/[{}]|undefined/);
  });

  it('do not claim what another ending means', () => {
    const random = townRandom(9);
    for (let i = 0; i < 50; i += 1) {
      expect(ANSWERS.unable).toContain(handlerAnswers('unable', '100118', random));
    }
    expect(ANSWERS.solved.join()).not.toMatch(/无法|上报市/);
  });
});
