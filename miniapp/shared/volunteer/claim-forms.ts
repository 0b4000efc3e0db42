import type { ClaimForm } from '@contract/volunteer/claim.flow';
import type { StepForm } from '../step/step-forms';

/** What the steps of a claim ask for in words; a scan and a correction have forms of their own. */
export const CLAIM_FORMS: Partial<Record<ClaimForm, StepForm>> = {
  none: {},
  words: { words: '想说的话（可以不写）' },
  reason: { words: '请说说原因', must: true },
  rating: { words: '评语（可以不写）', level: true, files: true },
};
