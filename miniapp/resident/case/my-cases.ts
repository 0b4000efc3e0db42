import { caseApi, type CaseRow } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { usePaged, type Paged } from '@shared/hooks/paged';

/** What this person has reported or joined, newest first; looked up again whenever the page is shown. */
export function useMyCases(personId: number | undefined, size: number): Paged<CaseRow> {
  const key = personId === undefined ? null : `mine-${personId}`;
  const list = usePaged(key, (after) => api(caseApi.list, { scope: 'mine', size, after }));
  useRefreshOnReturn(list.refresh);
  return list;
}
