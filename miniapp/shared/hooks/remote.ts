import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../api/api-error';

export interface Remote<T> {
  data?: T;
  /** Nothing to show yet, and an answer is awaited. */
  loading: boolean;
  /** `data` is shown while a newer answer is awaited. */
  refreshing: boolean;
  /** The sentence to show; with `data` present, what is shown may be out of date. */
  error?: string;
  /** `data` is from before a failed refresh. */
  stale: boolean;
  refresh: () => Promise<void>;
  /** Puts in what an action answered, so that nothing is fetched again; answers still under way are dropped. */
  put: (next: T) => void;
}

interface State<T> {
  key: string | null;
  data?: T;
  error?: string;
  waiting: boolean;
}

/**
 * Loads when `key` changes (null: not yet), and on `refresh`. Only the answer to the newest question is taken;
 * an answer that comes after the page has gone, or for an older key, is dropped.
 */
export function useRemote<T>(key: string | null, load: () => Promise<T>): Remote<T> {
  const [state, setState] = useState<State<T>>({ key, waiting: key !== null });
  const asked = useRef(0);
  const loader = useRef(load);
  loader.current = load;

  const refresh = useCallback(async () => {
    if (key === null) return;
    const mine = ++asked.current;
    const take = (change: Partial<State<T>>) => {
      if (mine === asked.current) setState((now) => ({ ...now, ...change, waiting: false }));
    };
    setState((now) => (now.key === key ? { ...now, waiting: true } : { key, waiting: true }));
    try {
      take({ data: await loader.current(), error: undefined });
    } catch (error) {
      take({ error: messageOf(error) });
    }
  }, [key]);

  const put = useCallback(
    (data: T) => {
      asked.current += 1;
      setState({ key, data, waiting: false });
    },
    [key],
  );

  useEffect(() => {
    void refresh();
    return () => {
      asked.current += 1;
    };
  }, [refresh]);

  // Between a change of key and its effect, the old key's data must not be drawn.
  const now: State<T> = state.key === key ? state : { key, waiting: key !== null };
  return { ...drawn(now), refresh, put };
}

function drawn<T>({ data, error, waiting }: State<T>): Omit<Remote<T>, 'refresh' | 'put'> {
  return {
    data,
    error,
    loading: waiting && data === undefined,
    refreshing: waiting && data !== undefined,
    stale: data !== undefined && error !== undefined,
  };
}
