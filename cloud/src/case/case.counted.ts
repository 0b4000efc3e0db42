import type { Counted } from '../../contract/case/case.api';

/** What no counter knows is counted to here: more is one word on any screen. */
const COUNTED_TO = 1000;

/** One more than is told, so that more than that can be told from just that. */
export const COUNTED_ROWS = COUNTED_TO + 1;

/** What was counted of at most `COUNTED_ROWS` rows. */
export const countedOf = (rows: number): Counted =>
  rows > COUNTED_TO ? { count: COUNTED_TO, atLeast: true } : { count: rows };
