import type { ActionView } from '@contract/flow';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../../app/http';
import { isOutdated } from '../../app/outdated';
import { useCreate } from '../../app/use-create';
import { thingKey, type Kind, type Living } from '../volunteer-data';
import { ThingStepDialog } from './ThingStepDialog';
import { useTaken } from './use-taken';

export interface ThingSteps<View extends Living> {
  /** Takes a step: at once if it asks nothing, otherwise after its form. */
  start: (view: View, step: ActionView) => void;
  busy: boolean;
  dialog: ReactNode;
}

interface Words<View> {
  /** What the thing is called in the title of a dialog. */
  name: (view: View) => string;
  /** A line of what it is. */
  about: (view: View) => string;
  /** What has no way back is asked about first. */
  sure?: Partial<Record<string, string>>;
}

/** The one place where the console takes a step in an order, an activity or a claim. */
export function useThingSteps<View extends Living>(kind: Kind<View>, words: Words<View>): ThingSteps<View> {
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [asked, setAsked] = useState<{ view: View; step: ActionView }>();
  const taken = useTaken(kind);
  const quick = useCreate(kind.take, taken);
  const done = (label: string, { stateLabel }: View) =>
    void message.success(`已${label}，现为“${stateLabel}”`);

  const send = async (view: View, { action, label }: ActionView) => {
    try {
      done(label, await quick.mutateAsync({ id: view.id, action, form: {} }));
    } catch (error) {
      void message.error(messageOf(error));
      if (error instanceof Error && isOutdated(error))
        await client.invalidateQueries({ queryKey: thingKey(kind.name, view.id) });
    }
  };
  const start = (view: View, step: ActionView) => {
    if (quick.isPending) return;
    if (step.form !== 'none') return setAsked({ view, step });
    const content = words.sure?.[step.action];
    if (content === undefined) return void send(view, step);
    const title = `${step.label}：${words.name(view)}`;
    modal.confirm({ title, content, okText: step.label, cancelText: '再想想', onOk: () => send(view, step) });
  };

  const dialog = asked ? (
    <ThingStepDialog
      key={`${asked.view.id}-${asked.step.action}`}
      kind={kind}
      opened={asked.view}
      step={asked.step}
      name={words.name(asked.view)}
      about={words.about(asked.view)}
      onDone={(next) => {
        setAsked(undefined);
        done(asked.step.label, next);
      }}
      onClose={() => setAsked(undefined)}
    />
  ) : null;
  return { start, busy: quick.isPending, dialog };
}
