import type { OrderForm } from '@contract/volunteer/order.flow';
import type { StepForm } from '@shared/step/step-forms';

/** Forms that only the community is given are not here. */
export const ORDER_FORMS: Partial<Record<OrderForm, StepForm>> = {
  none: {},
  words: { words: '想说什么' },
  reason: { words: '请说说原因', must: true },
  remark: { words: '要补充什么', must: true, files: true, most: 2000 },
  rating: { words: '感谢的话、想说的话（可以不写）', level: true, files: true },
};
