import { useEffect, useRef, useState } from 'react';
import { categoryApi, type CategoryView, type SuggestionView } from '@contract/category/category.api';
import { askedOnce } from '@shared/api/asked-once';
import { kept } from '@shared/api/kept';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { useKept } from '@shared/hooks/watched';

const PAUSE_MS = 500;

const store = kept<CategoryView[]>('one-net:resident:categories', (stored) =>
  Array.isArray(stored) ? stored : [],
);

const listed = askedOnce(() => api(categoryApi.list, {}));

/** The categories in use; from the phone at once (so that a report can be written offline), then from the server. */
export function useCategories(): CategoryView[] {
  const rows = useKept(store);
  const { data } = useRemote('categories', listed);
  useEffect(() => {
    if (data) store.set(data.rows.filter((row) => !row.retired));
  }, [data]);
  return rows;
}

/** Categories that the words suggest; asked for when the writing pauses, the last ones shown until new ones come. */
export function useSuggestions(text: string): SuggestionView[] {
  const words = usePaused(text.trim());
  const { data } = useRemote([...words].length >= 2 ? words : null, () =>
    api(categoryApi.suggest, { text: words }),
  );
  const last = useRef<SuggestionView[]>([]);
  if (data) last.current = data.rows;
  return words === '' ? [] : last.current;
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
