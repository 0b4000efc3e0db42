import { useRef, useState } from 'react';
import { caseApi, type CaseView } from '@contract/case/case.api';
import { ApiError, messageOf } from '@shared/api/api-error';
import { api, newKey } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';

export type CaseActionView = CaseView['actions'][number];
export type StepInput = Record<string, unknown>;

export interface CaseHook extends Remote<CaseView> {
  /** The `action` under way. */
  taking?: string;
  /** Why the last step was refused. */
  refusal?: string;
  forgetRefusal: () => void;
  /** Resolves to whether the step was taken; the view is then the new one. */
  take: (action: CaseActionView, form: StepInput) => Promise<boolean>;
}

/** One case and its steps. */
export function useCase(no: string): CaseHook {
  const remote = useRemote(no === '' ? null : no, () => api(caseApi.show, { no }));
  const [step, setStep] = useState<{ taking?: string; refusal?: string }>({});
  const keyOf = useIntentKey();

  const take = async ({ action }: CaseActionView, form: StepInput): Promise<boolean> => {
    if (step.taking !== undefined) return false;
    setStep({ taking: action });
    try {
      const input = { no, action, seen: remote.data?.seen, form };
      remote.put(await api(caseApi.take, input, { key: keyOf(input) }));
      setStep({});
      return true;
    } catch (error) {
      setStep({ refusal: messageOf(error) });
      // Somebody was faster: show what it is now, below the sentence that says so.
      if (error instanceof ApiError && error.status === 409) void remote.refresh();
      return false;
    }
  };
  return { ...remote, ...step, take, forgetRefusal: () => setStep({}) };
}

/** The same key for the same intent, so that a repeated tap after a lost answer is one step; another for other words. */
function useIntentKey(): (intent: object) => string {
  const last = useRef({ said: '', key: '' });
  return (intent) => {
    const said = JSON.stringify(intent);
    if (last.current.said !== said) last.current = { said, key: newKey() };
    return last.current.key;
  };
}
