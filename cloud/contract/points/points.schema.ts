import { z } from 'zod';
import { rowId } from '../staff/unit.schema';
import { stepForm } from '../step-form.schema';
import { optionalWords, paging, words } from '../text.schema';
import { REDEMPTION_STATES, type RedemptionForm, type RedemptionState } from './redemption.flow';

const whole = (name: string, least: number, most: number) =>
  z
    .number({ error: `请填写${name}` })
    .int({ error: `${name}应为整数` })
    .min(least, { error: `${name}至少 ${least}` })
    .max(most, { error: `${name}最多 ${most}` });

export const POINT_RULES = {
  activity: '参加志愿活动',
  hour: '志愿服务时长（每小时）',
  report: '上报经核实',
  coReport: '共同上报经核实',
  rating: '有内容的评价',
  orderRating: '有内容的点单评价',
  penalty: '扣分',
} as const;
export type PointRule = keyof typeof POINT_RULES;
/** Those that count only from some length on. */
export const RATED_RULES = ['rating', 'orderRating'] as const satisfies readonly PointRule[];

const ruleCode = z.string().refine((text): text is PointRule => Object.keys(POINT_RULES).includes(text), {
  error: '没有这条积分规则',
});

/** `YYYYMM`, town time. */
const month = z.string().regex(/^20\d\d(0[1-9]|1[0-2])$/, { error: '月份应如 202611' });

export const entriesQuery = z.strictObject({ ...paging });
export const ruleInput = z.strictObject({
  code: ruleCode,
  /** Points a time; for a penalty, points taken. */
  points: whole('分值', 0, 10_000),
  /** Most points a day and a month from this rule; left out where there is no limit. */
  dayCap: whole('每日上限', 0, 100_000).optional(),
  monthCap: whole('每月上限', 0, 1_000_000).optional(),
  /** Points end so many days after they were earned. */
  expireDays: whole('有效天数', 1, 3650),
  /** A rating counts from so many characters on; left out where it stays as it is. Has no meaning for the other rules. */
  leastWords: whole('最少字数', 0, 200).optional(),
  active: z.boolean({ error: '请说明是否启用' }),
});
export const leagueQuery = z.strictObject({
  by: z.enum(['member', 'branch', 'community'], { error: '没有这种榜' }).default('member'),
  /** All months together when left out. */
  month: month.optional(),
  communityId: rowId.optional(),
});
export const penaltyInput = z.strictObject({
  communityId: rowId,
  personId: rowId,
  words: words(200, 2),
});

/** Somebody who earned points in the community, by volunteer number or part of the name. */
export const earnersQuery = z.strictObject({ communityId: rowId, find: words(40, 2) });

const goodFields = {
  title: words(40, 2),
  words: optionalWords(1000),
  points: whole('所需积分', 1, 1_000_000),
  /** How many one person may redeem. */
  perPerson: whole('每人限兑', 1, 100).default(1),
  /** Days within which it must be picked up. */
  pickupDays: whole('领取天数', 1, 90).default(14),
};
export const goodInput = z.strictObject({
  communityId: rowId,
  ...goodFields,
  stock: whole('库存', 0, 100_000),
});
export const goodChange = z.strictObject({
  id: rowId,
  ...goodFields,
  /** Added to the stock; below 0 takes away, never below none. */
  restock: whole('库存增减', -100_000, 100_000).default(0),
  listed: z.boolean({ error: '请说明是否上架' }),
});
export const goodsQuery = z.strictObject({
  ...paging,
  scope: z.enum(['open', 'desk'], { error: '没有这个范围' }).default('open'),
  communityId: rowId.optional(),
});
export const goodOf = z.strictObject({ id: rowId });

const pickupCode = z
  .string()
  .trim()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .refine((text) => /^\d{10}$/.test(text), { error: '领取码是 10 位数字' });
const redemptionState = z
  .string()
  .refine((text): text is RedemptionState => Object.keys(REDEMPTION_STATES).includes(text), {
    error: '没有这个状态',
  });
export const redemptionsQuery = z.strictObject({
  ...paging,
  scope: z.enum(['mine', 'desk'], { error: '没有这个范围' }).default('mine'),
  /** The desk looks up by what it is shown. */
  code: pickupCode.optional(),
  state: redemptionState.optional(),
});
export const redemptionStepInput = z.strictObject({
  id: rowId,
  action: z.string().max(40),
  form: stepForm(() => redemptionForms),
});
export const redemptionForms = {
  none: z.strictObject({}),
  reason: z.strictObject({ words: words(200, 2) }),
  code: z.strictObject({ code: pickupCode }),
} as const satisfies Record<RedemptionForm, z.ZodType>;

export type EntriesQuery = z.input<typeof entriesQuery>;
export type RuleInput = z.input<typeof ruleInput>;
export type LeagueQuery = z.input<typeof leagueQuery>;
export type PenaltyInput = z.input<typeof penaltyInput>;
export type EarnersQuery = z.input<typeof earnersQuery>;
export type GoodInput = z.input<typeof goodInput>;
export type GoodChange = z.input<typeof goodChange>;
export type GoodsQuery = z.input<typeof goodsQuery>;
export type RedemptionsQuery = z.input<typeof redemptionsQuery>;
export type RedemptionStepInput = z.input<typeof redemptionStepInput>;
