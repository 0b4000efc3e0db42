import { rightsApi, type RequestRow } from '@contract/identity/rights.api';
import type { Page } from '@contract/route';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { api } from '../app/http';
import { usePaged, useReplaceRow } from '../app/paged';

const REQUESTS = ['data-requests'] as const;

/** '1': only what is not done yet. */
export type Which = '1' | '0';

export const useRequests = (open: Which) =>
  usePaged<RequestRow>([...REQUESTS, open], (after) => api(rightsApi.requests, { open, size: 50, ...after }));

/** Puts what a step answered in the place of the request, in both lists. */
export const useRequestTaken = () => useReplaceRow<RequestRow>(REQUESTS);

/** Puts a request that was just made on top of both lists. */
export function useRequestMade(): (row: RequestRow) => void {
  const client = useQueryClient();
  return (row) =>
    void client.setQueriesData<InfiniteData<Page<RequestRow>, string>>({ queryKey: REQUESTS }, (old) => {
      const [first, ...more] = old?.pages ?? [];
      return old && first && { ...old, pages: [{ ...first, rows: [row, ...first.rows] }, ...more] };
    });
}
