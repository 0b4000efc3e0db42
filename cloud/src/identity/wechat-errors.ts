import { Refusal } from '../kernel/refusal';

/** The platform said no; `errcode` as in its documents. */
export class WechatError extends Error {
  constructor(
    readonly path: string,
    readonly errcode: number,
    said: string,
  ) {
    super(`WeChat ${path}: ${errcode} ${said}`);
    this.name = 'WechatError';
  }
}

// 40029 no such code, 40163 used (undocumented), 40226 the person is blocked.
const CODE_REFUSED = [40029, 40163, 40226];
const TOO_OFTEN = 45011;
const PAGE_MISSING = 41030;
const CODES_USED_UP = [45009, 45029];

/** What the person signing in is told. */
export function signInRefusal(error: unknown): unknown {
  if (!(error instanceof WechatError)) return error;
  if (CODE_REFUSED.includes(error.errcode)) return new Refusal('wechatCodeRefused');
  if (error.errcode === TOO_OFTEN) return new Refusal('tooOften', { seconds: 60 });
  return new Refusal('wechatBusy', { errcode: error.errcode });
}

/** What somebody who asked for a program code is told. */
export function codeRefusal(error: unknown): unknown {
  if (!(error instanceof WechatError)) return error;
  if (error.errcode === PAGE_MISSING) return new Refusal('posterPageMissing');
  if (CODES_USED_UP.includes(error.errcode)) return new Refusal('codesUsedUp');
  return new Refusal('wechatBusy', { errcode: error.errcode });
}
