import { ApiError } from './http';

const OUTDATED: ReadonlySet<string> = new Set([
  'caseMoved',
  'stepRefused',
  'redemptionMoved',
  'payoutMoved',
  'registrationRefused',
  'newsMoved',
  'moderationMoved',
  'notYours',
]);

/** True when the refusal means that what we show is no longer so. */
export const isOutdated = (error: unknown) => error instanceof ApiError && OUTDATED.has(error.code);
