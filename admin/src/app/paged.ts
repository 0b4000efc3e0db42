import type { Page } from '@contract/route';
import {
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';

/** A keyset list with all that was read of it so far. */
export function usePaged<Row>(queryKey: QueryKey, read: (after: { after?: string }) => Promise<Page<Row>>) {
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam ? { after: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  return { ...list, rows: list.data?.pages.flatMap(({ rows }) => rows) ?? [] };
}
export type PagedList<Row> = ReturnType<typeof usePaged<Row>>;

/** Puts the row that a step answered in the place of the one shown, in every list below the key. */
export function useReplaceRow<Row extends { id: number }>(queryKey: QueryKey): (row: Row) => void {
  const client = useQueryClient();
  return (row) => replaceRow(client, queryKey, row);
}

/** Reads the list again, and gives what one of its rows is now. */
export const rereadIn =
  <Row extends { id: number }>({ refetch }: Pick<PagedList<Row>, 'refetch'>) =>
  async ({ id }: Row): Promise<Row | undefined> => {
    const { data } = await refetch({ throwOnError: true });
    return data?.pages.flatMap(({ rows }) => rows).find((row) => row.id === id);
  };

function replaceRow<Row extends { id: number }>(client: QueryClient, queryKey: QueryKey, fresh: Row) {
  client.setQueriesData<InfiniteData<Page<Row>, string>>(
    { queryKey },
    (old) =>
      old && {
        ...old,
        pages: old.pages.map((page) => ({
          ...page,
          rows: page.rows.map((row) => (row.id === fresh.id ? fresh : row)),
        })),
      },
  );
}
