import type { CaseView } from '@contract/case/case.api';
import { ApiError } from '../app/http';

/** A step as the server offered it for one case. */
export type OfferedStep = CaseView['actions'][number];

const OUTDATED: ReadonlySet<string> = new Set(['caseMoved', 'stepRefused', 'notYours']);

/** True when the refusal means that what we show is no longer so. */
export const isOutdated = (error: Error) => error instanceof ApiError && OUTDATED.has(error.code);
