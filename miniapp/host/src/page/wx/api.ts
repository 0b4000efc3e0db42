import type { HostServices } from '../builtin';

/** A failure as WeChat words it: `errMsg` becomes `name:fail ${reason}`. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}

export interface ApiOptions {
  success?: (result: Record<string, unknown>) => void;
  fail?: (failure: Record<string, unknown>) => void;
  complete?: (either: Record<string, unknown>) => void;
  readonly [option: string]: unknown;
}

export type WxFunction = (...args: never[]) => unknown;
/** Functions, and the few plain values such as `wx.env`. */
type WxMember = WxFunction | Readonly<Record<string, unknown>>;

/** A family of wx functions: given the host, the functions by name. What is not listed anywhere is missing, and says so loudly. */
export type ApiFamily = (host: HostServices) => Readonly<Record<string, WxMember>>;

type Outcome = Promise<Record<string, unknown>>;

/**
 * An asynchronous wx function as WeChat's are: callbacks when given, otherwise a promise; `errMsg` always.
 * `act` throws or rejects with ApiFailure for a `fail`; any other error also fails, with its message.
 */
export function asynchronous(
  name: string,
  act: (options: ApiOptions) => unknown,
): (options?: ApiOptions) => Outcome | undefined {
  return (options = {}) => {
    const outcome = outcomeOf(name, () => act(options));
    if (!options.success && !options.fail && !options.complete) return outcome;
    tell(outcome, options);
    return undefined;
  };
}

/**
 * What happens in `act`, with `errMsg` on either side. Begins when the caller has finished: what a page asks in its
 * onLoad concerns that page, which stands only then.
 */
export async function outcomeOf(name: string, act: () => unknown): Outcome {
  await Promise.resolve();
  try {
    const result = await act();
    return { ...(typeof result === 'object' ? result : {}), errMsg: `${name}:ok` };
  } catch (error) {
    throw failureOf(name, error);
  }
}

/** Calls back; for tasks, which give no promise. A callback that throws is an exception of the program, and `complete` still comes. */
export function tell(outcome: Outcome, { success, fail, complete }: ApiOptions): void {
  const each = (result: Record<string, unknown>, ...callbacks: ApiOptions['success'][]) =>
    callbacks.forEach((callback) => {
      if (callback) queueMicrotask(() => callback(result));
    });
  void outcome.then(
    (result) => each(result, success, complete),
    (failure: Record<string, unknown>) => each(failure, fail, complete),
  );
}

export function failureOf(name: string, error: unknown): Record<string, unknown> {
  const reason = error instanceof Error ? error.message : String(error);
  return { ...(error instanceof ApiFailure ? error.more : {}), errMsg: `${name}:fail ${reason}` };
}
