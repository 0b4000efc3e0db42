const HOUR = 60;

/** Working minutes in words: `6 小时 20 分`. Never days: a working day is not 24 hours long. */
export function workedWords(minutes: number): string {
  if (minutes < 1) return '不到 1 分钟';
  const [hours, rest] = [Math.floor(minutes / HOUR), Math.round(minutes % HOUR)];
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}
