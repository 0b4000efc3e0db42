import { newsApi, type NewsDeskView } from '@contract/news/news.api';
import type { NewsColumn, NewsState } from '@contract/news/news.flow';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/http';

const NEWS = 'news';
const articleKey = (id: number) => [NEWS, 'article', id] as const;

export interface NewsFilter {
  column?: NewsColumn;
  state?: NewsState;
}

export function useNewsDesk(filter: NewsFilter) {
  const list = useInfiniteQuery({
    queryKey: [NEWS, 'desk', filter],
    queryFn: ({ pageParam }) =>
      api(newsApi.desk, { size: 20, ...filter, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  return { ...list, rows: list.data?.pages.flatMap((page) => page.rows) ?? [] };
}

export const useSeats = () =>
  useQuery({ queryKey: [NEWS, 'seats'], queryFn: () => api(newsApi.seats, {}), staleTime: 600_000 });

export const useArticle = (id: number | undefined) =>
  useQuery({
    queryKey: articleKey(id ?? 0),
    queryFn: () => api(newsApi.open, { id: id ?? 0 }),
    enabled: id !== undefined,
    // Pictures' addresses end after an hour or two; what is being written is not fetched over.
    staleTime: Infinity,
    gcTime: 0,
  });

/** Puts what a step answered in the place of what was shown, and lets the lists be read afresh. */
export function useTaken() {
  const client = useQueryClient();
  return (article: NewsDeskView) => {
    client.setQueryData(articleKey(article.id), article);
    void client.invalidateQueries({ queryKey: [NEWS, 'desk'] });
  };
}

/** What is in the editor, into an article as it was seen. */
export function useSave({ id, version: seen }: NewsDeskView, onSaved: () => void) {
  const taken = useTaken();
  return useMutation({
    mutationFn: (step: { action: string; form: Record<string, unknown> }) =>
      api(newsApi.take, { id, seen, ...step }),
    onSuccess: (article) => {
      taken(article);
      onSaved();
    },
  });
}
