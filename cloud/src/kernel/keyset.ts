import type { Page } from '../../contract/route';
import { Refusal } from './refusal';

/** Reads the opaque cursor of a list in falling id order; throws `badCursor`. */
export function cursorId(after: string | undefined): number {
  if (after === undefined) return Number.MAX_SAFE_INTEGER;
  const id = /^k[0-9a-z]{1,11}$/.test(after) ? parseInt(after.slice(1), 36) : NaN;
  if (!Number.isSafeInteger(id)) throw new Refusal('badCursor');
  return id;
}

/** A page out of `size + 1` rows read: the one too many says that there is a next page. */
export function pageOf<Row extends { id: number }, View>(
  rows: readonly Row[],
  size: number,
  view: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const more = rows.length > size && last;
  return { rows: shown.map(view), ...(more ? { next: `k${last.id.toString(36)}` } : {}) };
}

/** `?, ?, ?` for an IN list; a list is never empty here. */
export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
