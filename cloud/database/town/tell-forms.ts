import { CASE_FLOW, type CaseEnding, type CaseForm } from '../../contract/case/case.flow';
import type { CaseFormInput } from '../../contract/case/case.schema';
import type { CaseRecord } from '../../src/case/case.row';
import { nth } from './town-lists';
import type { Target, StoryStep } from './town-stories';
import { ENDING_WORDS, PLAIN_ENDINGS, sayable, STEP_WORDS, VERIFY_WORDS } from './town-stories-words';
import { handlerAnswers, RATING_WORDS } from './town-words';
import { of, type TownIds } from './tell-people';
import type { Plot } from './tell-plots';

/** What a step's form is filled in from. */
export interface Occasion {
  readonly step: StoryStep;
  readonly turn: number;
  readonly c: CaseRecord;
  readonly plot: Plot;
  readonly ids: TownIds;
  /** Ids of files already stored by the actor. */
  readonly files: string[];
  /** Number of the case into which this one is merged. */
  readonly into: string | undefined;
}

type Fill = { [F in CaseForm]: (occasion: Occasion) => CaseFormInput<F> };

/** Units to which a hurried dispatcher sends what is not theirs. */
const NOT_THEIRS = ['municipal', 'road-care', 'housing', 'urban-management', 'sanitation', 'parks'];

const FILL: Fill = {
  none: () => ({}),
  words: (o) => ({ ...said(o), files: o.files }),
  reason: (o) => ({ words: mustSay(o), files: o.files }),
  place: ({ plot }) => ({ place: { lng: plot.place[0], lat: plot.place[1] }, address: plot.address }),
  category: (o) => ({ categoryCode: o.plot.category.code, ...said(o) }),
  verify: (o) => ({
    found: o.step.found !== false,
    words: o.plot.random.pick(o.step.found === false ? VERIFY_WORDS.no : VERIFY_WORDS.yes),
    files: o.files,
  }),
  merge: (o) => ({ into: o.into ?? '', ...said(o) }),
  dispatch: (o) => ({
    unitId: leadOf(o),
    coUnitIds: o.step.jointly && o.c.communityId !== null ? [o.c.communityId] : [],
    ...said(o),
    files: o.files,
  }),
  extension: (o) => ({ days: o.step.days ?? 3, words: mustSay(o) }),
  suspend: (o) => ({ days: o.step.days ?? 30, words: mustSay(o) }),
  answer: (o) => ({
    ending: o.step.ending ?? 'solved',
    words: o.step.says ?? endingWords(o, o.step.ending ?? 'solved'),
    files: o.files,
  }),
  inspect: (o) => ({ words: mustSay(o), files: o.files }),
  rating: (o) => ({ level: o.step.level ?? 5, ...ratingWords(o), files: [] }),
  callBack: (o) => ({ reached: o.step.reached !== false, words: mustSay(o) }),
  supervise: (o) => ({ days: o.step.days ?? 2, words: mustSay(o) }),
};

/** The filled form of a step, as a client would send it. */
export function fillForm(occasion: Occasion): Record<string, unknown> {
  return { ...FILL[CASE_FLOW[occasion.step.does].asks](occasion) };
}

function mustSay(o: Occasion): string {
  const { words } = said(o);
  if (words === undefined)
    throw new Error(`${o.step.does} must be explained, but the town has no words for it`);
  return words;
}

function said({ step, plot }: Occasion): { words?: string } {
  if (step.says !== undefined) return { words: step.says };
  const [first, ...rest] = STEP_WORDS[step.does] ?? [];
  if (first === undefined) return {};
  return { words: plot.random.pick([first, ...rest.filter((words) => sayable(words, plot.category.code))]) };
}

/** Half of those who are content say no more than that. */
function ratingWords({ step, plot }: Occasion): { words?: string } {
  if (step.says !== undefined) return { words: step.says };
  const level = step.level ?? 5;
  const known = RATING_WORDS[level].filter((words) => sayable(words, plot.category.code));
  const quiet = known.length === 0 || (level > 2 && plot.random.chance(0.4));
  return quiet ? {} : { words: plot.random.pick(known) };
}

function endingWords({ plot }: Occasion, ending: CaseEnding): string {
  for (let tries = 0; tries < 6; tries++) {
    const words = handlerAnswers(ENDING_WORDS[ending], plot.category.code, plot.random);
    if (sayable(words, plot.category.code)) return words;
  }
  return PLAIN_ENDINGS[ending];
}

function leadOf({ step, turn, c, plot, ids }: Occasion): number {
  const target: Target = step.to ?? 'usual';
  if (target === 'usual') return of(ids.unit, plot.category.unit);
  if (target === 'other') {
    const wrong = NOT_THEIRS.filter((key) => key !== plot.category.unit);
    return of(ids.unit, nth(wrong, (c.id + turn) % wrong.length));
  }
  const unitId = target === 'street' ? c.streetId : c.communityId;
  if (unitId === null) throw new Error(`case ${c.id} lies in no ${target}`);
  return unitId;
}
