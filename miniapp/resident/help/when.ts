import { dayStart } from '@shared/ui/time';
import type { WishedTime } from '../outbox/order-draft';

const HOUR = 3_600_000;

/** Hours of the town's day. */
const PARTS: Record<WishedTime['part'], { label: string; from: number; to: number }> = {
  any: { label: '全天都行', from: 8, to: 20 },
  morning: { label: '上午', from: 8, to: 12 },
  afternoon: { label: '下午', from: 12, to: 18 },
  evening: { label: '晚上', from: 18, to: 21 },
};
export const PART_CHOICES = (['any', 'morning', 'afternoon', 'evening'] as const).map((value) => ({
  value,
  label: PARTS[value].label,
}));

/** From when until when, ms since the epoch; what has passed of it is cut off. Undefined when all has, or nothing is chosen. */
export function wantedOf(
  { day, part }: WishedTime,
  now: number,
): { wantedFrom: number; wantedTo: number } | undefined {
  if (day === undefined) return undefined;
  const { from, to } = PARTS[part];
  const [wantedFrom, wantedTo] =
    day === 'week'
      ? [now, dayStart(now, 7) + PARTS.any.to * HOUR]
      : [Math.max(now, day + from * HOUR), day + to * HOUR];
  return wantedFrom < wantedTo ? { wantedFrom, wantedTo } : undefined;
}
