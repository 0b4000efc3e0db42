import type { ActionView } from '@contract/flow';
import { useQueryClient } from '@tanstack/react-query';
import { messageOf } from '../../app/http';
import { isOutdated } from '../../app/outdated';
import { useCreate } from '../../app/use-create';
import { dropDraft } from '../../ui/drafts';
import { StepModal } from '../../ui/StepModal';
import { thingKey, useThing, type Kind, type Living } from '../volunteer-data';
import { initialOf, ThingFields } from './ThingFields';
import { useTaken } from './use-taken';

interface ThingStepDialogProps<View extends Living> {
  kind: Kind<View>;
  opened: View;
  step: ActionView;
  name: string;
  about: string;
  onDone: (view: View) => void;
  onClose: () => void;
}

/** The form of one step. If someone else was faster, it says so, and keeps the words. */
export function ThingStepDialog<View extends Living>(props: ThingStepDialogProps<View>) {
  const { kind, opened, step, name, about, onDone, onClose } = props;
  const client = useQueryClient();
  const latest = useThing(kind, opened.id).data ?? opened;
  const draftKey = `${kind.name}:${opened.id}:${step.action}`;
  const taken = useTaken(kind);
  const take = useCreate(kind.take, (view) => {
    dropDraft(draftKey);
    taken(view);
    onDone(view);
  });
  const gone = !latest.actions.some(({ action }) => action === step.action);
  const readAgain = (error: Error) => {
    if (isOutdated(error)) void client.invalidateQueries({ queryKey: thingKey(kind.name, opened.id) });
  };
  return (
    <StepModal
      thing={name}
      step={step}
      about={about}
      draftKey={draftKey}
      initial={initialOf(step.form, opened)}
      refusal={take.error ? messageOf(take.error) : undefined}
      busy={take.isPending}
      goneInto={gone && !take.isPending ? latest.stateLabel : undefined}
      onSubmit={(form) => take.mutate({ id: opened.id, action: step.action, form }, { onError: readAgain })}
      onClose={onClose}
    >
      <ThingFields form={step.form} thing={opened} />
    </StepModal>
  );
}
