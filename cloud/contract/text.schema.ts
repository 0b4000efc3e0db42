import { z } from 'zod';

/** Takes no room or shows nothing: zero-width and direction marks, fillers, the empty Braille cell. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const seenOf = (text: string): string => text.replace(INVISIBLE, '').trim();

/**
 * A person's words: trimmed, no control characters (new lines are kept), 1 to `max` characters counted as people count
 * them. What nobody can see counts for nothing: words of nothing else are none.
 */
export const words = (max: number, min = 1) =>
  z
    .string({ error: '请填写文字' })
    .transform((text) => (seenOf(text) === '' ? '' : text.replace(/\r\n?/g, '\n').trim()))
    .refine((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), { error: '含有无法保存的字符' })
    .refine((text) => [...seenOf(text)].length >= min, {
      error: min > 1 ? `请至少填写 ${min} 个字` : '请填写文字',
    })
    .refine((text) => [...text].length <= max, { error: `最多 ${max} 个字` });

export const optionalWords = (max: number) => words(max, 0).optional();

const NO_LONGITUDE = { error: '经度应在 -180 到 180 之间' };
const NO_LATITUDE = { error: '纬度应在 -90 到 90 之间' };

/** gcj02 degrees. */
export const point = z.strictObject({
  lng: z.number({ error: '经度应为数字' }).min(-180, NO_LONGITUDE).max(180, NO_LONGITUDE),
  lat: z.number({ error: '纬度应为数字' }).min(-90, NO_LATITUDE).max(90, NO_LATITUDE),
});

export const caseNo = z.string().regex(/^\d{12,18}$/, { error: '案件编号应为 12 至 18 位数字' });
export const fileIds = z
  .array(z.string().regex(/^[0-9a-f]{32}$/, { error: '照片编号有误' }))
  .max(9, { error: '照片和视频最多 9 个' });

/** Keyset paging: `after` is the opaque `next` of the page before. */
export const paging = {
  after: z.string().max(200).optional(),
  size: z.coerce
    .number({ error: '每页条数应为数字' })
    .int()
    .min(1, { error: '每页至少 1 条' })
    .max(100, { error: '每页最多 100 条' })
    .default(20),
};
