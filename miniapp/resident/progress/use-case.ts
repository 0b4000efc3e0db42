import { caseApi, type CaseView } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';
import { useSteps, type Steps } from '@shared/hooks/steps';

export type CaseActionView = CaseView['actions'][number];
export type CaseHook = Remote<CaseView> & Steps<CaseActionView>;

/** One case and its steps. */
export function useCase(no: string): CaseHook {
  const remote = useRemote(no === '' ? null : no, () => api(caseApi.show, { no }));
  const steps = useSteps(remote, {
    input: ({ action }: CaseActionView, form) => ({ no, action, seen: remote.data?.seen, form }),
    send: (input, options) => api(caseApi.take, input, options),
  });
  return { ...remote, ...steps };
}
