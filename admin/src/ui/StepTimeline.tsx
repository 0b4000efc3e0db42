import { Timeline } from './Timeline';

interface StepTimelineProps {
  steps: { at: number; title: string; words: string }[];
}

/** A trail whose steps say in their title who took them. */
export function StepTimeline({ steps }: StepTimelineProps) {
  const plain = { byUnit: '', byName: '', files: [], facts: [] };
  return <Timeline events={steps.map((step, seq) => ({ seq, ...step, ...plain }))} />;
}
