import { z } from 'zod';
import { paging, words } from '../text.schema';

const password = z
  .string({ error: '请输入密码' })
  .min(1, { error: '请输入密码' })
  .max(128, { error: '密码最长 128 位' });

/** What the profile asks of the new one is for the server to say. */
export const newPassword = z.strictObject({ old: password, password });
export type NewPasswordInput = z.input<typeof newPassword>;

/** Six digits of an authenticator, or a recovery code; spaces and hyphens do not matter. */
export const secondCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, '').toLowerCase())
  .refine((text) => /^(\d{6}|[a-z2-7]{16})$/.test(text), { error: '验证码应为 6 位数字，或一条恢复码' });
export const codeOnly = z.strictObject({ code: secondCode });
export type CodeInput = z.input<typeof codeOnly>;

const id = z.coerce.number({ error: '编号有误' }).int().positive();
export const personId = z.strictObject({ id });
export type PersonId = z.input<typeof personId>;
export const withReason = z.strictObject({ id, reason: words(200, 2) });
export type ReasonInput = z.input<typeof withReason>;

const FILTERS = ['all', 'locked', 'noSecondFactor', 'administrators', 'signedIn'] as const;
export const securityList = z.strictObject({
  only: z.enum(FILTERS, { error: '没有这种筛选' }).default('all'),
  words: z.string().trim().max(40).optional(),
  ...paging,
});
export type SecurityListInput = z.input<typeof securityList>;
export const demoAccount = z.strictObject({ account: z.string().max(40) });
