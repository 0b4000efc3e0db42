import { caseApi, type CaseView } from '@contract/case/case.api';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useState } from 'react';
import { messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { FormModal } from '../../ui/FormModal';
import { refreshMoved, replaceCase, useCase } from '../case-cache';
import { isOutdated, type OfferedStep } from '../step-refusal';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { formInput } from './form-input';
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
  const [form] = Form.useForm();
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
  const submit = (values: Record<string, unknown>) =>
    take.mutate(
      { no: opened.no, action: step.action, seen: read.seen, form: formInput(values) },
      { onError: (error) => void readAgain(error) },
    );

  return (
    <FormModal
      title={`${step.label} · ${opened.no}`}
      form={form}
      refusal={take.error ? messageOf(take.error) : undefined}
      note={gone && !take.isPending ? <GoneNote state={latest.stateLabel} /> : undefined}
      submitLabel={step.label}
      danger={step.tone === 'warn'}
      busy={take.isPending}
      blocked={gone}
      initial={{ ...initialOf(step.form, opened), ...draftOf(draftKey) }}
      onSubmit={submit}
      onChange={(values) => keepDraft(draftKey, values)}
      onClose={onClose}
    >
      <p className="form-about">
        {opened.categoryName || '未分类'} · {opened.address || '待定位'}：{opened.text}
      </p>
      <StepFields form={step.form} view={latest} />
    </FormModal>
  );
}

function GoneNote({ state }: { state: string }) {
  return (
    <Alert
      className="form-refusal"
      type="info"
      showIcon
      message={`此件现为“${state}”，已不能办理这一步。您填写的文字还在，可复制后关闭本窗查看最新情况`}
    />
  );
}
