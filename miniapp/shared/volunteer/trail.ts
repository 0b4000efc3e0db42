import type { StepView } from '@contract/volunteer/volunteer.api';
import type { TimelineStep } from '../ui/Timeline';

/** What happened to an activity or a claim, as a timeline draws it. */
export function stepsOf(steps: readonly StepView[]): TimelineStep[] {
  return steps.map(({ seq, at, title, words, facts, files, byName }) => {
    const told = [words, ...facts.map(({ label, value }) => `${label}：${value}`)].filter(Boolean);
    return { key: seq, at, title, note: byName, words: told.join('\n') || undefined, photos: files };
  });
}
