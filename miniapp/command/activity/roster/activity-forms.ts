import type { ActivityForm } from '@contract/volunteer/activity.flow';
import type { StepForm } from '@shared/step/step-forms';

/** What the steps of an activity ask for on a phone; a plan is made and amended at the console. */
export const ACTIVITY_FORMS: Partial<Record<ActivityForm, StepForm>> = {
  none: {},
  reason: { words: '请说说原因，认领的人都看得到', must: true },
  remark: { words: '活动小结', must: true, files: true, most: 2000 },
};
