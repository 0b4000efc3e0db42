import type { CategoryPlan } from './town-model';
import type { TownRandom } from './town-random';
import { LIFE_WORDS } from './town-words-life';
import { ANSWERS, type EndingWords, SOLVED_ANSWERS } from './town-words-staff';
import { STREET_WORDS } from './town-words-street';

export {
  ANSWERS,
  DECLINE_REASONS,
  type EndingWords,
  EXTENSION_REASONS,
  INSPECTION_WORDS,
  RATING_WORDS,
  SEND_BACK_REASONS,
  SUPERVISION_WORDS,
} from './town-words-staff';

/** What residents write, by category code: twelve or more for each category reported often. */
export const RESIDENT_WORDS: Record<string, string[]> = { ...STREET_WORDS, ...LIFE_WORDS };

/** Categories with words of their own: draw the town's cases mostly from these. */
export const FREQUENT_CATEGORIES = Object.keys(RESIDENT_WORDS);

const ANY_WORDS = [
  '这儿的{name}有问题，好几天了，麻烦派人来看看。',
  '反映一下{name}的事，就在照片这个位置。',
  '{name}，请尽快处理，谢谢。',
  '路过看见的，{name}，拍了照，应该归你们管吧？',
  '邻居们都说这个事，{keyword}，一直没人来弄。',
  '{keyword}，老人孩子都从这儿走，不太安全。',
  '又是{keyword}，上回报过一次，没两个月又这样了。',
];

const CLOSINGS = ['麻烦了。', '谢谢！', '希望尽快处理。', '盼回复。', '辛苦各位了。'];

/** A report's text for the category, plain spoken; categories without words of their own get a common phrasing. */
export function residentSays(category: CategoryPlan, random: TownRandom): string {
  const own = RESIDENT_WORDS[category.code];
  const said = random.pick(own ?? ANY_WORDS);
  const text = said.replace('{name}', category.name).replace('{keyword}', random.pick(category.keywords));
  const polite = /谢|麻烦|请|希望|拜托/.test(text);
  return !polite && random.chance(0.3) ? text + random.pick(CLOSINGS) : text;
}

/** A handler's words for the ending reached; solved cases of frequent categories say what was done. */
export function handlerAnswers(ending: EndingWords, categoryCode: string, random: TownRandom): string {
  const close = ending === 'solved' ? SOLVED_ANSWERS[categoryCode] : undefined;
  return random.pick(close && random.chance(0.7) ? close : ANSWERS[ending]);
}
