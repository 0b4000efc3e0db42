import { caseApi, type CaseView } from '@contract/case/case.api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../../app/http';
import { isOutdated } from '../../app/outdated';
import { useCreate } from '../../app/use-create';
import { dropDraft } from '../../ui/drafts';
import { StepModal } from '../../ui/StepModal';
import { refreshMoved, replaceCase, useCase } from '../case-cache';
import type { OfferedStep } from '../offered-step';
import { StepFields, initialOf } from './StepFields';

interface StepDialogProps {
  /** The case as the person saw it when opening the form: its `seen` goes with the step. */
  opened: CaseView;
  step: OfferedStep;
  onDone: (view: CaseView) => void;
  onClose: () => void;
}

/** The form of one step. If someone else was faster, says who, shows the case as it is now, and keeps the words. */
export function StepDialog({ opened, step, onDone, onClose }: StepDialogProps) {
  const client = useQueryClient();
  const [read, setRead] = useState(opened);
  const latest = useCase(opened.no).data ?? opened;
  const draftKey = `${opened.no}:${step.action}`;
  const take = useCreate(caseApi.take, (view) => {
    dropDraft(draftKey);
    replaceCase(client, view);
    onDone(view);
  });
  const gone = !latest.actions.some(({ action }) => action === step.action);

  const readAgain = async (error: Error) => {
    if (isOutdated(error)) setRead((await refreshMoved(client, opened.no, messageOf(error))) ?? opened);
  };
  const submit = (form: Record<string, unknown>) =>
    take.mutate(
      { no: opened.no, action: step.action, seen: read.seen, form },
      { onError: (error) => void readAgain(error) },
    );

  return (
    <StepModal
      thing={opened.no}
      step={step}
      about={`${opened.categoryName || '未分类'} · ${opened.address || '待定位'}：${opened.text}`}
      draftKey={draftKey}
      initial={initialOf(step.form, opened)}
      refusal={take.error ? messageOf(take.error) : undefined}
      busy={take.isPending}
      goneInto={gone && !take.isPending ? latest.stateLabel : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <StepFields form={step.form} view={latest} />
    </StepModal>
  );
}
