import { z } from 'zod';
import { rowId } from '../staff/unit.schema';
import { stepForm } from '../step-form.schema';
import { fileIds, optionalWords, paging, point, words } from '../text.schema';
import {
  ACTIVITY_STATES,
  AUDIENCES,
  SKILLS,
  type ActivityForm,
  type ActivityState,
  type Audience,
  type Skill,
} from './activity.flow';
import type { ClaimForm } from './claim.flow';
import { HELP_KINDS, ORDER_STATES, type HelpKind, type OrderForm, type OrderState } from './order.flow';

const oneOf = <K extends string>(table: Record<K, unknown>, error: string) =>
  z.string().refine((text): text is K => Object.keys(table).includes(text), { error });

/** ms since epoch. */
const moment = z.number({ error: '时间有误' }).int().min(0).max(4_102_444_800_000);
const whole = (name: string, least: number, most: number) =>
  z
    .number({ error: `请填写${name}` })
    .int({ error: `${name}应为整数` })
    .min(least, { error: `${name}至少 ${least}` })
    .max(most, { error: `${name}最多 ${most}` });
const skills = z.array(oneOf<Skill>(SKILLS, '没有这种技能')).max(12).default([]);
const kind = oneOf<HelpKind>(HELP_KINDS, '没有这类服务');
const files = fileIds.default([]);
const step = { id: rowId, action: z.string().max(40), form: stepForm(() => volunteerForms) };

/** 点单. Where: a place on the map, or the community and words. */
export const orderInput = z
  .strictObject({
    kind,
    words: words(1000, 2),
    place: point.optional(),
    communityId: rowId.optional(),
    address: optionalWords(200),
    wantedFrom: moment,
    wantedTo: moment,
    /** Somebody else's name and telephone number, when it is not for oneself. */
    neighbour: z
      .strictObject({
        name: words(40),
        phone: z
          .string()
          .trim()
          .regex(/^1\d{10}$/, { error: '手机号应为 11 位数字' }),
      })
      .optional(),
    files,
  })
  .refine((order) => order.wantedFrom < order.wantedTo, {
    error: '结束时间应晚于开始时间',
    path: ['wantedTo'],
  })
  .refine((order) => order.place !== undefined || order.communityId !== undefined, {
    error: '请在地图上标出地点，或选择社区',
    path: ['place'],
  });

/** What an activity is; the same when it is planned and when it is amended. */
const planFields = {
  title: words(40, 2),
  words: words(2000, 2),
  kind,
  place: point,
  address: words(200, 2),
  /** Metres around the place within which people check in. */
  fence: whole('签到范围', 30, 2000).default(200),
  startsAt: moment,
  endsAt: moment,
  /** When claiming ends; at the start, when it is left out. */
  claimUntil: moment.optional(),
  skills,
  minAge: whole('最小年龄', 0, 120).optional(),
  maxAge: whole('最大年龄', 0, 120).optional(),
  capacity: whole('人数', 1, 1000),
  waitlist: whole('候补人数', 0, 1000).default(20),
  /** The district's own figure when it is left out; 0 gives none. */
  points: whole('积分', 0, 1000).optional(),
  audience: oneOf<Audience>(AUDIENCES, '没有这种招募范围').default('everyone'),
};
const planned = z.strictObject(planFields);
const DAY = 86_400_000;
const soundPlan = (plan: z.output<typeof planned>, ctx: z.RefinementCtx): void => {
  const wrong = (path: string, message: string): void =>
    ctx.addIssue({ code: 'custom', path: [path], message });
  if (plan.startsAt >= plan.endsAt) wrong('endsAt', '结束时间应晚于开始时间');
  if (plan.endsAt - plan.startsAt > DAY) wrong('endsAt', '一次活动最长 24 小时，更长的请设为定期活动');
  if ((plan.claimUntil ?? plan.startsAt) > plan.startsAt) wrong('claimUntil', '认领截止应不晚于开始时间');
  if ((plan.minAge ?? 0) > (plan.maxAge ?? 120)) wrong('maxAge', '最大年龄应不小于最小年龄');
};
export const activityPlan = planned.superRefine(soundPlan);

export const activityInput = z.strictObject({
  communityId: rowId,
  plan: activityPlan,
  /** Orders arranged into it at once. */
  orderIds: z.array(rowId).max(50, { error: '一次最多合并 50 单' }).default([]),
});

/** One scan: what the QR code said, and where, when and by which phone it was read. */
const checkForm = z.strictObject({
  code: z.string().min(1, { error: '没有扫到签到码' }).max(120, { error: '签到码有误' }),
  place: point,
  phoneAt: moment,
  device: z.string().regex(/^[\w-]{16,64}$/, { error: '设备编号有误' }),
  /** Read without a network, sent later. */
  offline: z.boolean().default(false),
});

const rating = z.strictObject({
  level: z.coerce
    .number({ error: '请选择满意程度' })
    .int()
    .min(1, { error: '请选择满意程度' })
    .max(5, { error: '请选择满意程度' }),
  words: optionalWords(1000),
  files,
});

/** The forms of the three flow tables. */
export const volunteerForms = {
  none: z.strictObject({}),
  words: z.strictObject({ words: optionalWords(1000) }),
  reason: z.strictObject({ words: words(1000, 2) }),
  remark: z.strictObject({ words: words(2000, 2), files }),
  arrange: z.strictObject({ activityId: rowId, words: optionalWords(1000) }),
  plan: activityPlan,
  rating,
  check: checkForm,
  correction: z
    .strictObject({ inAt: moment, outAt: moment, words: words(1000, 2) })
    .refine((form) => form.inAt < form.outAt, { error: '签退时间应晚于签到时间', path: ['outAt'] }),
} as const satisfies Record<OrderForm | ActivityForm | ClaimForm, z.ZodType>;
export type VolunteerForm = keyof typeof volunteerForms;

export const stepInput = z.strictObject(step);
export const thingOf = z.strictObject({ id: rowId });
export const unmaskContact = z.strictObject({ id: rowId, reason: words(200, 4) });
export type UnmaskContact = z.input<typeof unmaskContact>;
export const ordersQuery = z.strictObject({
  ...paging,
  scope: z.enum(['mine', 'desk'], { error: '没有这个范围' }).default('mine'),
  open: z.enum(['1'], { error: '应为 1' }).optional(),
  state: oneOf<OrderState>(ORDER_STATES, '没有这个状态').optional(),
});
export const activitiesQuery = z.strictObject({
  ...paging,
  scope: z.enum(['open', 'mine', 'desk'], { error: '没有这个范围' }).default('open'),
  communityId: rowId.optional(),
  /** Of one's desks only: in which state, and beginning when, for a calendar. */
  state: oneOf<ActivityState>(ACTIVITY_STATES, '没有这个状态').optional(),
  from: z.coerce.number({ error: '时间有误' }).int().min(0).optional(),
  to: z.coerce.number({ error: '时间有误' }).int().min(0).optional(),
});
export const claimsQuery = z.strictObject({ ...paging });
export const rosterQuery = z.strictObject({ id: rowId, ...paging });
export const checkInput = z.strictObject({
  way: z.enum(['in', 'out'], { error: '请选择签到或签退' }),
  ...checkForm.shape,
});

export const volunteerInput = z.strictObject({
  skills,
  /** For activities with age limits; may be left out. */
  birthYear: whole('出生年份', 1900, 2100).optional(),
  communityId: rowId.optional(),
});
export const trainingInput = z.strictObject({
  communityId: rowId,
  title: words(60, 2),
  minutes: whole('培训时长（分钟）', 1, 6000),
  at: moment,
  numbers: z
    .array(z.string().regex(/^\d{11,14}$/, { error: '志愿者编号有误' }))
    .min(1, { error: '请填写志愿者编号' })
    .max(200, { error: '一次最多 200 人' }),
});
export const certificateInput = z
  .strictObject({ from: moment, to: moment })
  .refine(({ from, to }) => from < to, { error: '结束时间应晚于开始时间', path: ['to'] });
export const certificateOf = z.strictObject({
  code: z.string().regex(/^[0-9A-Z]{12}$/, { error: '证明编码为 12 位数字和大写字母' }),
});

export const seriesInput = z.strictObject({
  communityId: rowId,
  /** The first time; the others have the same hours. */
  plan: activityPlan,
  everyDays: whole('间隔天数', 1, 60),
  until: moment,
});
export const seriesQuery = z.strictObject({ communityId: rowId.optional() });

export type OrderInput = z.input<typeof orderInput>;
export type Order = z.output<typeof orderInput>;
export type ActivityInput = z.input<typeof activityInput>;
export type ActivityPlan = z.output<typeof activityPlan>;
export type StepInput = z.input<typeof stepInput>;
export type OrdersQuery = z.input<typeof ordersQuery>;
export type ActivitiesQuery = z.input<typeof activitiesQuery>;
export type ClaimsQuery = z.input<typeof claimsQuery>;
export type CheckInput = z.input<typeof checkInput>;
export type CheckForm = z.output<typeof checkForm>;
export type VolunteerInput = z.input<typeof volunteerInput>;
export type TrainingInput = z.input<typeof trainingInput>;
export type CertificateInput = z.input<typeof certificateInput>;
export type SeriesInput = z.input<typeof seriesInput>;
