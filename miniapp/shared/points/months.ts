const TOWN_OFFSET = 8 * 3_600_000;

/** This month, the one before, and all together, as the league takes them (`202611`; '' is all). */
export function townMonths(now: number): { value: string; label: string }[] {
  const town = new Date(now + TOWN_OFFSET);
  const monthOf = (back: number): string =>
    new Date(Date.UTC(town.getUTCFullYear(), town.getUTCMonth() - back))
      .toISOString()
      .slice(0, 7)
      .replace('-', '');
  return [
    { value: monthOf(0), label: '本月' },
    { value: monthOf(1), label: '上月' },
    { value: '', label: '累计' },
  ];
}
