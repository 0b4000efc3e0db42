import { caseApi, type CaseRow } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { usePaged, type Paged } from '@shared/hooks/paged';

/** What this person has reported or joined, newest first. */
export function useMyCases(personId: number | undefined, size: number): Paged<CaseRow> {
  const key = personId === undefined ? null : `mine-${personId}`;
  return usePaged(key, (after) => api(caseApi.list, { scope: 'mine', size, after }));
}
