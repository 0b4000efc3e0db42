import type { CaseAction } from '@contract/case/case.flow';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { useOpenCase } from '../../case/open-case';
import { superviseForm } from '../../step/days-forms';
import { StepSheet } from '../../step/StepSheet';
import { Waiting } from '../../ui/Waiting';

interface QuickSuperviseProps {
  no: string;
  onClose: () => void;
  /** With what was done, in words. */
  onDone: (words: string) => void;
}

const STEP: CaseAction = 'supervise';

/** 督办 straight from the list: the case is read first, for its actions say whether it may be done at all. */
export function QuickSupervise({ no, onClose, onDone }: QuickSuperviseProps) {
  const { view, error, taking, refusal, moved, refresh, take } = useOpenCase(no);
  const action = view?.actions.find((each) => each.action === STEP);
  if (!view || !action) {
    const refused = moved ?? error ?? (view && `此件现为“${view.stateLabel}”，您现在不能督办它`);
    return (
      <Sheet title="督办" open onClose={onClose}>
        {refused ? (
          <Notice
            tone="bad"
            icon="alert"
            words={refused}
            action={{ label: '再试', onTap: () => void refresh() }}
          />
        ) : (
          <Waiting />
        )}
      </Sheet>
    );
  }
  const send = async (form: Record<string, unknown>) => {
    const taken = await take(action.action, form);
    if (taken) onDone(`已督办：${view.categoryName}${view.holder ? `（在${view.holder.name}）` : ''}`);
    return taken;
  };
  return (
    <StepSheet
      view={view}
      action={action}
      form={superviseForm}
      sending={taking !== undefined}
      refusal={refusal ?? moved}
      onSend={send}
      onClose={onClose}
    />
  );
}
