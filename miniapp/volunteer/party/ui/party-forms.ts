import type { PartyStepView } from '@contract/party/party-life.api';
import type { StepForm } from '@shared/step/step-forms';
import { day } from '@shared/ui/time';
import type { TimelineStep } from '@shared/ui/Timeline';

/** What the steps of meetings, contact pairs and transfers ask for in words; a roll call, a plan and a visit have forms of their own. */
export const PARTY_FORMS: Readonly<Record<string, StepForm>> = {
  none: {},
  reason: { words: '请说说原因', must: true, most: 200 },
  minutes: { words: '会议记录', must: true, files: true, most: 4000 },
};

export const stepsOf = (steps: readonly PartyStepView[]): TimelineStep[] =>
  steps.map(({ at, title, words, files, happenedAt }, index) => ({
    key: index,
    ...{ at, title, photos: files },
    words: words || undefined,
    ...(happenedAt === undefined ? {} : { note: `${day(happenedAt)}走访` }),
  }));
