import { z } from 'zod';

/** A year, by the unit it is counted in: working minutes, hours and days, natural hours. */
const LONGEST_LIMIT: Readonly<Record<string, number>> = { m: 175_200, h: 2920, d: 365, H: 8760 };
const withinAYear = (limit: string): boolean => {
  const longest = LONGEST_LIMIT[limit.slice(-1)];
  return longest !== undefined && Number(limit.slice(0, -1)) <= longest;
};

export const suggestInput = z.strictObject({ text: z.string().max(2000) });
export type SuggestInput = z.input<typeof suggestInput>;
export const categoryChange = z.strictObject({
  code: z.string().regex(/^\d{4,8}$/),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}[mhdH]$/, {
      error: '时限写法如「4h」（工作小时）、「5d」（工作日）、「36H」（自然小时）',
    })
    .refine(withinAYear, { error: '时限最长一年：365 个工作日、2920 个工作小时或 8760 个自然小时' })
    .optional(),
  unitId: z.number().int().positive().optional(),
  nearbyMetres: z.number().int().min(10).max(5000).optional(),
  retired: z.boolean().optional(),
});
export type CategoryChange = z.input<typeof categoryChange>;
