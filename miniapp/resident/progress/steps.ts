import type { CaseView, EventView } from '@contract/case/case.api';
import type { TimelineStep } from '@shared/ui/Timeline';
import { untilDue } from '@shared/ui/time';

/** The trail in the order it happened, and at its end who has it now and until when. */
export function stepsOf({ events, holder, plain, dueAt }: CaseView, now: number): TimelineStep[] {
  const past = events.map(asStep);
  if (!holder) return past;
  const note = dueAt === undefined ? undefined : untilDue(dueAt, now);
  return [
    ...past,
    { key: 'now', title: plain, note: [holder.shortName, note].filter(Boolean).join(' · '), mood: 'now' },
  ];
}

function asStep({ seq, at, title, words, facts, files, heldMinutes }: EventView): TimelineStep {
  const told = [words, ...facts.map(({ label, value }) => `${label}：${value}`)].filter(Boolean);
  return {
    key: seq,
    at,
    title,
    note: heldMinutes > 0 ? `用了 ${working(heldMinutes)}` : undefined,
    words: told.join('\n') || undefined,
    photos: files,
  };
}

/** `51 分钟`, `17 小时 16 分`. Working minutes have no days: a working day is shorter than a day. */
export function working(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return minutes < 1 ? '不到 1 分钟' : `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}
