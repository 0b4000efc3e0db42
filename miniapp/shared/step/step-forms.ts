import type { RatingLevel } from '@contract/case/case.flow';
import type { StepInput } from '../hooks/steps';

export interface StepDraft {
  words: string;
  level?: RatingLevel;
}

/** What a form of a flow table asks for. Each program lists those that its people are given. */
export interface StepForm {
  /** The question above the words; without it there are none. */
  words?: string;
  /** Words must be given. */
  must?: true;
  level?: true;
  files?: true;
  /** Characters. */
  most?: number;
}

const WORDS_MAX = 1000;

/** Why this cannot be sent yet, or undefined. The server asks the same again. */
export function refusedBy(asks: StepForm, { words, level }: StepDraft): string | undefined {
  const { most = WORDS_MAX } = asks;
  const length = [...words.trim()].length;
  if (asks.level && level === undefined) return '请选一个满意程度';
  if (asks.must && length < 2) return '请写几个字，说清楚些';
  return length > most ? `最多 ${most} 个字` : undefined;
}

/** What goes over the wire: the fields of this form and no others. */
export function inputOf(asks: StepForm, { words, level, files }: StepDraft & { files: string[] }): StepInput {
  return {
    ...(asks.words ? { words: words.trim() } : {}),
    ...(asks.level ? { level } : {}),
    ...(asks.files ? { files } : {}),
  };
}
