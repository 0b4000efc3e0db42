import type { OrderView } from '@contract/volunteer/volunteer.api';
import { useThingSteps } from '../step/use-thing-steps';
import { ORDER } from '../volunteer-data';

/** Taking steps in orders, wherever one is shown. */
export const useOrderSteps = () =>
  useThingSteps<OrderView>(ORDER, {
    name: ({ kindLabel }) => kindLabel,
    about: ({ words }) => words,
    sure: { share: '感谢的话和照片会显示在活动页里，来的志愿者都看得到。请先读一读有没有不宜公开的内容。' },
  });
