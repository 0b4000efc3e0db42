import { z } from 'zod';
import { secondCode } from './security.schema';

export const PROGRAMS = ['resident', 'volunteer', 'enterprise', 'command'] as const;
const program = z.enum(PROGRAMS, { error: '没有这个小程序' });

/** The code of `wx.login`: single use, five minutes. */
export const wechatSignIn = z.strictObject({
  program,
  code: z.string().min(1, { error: '缺少微信登录凭证' }).max(128),
  /** The version of the privacy text agreed to on this phone; needed at the first visit, and after a withdrawal. */
  consent: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, { error: '隐私说明的版本有误' })
    .optional(),
});
export type WechatSignIn = z.input<typeof wechatSignIn>;

/** Staff; with `code` the account is also bound to this WeChat person. */
export const staffSignIn = z.strictObject({
  account: z.string().trim().min(1, { error: '请输入用户名' }).max(40),
  password: z.string().min(1, { error: '请输入密码' }).max(128),
  program: z.enum([...PROGRAMS, 'admin'], { error: '没有这个程序' }).default('admin'),
  code: z.string().max(128).optional(),
  /** Second step: an authenticator's six digits, or a recovery code. */
  otp: secondCode.optional(),
});
export type StaffSignIn = z.input<typeof staffSignIn>;
export const nickname = z.strictObject({
  name: z.string().trim().min(1, { error: '请填写称呼' }).max(20, { error: '称呼最多 20 个字' }),
});
export type NicknameInput = z.input<typeof nickname>;
export const phoneCode = z.strictObject({ program, code: z.string().min(1).max(128) });
export type PhoneCode = z.input<typeof phoneCode>;
