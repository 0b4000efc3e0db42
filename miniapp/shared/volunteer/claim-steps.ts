import { volunteerApi, type ClaimActionView, type ClaimView } from '@contract/volunteer/volunteer.api';
import { api } from '../api/request';
import type { Remote } from '../hooks/remote';
import { useSteps, type Steps } from '../hooks/steps';

/** The steps of one claim: each answers with the claim as it then is. */
export function useClaimSteps(
  id: number,
  remote: Pick<Remote<ClaimView>, 'put' | 'refresh'>,
): Steps<ClaimActionView> {
  return useSteps(remote, {
    input: ({ action }: ClaimActionView, form) => ({ id, action, form }),
    send: (input, options) => api(volunteerApi.takeClaim, input, options),
  });
}
