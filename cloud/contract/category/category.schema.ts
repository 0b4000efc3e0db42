import { z } from 'zod';

export const suggestInput = z.strictObject({ text: z.string().max(2000) });
export type SuggestInput = z.input<typeof suggestInput>;
export const categoryChange = z.strictObject({
  code: z.string().regex(/^\d{4,8}$/),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}[mhdH]$/, { error: '时限写法如 4h（工作小时）、5d（工作日）、36H（自然小时）' })
    .optional(),
  unitId: z.number().int().positive().optional(),
  nearbyMetres: z.number().int().min(10).max(5000).optional(),
  retired: z.boolean().optional(),
});
export type CategoryChange = z.input<typeof categoryChange>;
