import type { ClaimActionView, ClaimRow } from '@contract/volunteer/volunteer.api';
import type { Steps } from '@shared/hooks/steps';
import { useChosenStep, type ChosenStep } from '@shared/step/chosen-step';
import { go } from './go';

/** The steps of a claim of mine: a scan goes to its own page, all else asks here. */
export function useClaimFlow(
  claim: ClaimRow | undefined,
  steps: Steps<ClaimActionView>,
): ChosenStep<ClaimActionView> {
  const flow = useChosenStep(steps);
  const choose = (action: ClaimActionView) => {
    if (action.form !== 'check') return flow.choose(action);
    go.check(action.action === 'checkOut' ? 'out' : 'in', claim?.activity.title ?? '');
  };
  return { ...flow, choose };
}
