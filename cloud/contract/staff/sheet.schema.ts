import { z } from 'zod';

/** A workbook in base64. 900 KB hold some twenty thousand rows, four times what one import takes. */
const workbook = z
  .string({ error: '没有收到表格' })
  .min(4, { error: '没有收到表格' })
  .max(900_000, { error: '表格过大，请分次导入' })
  .regex(/^[\w+/]+={0,2}$/, { error: '表格没有传完整，请重新选择' });

export const sheetInput = z.strictObject({ workbook });
export type SheetInput = z.input<typeof sheetInput>;
