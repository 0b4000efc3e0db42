import { caseApi, type CaseRow } from '@contract/case/case.api';
import type { CaseQuery } from '@contract/case/case.schema';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { api } from '../../app/http';
import { LISTS, replaceRows, type CasePages } from '../case-cache';

const SIZE = 30;
const POLL_MS = 15_000;

/** A keyset list that stays where it is: a poll updates known rows in place and only counts the new ones. */
export function useCaseList(query: CaseQuery) {
  const client = useQueryClient();
  const key = [...LISTS, query];
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api(caseApi.list, { ...query, size: SIZE, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: POLL_MS,
  });
  const rows = useMemo(() => distinct(list.data?.pages.flatMap((page) => page.rows) ?? []), [list.data]);
  const fresh = useQuery({
    queryKey: ['cases-fresh', query],
    queryFn: ({ signal }) => api(caseApi.list, { ...query, size: SIZE }, { signal }),
    enabled: list.isSuccess,
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
    gcTime: 0,
    retry: false,
  });
  const freshRows = fresh.data?.rows;
  useEffect(() => {
    if (freshRows) replaceRows(client, freshRows);
  }, [client, freshRows]);

  const known = new Set(rows.map(({ no }) => no));
  const news = rows.length > 0 ? leadingUnknown(freshRows ?? [], known) : (freshRows?.length ?? 0);

  const reload = useCallback(async () => {
    client.setQueryData<CasePages>([...LISTS, query], (old) =>
      old ? { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) } : old,
    );
    await Promise.all([
      client.invalidateQueries({ queryKey: [...LISTS, query] }),
      client.invalidateQueries({ queryKey: ['cases-fresh', query] }),
    ]);
  }, [client, query]);

  const first = list.data?.pages[0];
  const { total, atLeast } = fresh.data?.total === undefined ? (first ?? {}) : fresh.data;
  return { list, rows, news, reload, total, atLeast, searched: first?.searched };
}

export type CaseList = ReturnType<typeof useCaseList>;

function distinct(rows: CaseRow[]): CaseRow[] {
  return [...new Map(rows.map((row) => [row.no, row])).values()];
}

/** How many unknown rows stand before the last known one: those after it only moved up from the next page. */
function leadingUnknown(fresh: CaseRow[], known: Set<string>): number {
  const lastKnown = fresh.map(({ no }) => known.has(no)).lastIndexOf(true);
  return fresh.slice(0, lastKnown + 1).filter(({ no }) => !known.has(no)).length;
}
