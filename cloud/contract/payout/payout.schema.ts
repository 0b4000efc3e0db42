import { z } from 'zod';
import { rowId } from '../staff/unit.schema';
import { stepForm } from '../step-form.schema';
import { optionalWords, paging, words } from '../text.schema';
import { PAYOUT_STATES, type PayoutForm, type PayoutState } from './payout.flow';

/** From ¥2000 WeChat Pay asks for the receiver's real name, which is not kept here. */
const MOST_FEN = 199_999;
const LEAST_FEN = 30;

const fen = (name: string, least: number, most: number) =>
  z
    .number({ error: `请填写${name}` })
    .int({ error: `${name}应为整数（分）` })
    .min(least, { error: `${name}至少 ${least} 分` })
    .max(most, { error: `${name}最多 ${most} 分` });

const payoutState = z
  .string()
  .refine((text): text is PayoutState => Object.keys(PAYOUT_STATES).includes(text), {
    error: '没有这个状态',
  });
export const payoutsQuery = z.strictObject({
  ...paging,
  scope: z.enum(['mine', 'desk'], { error: '没有这个范围' }).default('mine'),
  state: payoutState.optional(),
});
export const payoutOf = z.strictObject({ id: rowId });
export const payoutStepInput = z.strictObject({
  id: rowId,
  action: z.string().max(40),
  form: stepForm(() => payoutForms),
});
export const payoutForms = {
  none: z.strictObject({}),
  words: z.strictObject({ words: optionalWords(200) }),
  reason: z.strictObject({ words: words(200, 2) }),
} as const satisfies Record<PayoutForm, z.ZodType>;

export const payoutRuleInput = z.strictObject({
  amount: fen('奖励金额', LEAST_FEN, MOST_FEN),
  /** Rewards above it wait for a leader. */
  approvalAbove: fen('免批限额', 0, MOST_FEN),
  /** Beginnings of category codes; none means every category. */
  categories: z.array(z.string().regex(/^\d{1,12}$/, { error: '类别编码应为数字' })).max(200),
  active: z.boolean({ error: '请说明是否启用' }),
});
export const grantInput = z.strictObject({
  /** `YYYYMM`, town time. */
  month: z.string().regex(/^20\d\d(0[1-9]|1[0-2])$/, { error: '月份应如 202611' }),
  /** Below 0 takes back what is not bound yet. */
  amount: fen('预算增减', -100_000_000, 100_000_000).refine((amount) => amount !== 0, { error: '不能为 0' }),
  words: words(200, 2),
});
export const quarantineQuery = z.strictObject({
  ...paging,
  which: z.enum(['open', 'done'], { error: '没有这个范围' }).default('open'),
});
export const settleInput = z.strictObject({ id: rowId, words: words(200, 2) });
export const reconcileInput = z.strictObject({
  day: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: '日期应如 2026-11-23' }),
});
export const reconciliationsQuery = z.strictObject({ ...paging });

export type PayoutsQuery = z.input<typeof payoutsQuery>;
export type PayoutStepInput = z.input<typeof payoutStepInput>;
export type PayoutRuleInput = z.input<typeof payoutRuleInput>;
export type GrantInput = z.input<typeof grantInput>;
export type QuarantineQuery = z.input<typeof quarantineQuery>;
export type SettleInput = z.input<typeof settleInput>;
export type ReconcileInput = z.input<typeof reconcileInput>;
export type ReconciliationsQuery = z.input<typeof reconciliationsQuery>;
