import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { caseApi, type CaseRow } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { usePaged, type Paged } from '@shared/hooks/paged';

/** What this person has reported or joined, newest first; looked up again whenever the page is shown. */
export function useMyCases(personId: number | undefined, size: number): Paged<CaseRow> {
  const key = personId === undefined ? null : `mine-${personId}`;
  const list = usePaged(key, (after) => api(caseApi.list, { scope: 'mine', size, after }));
  useRefreshOnReturn(list.refresh);
  return list;
}

/** Again when the page is shown, but not the first time: then it is loading already. */
export function useRefreshOnReturn(refresh: () => Promise<void>): void {
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) void refresh();
    shown.current = true;
  });
}
