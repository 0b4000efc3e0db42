import type { PartyStepView } from '@contract/party/party-life.api';
import { shortTime } from '../ui/time';
import { Timeline } from '../ui/Timeline';

/** What was done, newest first; a visit says its own day. */
export function PartySteps({ steps }: { steps: PartyStepView[] }) {
  return (
    <Timeline
      events={steps.map(({ at, title, words, files, happenedAt }, seq) => ({
        ...{ seq, at, title, words, files, byUnit: '', byName: '' },
        facts: happenedAt === undefined ? [] : [{ label: '走访时间', value: shortTime(happenedAt) }],
      }))}
    />
  );
}
