import type { ActionView } from '@contract/flow';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../app/http';
import { ActionBar } from './ActionBar';
import { dropDraft } from './drafts';
import { StepModal } from './StepModal';

interface StepBarProps<Step extends ActionView> {
  /** What the steps are taken with, in the heading of their forms, and some words of it. */
  thing: string;
  about: ReactNode;
  /** Tells this thing from all others: what was typed is kept under it. */
  thingKey: string;
  actions: Step[];
  initial?: Record<string, unknown>;
  /** Rejects with what the server said no to. */
  take: (step: Step, form: Record<string, unknown>) => Promise<{ stateLabel: string }>;
  /** What a step asks for. */
  fields: (step: Step) => ReactNode;
}

/** The buttons the server offers for one thing, and the form of the one that was taken. */
export function StepBar<Step extends ActionView>(props: StepBarProps<Step>) {
  const { actions, take, fields, thingKey, initial = {} } = props;
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Step>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const send = async (step: Step, form: Record<string, unknown>) => {
    setBusy(true);
    try {
      const { stateLabel } = await take(step, form);
      dropDraft(`${thingKey}:${step.action}`);
      setAsked(undefined);
      void message.success(`已${step.label}，现为“${stateLabel}”`);
    } catch (error) {
      setRefusal(messageOf(error));
      if (step.form === 'none') void message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const begin = (step: Step) => {
    setRefusal(undefined);
    if (step.form === 'none') void send(step, {});
    else setAsked(step);
  };
  return (
    <>
      {actions.length > 0 ? <ActionBar actions={actions} busy={busy} onTake={begin} /> : null}
      {asked ? (
        <StepModal
          thing={props.thing}
          step={asked}
          about={props.about}
          draftKey={`${thingKey}:${asked.action}`}
          initial={initial}
          refusal={refusal}
          busy={busy}
          onSubmit={(form) => void send(asked, form)}
          onClose={() => setAsked(undefined)}
        >
          {fields(asked)}
        </StepModal>
      ) : null}
    </>
  );
}
