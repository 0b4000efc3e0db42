import type { CaseForm, RatingLevel } from '@contract/case/case.flow';
import type { StepInput } from './use-case';

export interface StepDraft {
  words: string;
  level?: RatingLevel;
}
export const emptyStep: StepDraft = { words: '' };

/** What a form of the flow asks a resident for; forms that only the staff are given are not here. */
interface StepForm {
  /** The question above the words; without it there are none. */
  words?: string;
  /** Words must be given. */
  must?: true;
  level?: true;
  files?: true;
}

export const STEP_FORMS: Partial<Record<CaseForm, StepForm>> = {
  none: {},
  words: { words: '想说什么', files: true },
  reason: { words: '请说说原因', must: true, files: true },
  rating: { words: '想说的话（可以不写）', level: true, files: true },
};

const WORDS_MAX = 1000;

/** Why this cannot be sent yet, or undefined. The server asks the same again. */
export function refusedBy(form: CaseForm, { words, level }: StepDraft): string | undefined {
  const asks = STEP_FORMS[form];
  const length = [...words.trim()].length;
  if (asks?.level && level === undefined) return '请选一个满意程度';
  if (asks?.must && length < 2) return '请写几个字，说说原因';
  return length > WORDS_MAX ? `最多 ${WORDS_MAX} 个字` : undefined;
}

/** What goes over the wire: the fields of this form and no others. */
export function inputOf(form: CaseForm, { words, level, files }: StepDraft & { files: string[] }): StepInput {
  const asks = STEP_FORMS[form] ?? {};
  return {
    ...(asks.words ? { words: words.trim() } : {}),
    ...(asks.level ? { level } : {}),
    ...(asks.files ? { files } : {}),
  };
}
