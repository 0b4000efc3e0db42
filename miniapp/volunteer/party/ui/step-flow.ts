import { useState } from 'react';
import type { StepInput, Steps } from '@shared/hooks/steps';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import type { Action } from '@shared/ui/ActionBar';

export interface StepFlow<A extends Action> {
  /** The step whose form is open. */
  chosen?: A;
  begin: (action: A) => void;
  send: (form: StepInput) => Promise<boolean>;
  close: () => void;
}

/** From a tap on a button to the step taken: what asks for nothing and is easily taken back goes at once. */
export function useStepFlow<A extends Action>(steps: Steps<A>): StepFlow<A> {
  const [chosen, setChosen] = useState<A>();
  const consent = useSubscribeConsent();
  const take = async (action: A, form: StepInput): Promise<boolean> => {
    // First thing in the tap, or WeChat refuses to ask.
    await consent();
    return steps.take(action, form);
  };
  const close = () => {
    setChosen(undefined);
    steps.forgetRefusal();
  };
  const begin = (action: A) => {
    steps.forgetRefusal();
    if (action.form === 'none' && action.tone === 'main') void take(action, {});
    else setChosen(action);
  };
  const send = async (form: StepInput) => {
    const taken = chosen !== undefined && (await take(chosen, form));
    if (taken) setChosen(undefined);
    return taken;
  };
  return { chosen, begin, send, close };
}
