import { moderationApi, type ModerationItem } from '@contract/moderation/moderation.api';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/http';

export type Which = 'open' | 'done';
const MODERATION = 'moderation';

/** One side of the queue, and which of its items is looked at: at first the oldest. */
export function useModeration(which: Which) {
  const client = useQueryClient();
  const [at, setAt] = useState<number>();
  const list = useInfiniteQuery({
    queryKey: [MODERATION, which],
    queryFn: ({ pageParam }) =>
      api(moderationApi.queue, { which, size: 30, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const place = Math.max(
    rows.findIndex(({ id }) => id === at),
    0,
  );
  const reload = () => client.invalidateQueries({ queryKey: [MODERATION] });
  return {
    ...{ which, list, rows, reload },
    waiting: list.data?.pages.at(-1)?.waiting,
    current: rows[place],
    choose: setAt,
    chosen: at !== undefined,
    leave: () => setAt(undefined),
    move: (by: 1 | -1) => setAt(rows[Math.min(Math.max(place + by, 0), rows.length - 1)]?.id),
    /** What is decided leaves the list: its neighbour is looked at next. */
    onDecided: ({ id }: ModerationItem) => {
      if (rows[place]?.id === id) setAt((rows[place + 1] ?? rows[place - 1])?.id);
      void reload();
    },
  };
}

export type ModerationQueue = ReturnType<typeof useModeration>;
