import { z } from 'zod';
import { stepForm } from '../step-form.schema';
import { caseNo, fileIds, optionalWords, paging, point, words } from '../text.schema';
import { CASE_ENDINGS, CASE_STATES, type CaseForm } from './case.flow';

const keysOf = <K extends string>(table: Record<K, unknown>): [K, ...K[]] => {
  const [first, ...rest] = Object.keys(table).filter((key): key is K => key in table);
  if (first === undefined) throw new Error('an empty table has no keys');
  return [first, ...rest];
};

const state = z.enum(keysOf(CASE_STATES), { error: '没有这个状态' });
const unitId = z.coerce.number({ error: '单位编号应为数字' }).int().positive();
const categoryCode = z.string().regex(/^\d{4,8}$/, { error: '类别编码有误' });
const files = fileIds.default([]);

/** What a resident (or grid worker) sends: place, category, words, photos. */
export const reportInput = z.strictObject({
  text: words(2000, 2),
  place: point.optional(),
  address: optionalWords(200),
  categoryCode: categoryCode.optional(),
  answers: z
    .record(
      z.string().max(40),
      z.union([z.string().max(1000), z.number(), z.array(z.string().max(100)).max(20)], {
        error: '回答应为文字、数字或所选的几项',
      }),
    )
    .default({}),
  files,
  /** Handlers and co-units do not see who reported. */
  hideName: z.boolean().default(false),
});
/** The same, of a letter from elsewhere: people write longer there than on a phone. */
export const importedInput = reportInput.extend({ text: words(20_000, 2) });
export type ReportInput = z.input<typeof reportInput>;
export type Report = z.output<typeof reportInput>;

/** The forms of the flow table. */
export const caseForms = {
  none: z.strictObject({}),
  words: z.strictObject({ words: optionalWords(1000), files }),
  reason: z.strictObject({ words: words(1000, 2), files }),
  place: z.strictObject({ place: point, address: optionalWords(200) }),
  category: z.strictObject({ categoryCode, words: optionalWords(1000) }),
  verify: z.strictObject({ found: z.boolean({ error: '请选择情况是否属实' }), words: words(1000, 2), files }),
  merge: z.strictObject({ into: caseNo, words: optionalWords(1000) }),
  dispatch: z.strictObject({
    unitId,
    coUnitIds: z.array(unitId).max(8, { error: '协办单位最多 8 个' }).default([]),
    words: optionalWords(1000),
    files,
  }),
  extension: z.strictObject({
    days: z.coerce
      .number({ error: '请填写延期天数' })
      .int()
      .min(1, { error: '至少延期 1 天' })
      .max(10, { error: '最多延期 10 个工作日' }),
    words: words(1000, 2),
  }),
  suspend: z.strictObject({
    days: z.coerce.number({ error: '请填写挂账天数' }).int().min(1).max(180, { error: '最多挂账 180 天' }),
    words: words(1000, 2),
  }),
  answer: z.strictObject({
    ending: z.enum(keysOf(CASE_ENDINGS), { error: '请选择办理结论' }),
    words: words(2000, 2),
    files,
  }),
  inspect: z.strictObject({ words: words(1000, 2), files }),
  rating: z.strictObject({
    level: z.coerce.number({ error: '请选择满意程度' }).pipe(
      z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], {
        error: '请选择满意程度',
      }),
    ),
    words: optionalWords(1000),
    files,
  }),
  callBack: z.strictObject({ reached: z.boolean({ error: '请选择是否联系上' }), words: words(1000, 2) }),
  supervise: z.strictObject({
    words: words(1000, 2),
    days: z.coerce.number().int().min(1).max(30).default(2),
  }),
} as const satisfies Record<CaseForm, z.ZodType>;

export type CaseFormInput<F extends CaseForm = CaseForm> = z.input<(typeof caseForms)[F]>;

/** `form` is checked against the step's own form once the step is known. `seen` is the last event the actor had read. */
export const takeInput = z.strictObject({
  no: caseNo,
  action: z.string().max(40),
  seen: z.number().int().min(0).optional(),
  form: stepForm(() => caseForms),
});
export type TakeInput = z.input<typeof takeInput>;

export const caseOf = z.strictObject({ no: caseNo });
export const accessOf = z.strictObject({ no: caseNo, personId: z.coerce.number().int().positive() });

const csv = <T>(item: z.ZodType<T, string>) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(item).max(30));

/** The desk's filters. Lists are comma-separated. */
export const caseQuery = z.strictObject({
  ...paging,
  scope: z
    .enum(['todo', 'desk', 'unit', 'red', 'callBack', 'mine', 'handled'], { error: '没有这个范围' })
    .default('desk'),
  states: csv(state).optional(),
  categories: csv(categoryCode).optional(),
  unitId: unitId.optional(),
  lamp: z.enum(['green', 'yellow', 'red'], { error: '没有这种灯' }).optional(),
  supervised: z.enum(['1'], { error: '应为 1' }).optional(),
  unplaced: z.enum(['1'], { error: '应为 1' }).optional(),
  words: z.string().trim().max(50, { error: '搜索文字最多 50 个字' }).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export type CaseQuery = z.input<typeof caseQuery>;
export type CaseFilter = z.output<typeof caseQuery>;

export const nearbyQuery = z.strictObject({
  lng: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  categoryCode: categoryCode.optional(),
  metres: z.coerce.number().int().min(10).max(5000).default(500),
});
export type NearbyQuery = z.input<typeof nearbyQuery>;

export const bulkInput = z.strictObject({
  nos: z.array(caseNo).min(1, { error: '请先选择案件' }).max(100, { error: '一次最多 100 件' }),
  action: z.string().max(40),
  form: stepForm(() => caseForms),
});
export type BulkInput = z.input<typeof bulkInput>;

export const savedViewInput = z.strictObject({
  name: words(30),
  query: z
    .record(z.string().max(30), z.string().max(500))
    .refine((query) => Object.keys(query).length <= 20, {
      error: '一个视图最多存 20 个筛选条件，请减少后再存',
    }),
});
export type SavedViewInput = z.input<typeof savedViewInput>;
/** Those that have words to be put in. */
const wordsForms = keysOf(caseForms).filter((form) => 'words' in caseForms[form].shape);
export const replyTemplateInput = z.strictObject({
  name: words(30),
  form: z.enum(wordsForms, { error: '这一步不用写文字，不能存常用语，请另选一步' }),
  words: words(1000),
});
export type ReplyTemplateInput = z.input<typeof replyTemplateInput>;
export const byId = z.strictObject({ id: z.coerce.number().int().positive() });
