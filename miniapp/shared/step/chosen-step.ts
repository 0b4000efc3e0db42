import { useState } from 'react';
import type { StepInput, Steps } from '../hooks/steps';

export interface ChosenStep<A> {
  /** The step whose form is open. */
  chosen?: A;
  choose: (action: A) => void;
  /** Takes the chosen step; resolves to whether it was taken, and the form is then closed. */
  send: (form: StepInput) => Promise<boolean>;
  close: () => void;
}

/** From a tap on a button to the step taken, with a form in between. */
export function useChosenStep<A>(steps: Steps<A>, onTaken?: (action: A) => void): ChosenStep<A> {
  const [chosen, setChosen] = useState<A>();
  const choose = (action: A) => {
    steps.forgetRefusal();
    setChosen(action);
  };
  const close = () => {
    setChosen(undefined);
    steps.forgetRefusal();
  };
  const send = async (form: StepInput): Promise<boolean> => {
    if (chosen === undefined || !(await steps.take(chosen, form))) return false;
    setChosen(undefined);
    onTaken?.(chosen);
    return true;
  };
  return { chosen, choose, send, close };
}
