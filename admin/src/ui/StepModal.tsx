import type { ActionView } from '@contract/flow';
import { Alert, Form } from 'antd';
import type { ReactNode } from 'react';
import { draftOf, keepDraft } from './drafts';
import { formInput } from './form-input';
import { FormModal } from './FormModal';

interface StepModalProps {
  /** What the step is taken with, such as a case number or a title. */
  thing: string;
  step: ActionView;
  /** A few words of the thing, above the form. */
  about: ReactNode;
  /** Under what the typed words are kept until the step is taken. */
  draftKey: string;
  initial: Record<string, unknown>;
  /** The field to write in. */
  first?: string;
  refusal?: string;
  busy: boolean;
  /** The thing's state in words, once the step is no longer offered. */
  goneInto?: string;
  onSubmit: (input: Record<string, unknown>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** The form of one step of whatever has a life. A refusal, a closed dialog or an ended session loses nothing typed. */
export function StepModal({ thing, step, draftKey, goneInto, ...props }: StepModalProps) {
  const [form] = Form.useForm();
  return (
    <FormModal
      title={`${step.label} · ${thing}`}
      form={form}
      refusal={props.refusal}
      note={goneInto === undefined ? undefined : <GoneNote state={goneInto} />}
      submitLabel={step.label}
      danger={step.tone === 'warn'}
      busy={props.busy}
      blocked={goneInto !== undefined}
      initial={{ ...props.initial, ...draftOf(draftKey) }}
      first={props.first}
      onSubmit={(values) => props.onSubmit(formInput(values))}
      onChange={(values) => keepDraft(draftKey, values)}
      onClose={props.onClose}
    >
      <p className="form-about">{props.about}</p>
      {props.children}
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
