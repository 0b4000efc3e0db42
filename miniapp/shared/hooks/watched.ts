import { useSyncExternalStore } from 'react';
import type { Kept } from '../api/kept';

/** The value now, and again whenever it changes. */
export function useKept<T>(store: Kept<T>): T {
  return useSyncExternalStore(store.watch, store.get, store.get);
}
