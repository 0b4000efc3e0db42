import { z } from 'zod';
import { caseNo, optionalWords, paging, words as wordsOf } from '../text.schema';
import { PROGRAMS } from './identity.schema';
import { isWholePhone, phoneDigits } from './phone';
import { REQUEST_KINDS, type RequestKind } from './rights.flow';

const numbered = { id: z.coerce.number().int().positive() };
const reason = wordsOf(200, 4);
const words = wordsOf(400, 4);

/** The privacy text's version a person has read and agreed to: a date. */
const consentVersion = z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: '隐私说明的版本有误' });
export const consentInput = z.strictObject({ version: consentVersion, program: z.enum(PROGRAMS) });
export type ConsentInput = z.input<typeof consentInput>;

export const requestOf = z.strictObject(numbered);
export type RequestOf = z.input<typeof requestOf>;
export const correctInput = z.strictObject({ words });
export type CorrectInput = z.input<typeof correctInput>;

export const requestsQuery = z.strictObject({ ...paging, open: z.enum(['1', '0']).default('1') });
export type RequestsQuery = z.input<typeof requestsQuery>;
export const settleInput = z.strictObject({ ...numbered, action: z.enum(['settle', 'refuse']), words });
export type SettleInput = z.input<typeof settleInput>;

export const unmaskPerson = z.strictObject({ ...numbered, reason });
export type UnmaskPerson = z.input<typeof unmaskPerson>;
export const unmaskReporter = z.strictObject({ no: caseNo, reason });
export type UnmaskReporter = z.input<typeof unmaskReporter>;

const wholePhone = z
  .string({ error: '请填写手机号' })
  .max(40, { error: '请填写完整的 11 位手机号' })
  .transform(phoneDigits)
  .refine(isWholePhone, { error: '请填写完整的 11 位手机号' });
export const findPeople = z.strictObject({ phone: wholePhone, reason });
export type FindPeople = z.input<typeof findPeople>;

const isKind = (text: string): text is RequestKind => Object.keys(REQUEST_KINDS).includes(text);
/** `reason`: how the request came, and how it was made sure whose it is. `words`: what is to be put right. */
export const askForPerson = z
  .strictObject({
    ...numbered,
    kind: z.string().max(20).refine(isKind, { error: '没有这种申请' }),
    words: optionalWords(400),
    reason,
  })
  .refine(({ kind, words }) => kind !== 'correct' || [...(words ?? '')].length >= 4, {
    path: ['words'],
    error: '请写明要更正什么，至少 4 个字',
  });
export type AskForPerson = z.input<typeof askForPerson>;
