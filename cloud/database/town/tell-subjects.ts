import { parseDuration } from '../../src/kernel/duration';
import type { CategoryPlan, QuestionPlan, TownPlan } from './town-model';
import type { TownRandom } from './town-random';
import { residentSays } from './town-words';
import type { CaseSource } from '../../src/case/case.report';

/** How often each is reported; whatever is not named here, now and then. */
const OFTEN: Readonly<Record<string, number>> = {
  '100118': 10,
  '200505': 9,
  '900101': 9,
  '200102': 8,
  '200110': 7,
  '100102': 5,
  '200201': 5,
  '200504': 5,
  '900105': 5,
  '900106': 5,
  '100402': 4,
  '200301': 4,
  '200404': 4,
  '900102': 4,
  '900109': 4,
  '200111': 3,
  '900112': 3,
  '900113': 3,
};
const NOW_AND_THEN = 0.5;
/** There is no heating to complain of from April to October. */
const WINTER_ONLY = ['900101', '200405', '100110'];
const TOWN_OFFSET = 8 * 3_600_000;

export interface Wanted {
  /** Grid workers see the street, not the inside of homes. */
  readonly street: boolean;
  /** `slow`: a limit of two working days or more. `office`: one that stands still outside office hours. */
  readonly pace: 'any' | 'office' | 'slow';
  /** About when, ms. */
  readonly at: number;
}

/** What a report is about: drawn by how often people report it, at that time of the year. */
export function subjectFor(plan: TownPlan, wanted: Wanted, random: TownRandom): CategoryPlan {
  const month = new Date(wanted.at + TOWN_OFFSET).getUTCMonth() + 1;
  const winter = month >= 11 || month <= 3;
  const candidates = plan.categories.filter(
    (category) =>
      (!wanted.street || category.branch !== '百姓生活') &&
      isOfPace(category, wanted.pace) &&
      (winter || !WINTER_ONLY.includes(category.code)),
  );
  return weighted(candidates, (category) => OFTEN[category.code] ?? NOW_AND_THEN, random);
}

function isOfPace({ limit }: CategoryPlan, pace: Wanted['pace']): boolean {
  const { amount, unit } = parseDuration(limit);
  if (pace === 'office') return unit !== 'H';
  return pace === 'any' || (unit === 'd' && amount >= 2);
}

/** One of the list, the heavier the likelier. */
export function weighted<T>(list: readonly T[], weightOf: (item: T) => number, random: TownRandom): T {
  let left = random.between(
    0,
    list.reduce((sum, item) => sum + weightOf(item), 0),
  );
  for (const item of list) {
    left -= weightOf(item);
    if (left <= 0) return item;
  }
  return random.pick(list);
}

/** What the reporter writes; a hotline's clerk writes it down. */
export function reportWords(category: CategoryPlan, source: CaseSource, random: TownRandom): string {
  const words = residentSays(category, random);
  return source === 'import' ? `【热线转来】市民来电反映：${words}` : words;
}

export type Answers = Record<string, string | number | string[]>;

/** Answers to the category's questions: what must be answered, and half of the rest. */
export function answersTo(questions: readonly QuestionPlan[], random: TownRandom): Answers {
  const given: Answers = {};
  for (const question of questions) {
    const value = question.required || random.chance(0.5) ? answerTo(question, random) : undefined;
    if (value !== undefined) given[question.code] = value;
  }
  return given;
}

function answerTo(
  { code, kind, options = [] }: QuestionPlan,
  random: TownRandom,
): Answers[string] | undefined {
  switch (kind) {
    case 'one':
      return random.pick(options);
    case 'many':
      return random.shuffle(options).slice(0, random.int(1, 2));
    case 'number':
      return code === 'degrees' ? random.int(14, 17) : random.int(1, 5);
    default:
      return undefined;
  }
}
