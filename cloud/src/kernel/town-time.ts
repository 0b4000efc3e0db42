const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-11-23 20:12`, as the clock in the town showed it; ms since epoch. */
export const townTime = (at: number): string => FORMAT.format(at);
