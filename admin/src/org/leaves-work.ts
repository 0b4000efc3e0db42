import { ApiError } from '../app/http';

const LEFT_BEHIND: ReadonlySet<string> = new Set(['postVacant', 'workInHands']);

/** Was it refused only because open cases would be left behind? Then it is done when it is asked for once more. */
export const leavesWork = (error: unknown): error is ApiError =>
  error instanceof ApiError && LEFT_BEHIND.has(error.code);
