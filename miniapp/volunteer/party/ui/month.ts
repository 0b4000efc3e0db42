const OFFSET = 8 * 3_600_000;

/** `2026-11` in the town; ms since epoch. */
export const monthOf = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 7);

/** So many months on, or back. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7);
}

/** `2026年11月` */
export function monthName(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return `${year}年${of}月`;
}

/** ms since epoch of `2026-11-05` `09:30` in the town. */
export const momentOf = (day: string, clock: string): number => Date.parse(`${day}T${clock}:00+08:00`);
/** `2026-11-05` in the town. */
export const dayOf = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10);
