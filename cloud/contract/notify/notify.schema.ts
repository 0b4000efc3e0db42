import { z } from 'zod';
import { PROGRAMS } from '../identity/identity.schema';
import { paging } from '../text.schema';

export const inboxQuery = z.strictObject(paging);
export const readInput = z.strictObject({ upTo: z.number().int().min(0) });

export const templatesQuery = z.strictObject({
  program: z.enum(PROGRAMS, { error: '没有这个小程序' }).default('resident'),
});
export type TemplatesQuery = z.input<typeof templatesQuery>;
