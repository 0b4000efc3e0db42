import type { CheckCodeView } from '@contract/volunteer/volunteer.api';

type Turn = Pick<CheckCodeView, 'now' | 'until' | 'everyMs'>;
const SOON_MS = 50;
const AT_LEAST_MS = 250;

/**
 * How long a code may stay on the screen, in ms from the moment it was asked for: its own turn and one more. The server
 * still takes it for a turn after that, so that whoever reads it at the last moment has time to send it. Both times are
 * the server's: the clock of the screen does not matter.
 */
export const goodFor = ({ now, until, everyMs }: Turn): number => until - now + everyMs;

/** When to ask for the next, in ms from now. @param took how long the answer took */
export const nextIn = ({ now, until }: Turn, took: number): number =>
  Math.max(AT_LEAST_MS, until - now - took + SOON_MS);
