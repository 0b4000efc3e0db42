import { useCallback, useRef, useState } from 'react';
import type { Page, Searched } from '@contract/route';
import { messageOf } from '../api/api-error';
import { useRemote } from './remote';

export interface Paged<T> {
  rows: T[];
  /** Where the server counts it; more than that with `atLeast`. */
  total?: number;
  atLeast?: true;
  /** Where words were looked for. */
  searched?: Searched;
  /** The first page is awaited. */
  loading: boolean;
  refreshing: boolean;
  /** The next page is awaited. */
  loadingMore: boolean;
  more: boolean;
  /** Loaded, and there is nothing. */
  empty: boolean;
  error?: string;
  refresh: () => Promise<void>;
  loadMore: () => Promise<void>;
}

/** A keyset list: the first page when `key` changes, the next at `loadMore`. `after` is the cursor of the page before. */
export function usePaged<T>(key: string | null, load: (after?: string) => Promise<Page<T>>): Paged<T> {
  const first = useRemote(key, () => load());
  const { put } = first;
  const [loadingMore, setLoadingMore] = useState(false);
  const [failure, setFailure] = useState<string>();
  const shown = useRef(first.data);
  shown.current = first.data;

  const loadMore = useCallback(async () => {
    const before = shown.current;
    if (!before?.next || loadingMore) return;
    setLoadingMore(true);
    setFailure(undefined);
    try {
      const page = await load(before.next);
      // A refresh or another key came in between: this page belongs to a list no longer shown.
      if (shown.current === before)
        put({ ...before, ...page, next: page.next, rows: [...before.rows, ...page.rows] });
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setLoadingMore(false);
    }
  }, [load, loadingMore, put]);

  const rows = first.data?.rows ?? [];
  return {
    rows,
    total: first.data?.total,
    atLeast: first.data?.atLeast,
    searched: first.data?.searched,
    loading: first.loading,
    refreshing: first.refreshing,
    loadingMore,
    more: first.data?.next !== undefined,
    empty: first.data !== undefined && rows.length === 0,
    error: first.error ?? failure,
    refresh: first.refresh,
    loadMore,
  };
}
