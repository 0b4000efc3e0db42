import type { QuestionPlan } from './town-model';

/** A choice of one. */
export function one(code: string, ask: string, options: string): QuestionPlan {
  return { code, ask, kind: 'one', options: options.split(' '), required: true };
}

/** A choice of one, may be left out: a report is sent in under a minute. */
export function maybe(code: string, ask: string, options: string): QuestionPlan {
  return { code, ask, kind: 'one', options: options.split(' '), required: false };
}

/** A choice of several, may be left out. */
export function many(code: string, ask: string, options: string): QuestionPlan {
  return { code, ask, kind: 'many', options: options.split(' '), required: false };
}

/** A short free answer, may be left out. */
export function text(code: string, ask: string): QuestionPlan {
  return { code, ask, kind: 'text', required: false };
}

/** A count, may be left out. */
export function count(code: string, ask: string): QuestionPlan {
  return { code, ask, kind: 'number', required: false };
}
