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

/** A family of wx functions: given the host, the functions by name. What is not listed anywhere is missing, and says so loudly. */
export type ApiFamily = (host: HostServices) => Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * An asynchronous wx function as WeChat's are: callbacks when given, otherwise a promise; `errMsg` always.
 * `act` throws or rejects with ApiFailure for a `fail`; any other error also fails, with its message.
 */
export function asynchronous(
  name: string,
  act: (options: ApiOptions) => unknown,
): (options?: ApiOptions) => Promise<Record<string, unknown>> | undefined {
  return (options = {}) => {
    const outcome = Promise.resolve()
      .then(() => act(options))
      .then((result) => ({ errMsg: `${name}:ok`, ...(typeof result === 'object' ? result : {}) }));
    if (!options.success && !options.fail && !options.complete) {
      return outcome.catch((error: unknown) => Promise.reject(failure(name, error)));
    }
    void outcome.then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (error: unknown) => {
        options.fail?.(failure(name, error));
        options.complete?.(failure(name, error));
      },
    );
    return undefined;
  };
}

function failure(name: string, error: unknown): Record<string, unknown> {
  const reason = error instanceof Error ? error.message : String(error);
  return { errMsg: `${name}:fail ${reason}`, ...(error instanceof ApiFailure ? error.more : {}) };
}
