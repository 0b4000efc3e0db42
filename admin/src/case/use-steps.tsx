import { caseApi, type CaseView } from '@contract/case/case.api';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../app/http';
import { isOutdated } from '../app/outdated';
import { useCreate } from '../app/use-create';
import { refreshMoved, replaceCase } from './case-cache';
import { StepDialog } from './form/StepDialog';
import type { OfferedStep } from './offered-step';

export interface Steps {
  /** Takes a step: at once if it asks nothing, otherwise after its form. */
  start: (step: OfferedStep) => void;
  busy: boolean;
  dialog: ReactNode;
}

/** The one place where the console takes a step in a case. */
export function useSteps(view: CaseView | undefined): Steps {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<{ step: OfferedStep; view: CaseView }>();
  const quick = useCreate(caseApi.take, (next) => replaceCase(client, next));

  const start = (step: OfferedStep) => {
    if (!view || quick.isPending) return;
    if (step.form !== 'none') return setAsked({ step, view });
    quick.mutate(
      { no: view.no, action: step.action, seen: view.seen, form: {} },
      {
        onSuccess: (next) => void message.success(`已${step.label}，现为“${next.stateLabel}”`),
        onError: (error) => {
          if (isOutdated(error)) void refreshMoved(client, view.no, messageOf(error));
          void message.error(messageOf(error));
        },
      },
    );
  };

  const dialog = asked ? (
    <StepDialog
      key={`${asked.view.no}-${asked.step.action}`}
      opened={asked.view}
      step={asked.step}
      onDone={(next) => {
        setAsked(undefined);
        void message.success(`已${asked.step.label}，现为“${next.stateLabel}”`);
      }}
      onClose={() => setAsked(undefined)}
    />
  ) : null;
  return { start, busy: quick.isPending, dialog };
}
