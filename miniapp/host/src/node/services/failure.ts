/**
 * A failure that the program is to hear in WeChat's words: `reason` becomes `name:fail reason`, `more` its other fields
 * (errno). Any other error is a fault of the host.
 */
export class ServiceFailure extends Error {
  constructor(
    readonly reason: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}

/** What the page receives in place of a result. */
export interface FailedAnswer {
  readonly failed: string;
  readonly more: Readonly<Record<string, unknown>>;
}

// Numbers of WeChat's general error code table.
export const timedOut = () => new ServiceFailure('timeout', { errno: 5 });
export const outsideDomains = () => new ServiceFailure('url not in domain list', { errno: 600002 });
export const networkCut = () => new ServiceFailure('', { errno: 600003 });
export const aborted = () => new ServiceFailure('abort');

/** A connection that could not be made or broke, worded as WeChat's network layer (cronet) words it. */
export function brokenConnection(error: unknown): ServiceFailure {
  if (error instanceof ServiceFailure) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const [number, name] = CRONET[code] ?? ['-100', 'net::ERR_CONNECTION_CLOSED'];
  return new ServiceFailure(`errcode:${number} cronet_error_code:${number} error_msg:${name}`, {
    errno: 600001,
  });
}

const CRONET: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: ['-102', 'net::ERR_CONNECTION_REFUSED'],
  ECONNRESET: ['-101', 'net::ERR_CONNECTION_RESET'],
  ENOTFOUND: ['-105', 'net::ERR_NAME_NOT_RESOLVED'],
  EAI_AGAIN: ['-105', 'net::ERR_NAME_NOT_RESOLVED'],
  ETIMEDOUT: ['-118', 'net::ERR_CONNECTION_TIMED_OUT'],
};
