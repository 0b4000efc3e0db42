import { z } from 'zod';
import { paging, words } from '../text.schema';

const id = z.coerce.number().int().positive();

export const deadLetterQuery = z.strictObject(paging);
export const deadLetterOf = z.strictObject({ id });
export const discardInput = z.strictObject({ id, reason: words(200, 2) });

export type DeadLetterQuery = z.input<typeof deadLetterQuery>;
export type DeadLetterOf = z.input<typeof deadLetterOf>;
export type DiscardInput = z.input<typeof discardInput>;
