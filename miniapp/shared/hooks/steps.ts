import { useRef, useState } from 'react';
import { ApiError, messageOf } from '../api/api-error';
import { newKey, type CallOptions } from '../api/request';
import type { Remote } from './remote';

export type StepInput = Record<string, unknown>;

export interface Steps<A> {
  /** The `action` under way. */
  taking?: string;
  /** Why the last step was refused. */
  refusal?: string;
  forgetRefusal: () => void;
  /** Resolves to whether the step was taken; the view is then the new one. */
  take: (action: A, form: StepInput) => Promise<boolean>;
}

interface Road<V, A, I extends object> {
  /** What goes over the wire. */
  input: (action: A, form: StepInput) => I;
  send: (input: I, options: CallOptions) => Promise<V>;
}

/** The steps of one thing that is shown: each answers with the new view, which takes the place of the old one. */
export function useSteps<V, A extends { action: string }, I extends object>(
  remote: Pick<Remote<V>, 'put' | 'refresh'>,
  { input, send }: Road<V, A, I>,
): Steps<A> {
  const [step, setStep] = useState<{ taking?: string; refusal?: string }>({});
  const keyOf = useIntentKey();
  const take = async (action: A, form: StepInput): Promise<boolean> => {
    if (step.taking !== undefined) return false;
    setStep({ taking: action.action });
    try {
      const sent = input(action, form);
      remote.put(await send(sent, { key: keyOf(sent) }));
      setStep({});
      return true;
    } catch (error) {
      setStep({ refusal: messageOf(error) });
      // Somebody was faster: show what it is now, below the sentence that says so.
      if (error instanceof ApiError && error.status === 409) void remote.refresh();
      return false;
    }
  };
  return { ...step, take, forgetRefusal: () => setStep({}) };
}

/** The same key for the same intent, so that a repeated tap after a lost answer is one step; another for other words. */
export function useIntentKey(): (intent: object) => string {
  const last = useRef({ said: '', key: '' });
  return (intent) => {
    const said = JSON.stringify(intent);
    if (last.current.said !== said) last.current = { said, key: newKey() };
    return last.current.key;
  };
}
