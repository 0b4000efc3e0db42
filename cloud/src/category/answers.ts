import type { Question } from '../../contract/category/category.api';
import { words } from '../../contract/text.schema';
import { quoted } from '../kernel/field-names';
import { Refusal } from '../kernel/refusal';

type Given = string | number | string[];
export type Answers = Record<string, Given>;

const LONGEST = 200;
const LARGEST = 1e9;
const text = words(LONGEST, 0);

/**
 * Answers to just these questions, in their order; what holds nothing to be seen is no answer. Throws `badInput` in the
 * question's own words, and `answerMissing` where one that must be answered is not.
 */
export function answersTo(questions: readonly Question[], given: Answers): Answers {
  const stranger = Object.keys(given).find((code) => !questions.some((question) => question.code === code));
  if (stranger !== undefined) throw wrong(`这个类别没有问${quoted(stranger)}，请重新选择类别后再回答`);
  const answers: Answers = {};
  for (const question of questions) {
    const answer = Object.hasOwn(given, question.code) ? answerTo(question, given[question.code]) : undefined;
    if (answer !== undefined) answers[question.code] = answer;
    else if (question.required) throw new Refusal('answerMissing', { ask: question.ask });
  }
  return answers;
}

const wrong = (first: string): Refusal => new Refusal('badInput', { first });

function answerTo(question: Question, given: Given | undefined): Given | undefined {
  const { kind, ask } = question;
  if (given === undefined || given === '') return undefined;
  if (kind === 'number') return numberFor(ask, given);
  if (kind === 'many') return manyOf(question, given);
  if (typeof given !== 'string') throw wrong(`“${ask}”应${kind === 'one' ? '选一项' : '用文字回答'}`);
  const read = text.safeParse(given);
  if (!read.success) throw wrong(`“${ask}”的回答${read.error.issues[0]?.message ?? '有误'}`);
  if (read.data === '') return undefined;
  if (kind === 'one') assertOption(question, read.data);
  return read.data;
}

function numberFor(ask: string, given: Given): number {
  if (typeof given !== 'number') throw wrong(`“${ask}”应填数字`);
  if (Math.abs(given) > LARGEST) throw wrong(`“${ask}”的数字太大，请核对`);
  return given;
}

function manyOf(question: Question, given: Given): string[] | undefined {
  if (!Array.isArray(given)) throw wrong(`“${question.ask}”应从选项里选，可以选几项`);
  for (const each of given) assertOption(question, each);
  if (new Set(given).size < given.length) throw wrong(`“${question.ask}”的同一项选了两次，请重新选择`);
  return given.length === 0 ? undefined : given;
}

function assertOption({ ask, options = [] }: Question, given: string): void {
  if (!options.includes(given)) throw wrong(`“${ask}”没有${quoted(given)}这一项，请重新选择`);
}
