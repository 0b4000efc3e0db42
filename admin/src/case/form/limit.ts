const UNITS: Readonly<Record<string, string>> = {
  m: '分钟',
  h: '工作小时',
  d: '个工作日',
  H: '小时（自然时间）',
};

/** `4h` → `4 工作小时`. */
export function limitInWords(limit: string): string {
  return `${limit.slice(0, -1)} ${UNITS[limit.slice(-1)] ?? limit.slice(-1)}`;
}
