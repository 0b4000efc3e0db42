import type { CertificateInput } from '@contract/volunteer/volunteer.schema';
import { dayStart } from '@shared/ui/time';

export type Period = 'thisYear' | 'lastYear' | 'all' | 'own';
export const PERIODS: readonly { value: Period; label: string }[] = [
  { value: 'thisYear', label: '今年' },
  { value: 'lastYear', label: '去年' },
  { value: 'all', label: '登记以来' },
  { value: 'own', label: '自己选' },
];

/** `2026-11-05`, as a date picker gives it; '' while nothing is picked. */
export interface OwnDays {
  from: string;
  to: string;
}

const TOWN = '+08:00';
const DAY = 86_400_000;
const startOf = (date: string): number => Date.parse(`${date}T00:00:00${TOWN}`);

/** The stretch of time a certificate is to cover, or what is still missing, as a sentence. */
export function stretchOf(
  period: Period,
  own: OwnDays,
  { now, joinedAt }: { now: number; joinedAt: number },
): CertificateInput | string {
  const year = new Date(now + 8 * 3_600_000).getUTCFullYear();
  const yearOf = (which: number) => ({
    from: startOf(`${which}-01-01`),
    to: startOf(`${which + 1}-01-01`) - 1,
  });
  if (period === 'thisYear') return yearOf(year);
  if (period === 'lastYear') return yearOf(year - 1);
  if (period === 'all') return { from: dayStart(joinedAt), to: now };
  if (own.from === '' || own.to === '') return '请选择从哪天到哪天';
  const stretch = { from: startOf(own.from), to: startOf(own.to) + DAY - 1 };
  return stretch.from < stretch.to ? stretch : '结束那天应不早于开始那天';
}
