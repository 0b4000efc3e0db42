import { byId, useSteps, type Steps, type StepWords } from '../../ui/use-steps';
import type { Kind, Living } from '../volunteer-data';
import { initialOf, ThingFields } from './ThingFields';
import { useTaken } from './use-taken';

/** Steps in orders, activities or claims. */
export function useThingSteps<View extends Living>(
  kind: Kind<View>,
  words: Pick<StepWords<View>, 'name' | 'about' | 'sure'>,
): Steps<View> {
  return useSteps(byId(kind, useTaken(kind)), {
    ...words,
    key: ({ id }) => `${kind.name}:${id}`,
    initial: ({ form }, view) => initialOf(form, view),
    fields: ({ form }, view) => <ThingFields form={form} thing={view} />,
  });
}
