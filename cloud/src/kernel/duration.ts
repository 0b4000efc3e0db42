/** h, m, d: working hours, minutes, days. H: natural hours, round the clock. */
export type DurationUnit = 'm' | 'h' | 'd' | 'H';
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const PATTERN = /^(\d{1,6}(?:\.\d{1,3})?)([mhdH])$/;

/** Reads '30m', '2h', '5d' (working time) or '36H' (natural time). Throws on anything else: it is our own data. */
export function parseDuration(text: string): Duration {
  const [, amount, unit] = PATTERN.exec(text) ?? [];
  if (amount === undefined || !isUnit(unit)) {
    throw new Error(`not a duration: ${JSON.stringify(text)} (wanted 30m, 2h, 5d or 36H)`);
  }
  return { amount: Number(amount), unit };
}

function isUnit(text: string | undefined): text is DurationUnit {
  return text === 'm' || text === 'h' || text === 'd' || text === 'H';
}
