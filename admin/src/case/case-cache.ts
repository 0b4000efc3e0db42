import { caseApi, type CaseRow, type CaseView } from '@contract/case/case.api';
import type { Page } from '@contract/route';
import { useQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { api } from '../app/http';

const caseKey = (no: string) => ['case', no] as const;
const noteKey = (no: string) => ['case-note', no] as const;
export const LISTS = ['cases'] as const;

export type CasePages = InfiniteData<Page<CaseRow>, string>;

/** One case, everything about it that this person may see. */
export const caseQuery = (no: string) => ({
  queryKey: caseKey(no),
  queryFn: () => api(caseApi.show, { no }),
  staleTime: 15_000,
});
export const useCase = (no: string | undefined) =>
  useQuery({ ...caseQuery(no ?? ''), enabled: no !== undefined });

/** The view that a step returned takes the place of the old one, in the case itself and in every list. */
export function replaceCase(client: QueryClient, view: CaseView) {
  client.setQueryData(caseKey(view.no), view);
  client.removeQueries({ queryKey: noteKey(view.no) });
  replaceRows(client, [view]);
}

export function replaceRows(client: QueryClient, rows: CaseRow[]) {
  const byNo = new Map(rows.map((row) => [row.no, row]));
  client.setQueriesData<CasePages>({ queryKey: LISTS }, (old) =>
    old?.pages.some((page) => page.rows.some(({ no }) => byNo.has(no)))
      ? {
          ...old,
          pages: old.pages.map((page) => ({
            ...page,
            rows: page.rows.map((row) => byNo.get(row.no) ?? row),
          })),
        }
      : old,
  );
}

/** Someone else was faster: says so where the case is shown, and fetches it as it is now. */
export async function refreshMoved(
  client: QueryClient,
  no: string,
  note: string,
): Promise<CaseView | undefined> {
  client.setQueryData(noteKey(no), note);
  await client.invalidateQueries({ queryKey: caseKey(no) });
  const view = client.getQueryData<CaseView>(caseKey(no));
  if (view) replaceRows(client, [view]);
  return view;
}

/** The note left by `refreshMoved`, if any. */
export function useMovedNote(no: string) {
  const client = useQueryClient();
  const { data } = useQuery<string>({ queryKey: noteKey(no), enabled: false, queryFn: () => '' });
  return { note: data, clear: () => client.removeQueries({ queryKey: noteKey(no) }) };
}
