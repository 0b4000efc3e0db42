import { useRef } from 'react';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { caseApi, type CaseRow } from '@contract/case/case.api';
import type { CaseQuery } from '@contract/case/case.schema';
import { api } from '@shared/api/request';
import { usePaged, type Paged } from '@shared/hooks/paged';
import { stepsTaken } from './steps-taken';

const OLD_AFTER = 60_000;

/** A list of cases that goes on at the bottom, and loads anew when pulled or when one comes back to it after a step. */
export function useCaseList(query: CaseQuery): Paged<CaseRow> {
  const list = usePaged(JSON.stringify(query), (after) => api(caseApi.list, { ...query, after }));
  useRefreshOnReturn(list.refresh);
  useReachBottom(() => void list.loadMore());
  usePullDownRefresh(() => {
    void list.refresh().then(() => Taro.stopPullDownRefresh());
  });
  return list;
}

/** Calls `refresh` when the page is shown again after a step was taken here, or after a minute. */
export function useRefreshOnReturn(refresh: () => Promise<void>): void {
  const known = useRef({ steps: stepsTaken(), at: Date.now() });
  useDidShow(() => {
    const now = { steps: stepsTaken(), at: Date.now() };
    if (now.steps === known.current.steps && now.at - known.current.at < OLD_AFTER) return;
    known.current = now;
    void refresh();
  });
}
