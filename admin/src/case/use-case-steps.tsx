import { caseApi, type CaseView } from '@contract/case/case.api';
import { useQueryClient } from '@tanstack/react-query';
import { useSteps, type Steps } from '../ui/use-steps';
import { caseQuery, refreshMoved, replaceCase } from './case-cache';
import { initialOf, StepFields } from './form/StepFields';

/** Steps in cases: with each goes what the person had seen of it. */
export function useCaseSteps(): Steps<CaseView> {
  const client = useQueryClient();
  return useSteps(
    {
      take: caseApi.take,
      input: ({ no, seen }: CaseView, { action }, form) => ({ no, action, seen, form }),
      taken: (view) => replaceCase(client, view),
      latest: ({ no }) => caseQuery(no),
      readAgain: ({ no }, said) => refreshMoved(client, no, said),
    },
    {
      key: ({ no }) => no,
      name: ({ no }) => no,
      about: ({ categoryName, address, text }) =>
        `${categoryName || '未分类'} · ${address || '待定位'}：${text}`,
      initial: ({ form }, view) => initialOf(form, view),
      fields: ({ form }, view) => <StepFields form={form} view={view} />,
    },
  );
}
