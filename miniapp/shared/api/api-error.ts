import type { ErrorBody } from '@contract/errors';

const OFFLINE = '网络不通，请检查网络后再试';
const TOO_SLOW = '等了太久没有回音，请稍后再试；您填写的内容没有丢失';
const ODD_ANSWER = '服务器的回答无法识别，请稍后再试';
const BUSY = '系统繁忙，请稍后再试；您填写的内容没有丢失';

/** A refusal in the server's own Chinese sentence; `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** True when the same call may well succeed if simply repeated with the same key. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'keyInFlight';
  }
}

/** What a 4xx or 5xx says. `body` may be anything: a proxy in between answers HTML. */
export function refusalOf(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) {
    const { code, message, details } = body.error;
    return new ApiError(status, code, message, details);
  }
  return new ApiError(status, 'oddAnswer', status >= 500 ? BUSY : ODD_ANSWER);
}

/** No answer: `cause` is what Taro rejected with, `{ errMsg }`. */
export function noAnswer(cause: unknown): ApiError {
  const said = typeof cause === 'object' && cause !== null && 'errMsg' in cause ? String(cause.errMsg) : '';
  return /time ?out|abort/i.test(said)
    ? new ApiError(0, 'tooSlow', TOO_SLOW)
    : new ApiError(0, 'offline', OFFLINE);
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '程序出了点问题，请退出后重新进入';
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
