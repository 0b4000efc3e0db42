import { z } from 'zod';
import { caseNo, paging, words as wordsOf } from '../text.schema';
import { PROGRAMS } from './identity.schema';

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
