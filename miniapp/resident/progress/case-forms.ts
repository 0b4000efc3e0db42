import type { CaseForm } from '@contract/case/case.flow';
import type { StepForm } from '@shared/step/step-forms';

/** Forms that only the staff are given are not here. */
export const CASE_FORMS: Partial<Record<CaseForm, StepForm>> = {
  none: {},
  words: { words: '想说什么', files: true },
  reason: { words: '请说说原因', must: true, files: true },
  rating: { words: '想说的话（可以不写）', level: true, files: true },
};
