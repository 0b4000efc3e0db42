import type { CaseView, EventView } from '@contract/case/case.api';
import type { TimelineStep } from '@shared/ui/Timeline';
import { lasting, untilDue } from '@shared/ui/time';

const MINUTE = 60_000;

/** The trail in the order it happened, and at its end who has it now and until when. */
export function stepsOf({ events, holder, plain, dueAt }: CaseView, now: number): TimelineStep[] {
  const past = events.map(asStep);
  if (!holder) return past;
  const note = dueAt === undefined ? undefined : untilDue(dueAt, now);
  return [
    ...past,
    { key: 'now', title: plain, note: [holder.name, note].filter(Boolean).join(' · '), mood: 'now' },
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

/** Working time in words. `minutes` are working minutes; nights and weekends do not count. */
export function working(minutes: number): string {
  return `${lasting(minutes * MINUTE)}（工作时间）`;
}
