import { useSyncExternalStore } from 'react';

const KEY = 'one-net.large-type';
const watchers = new Set<() => void>();
let large = localStorage.getItem(KEY) === '1';

export function toggleLargeType() {
  large = !large;
  localStorage.setItem(KEY, large ? '1' : '0');
  watchers.forEach((tell) => tell());
}

function watch(listener: () => void) {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/** The base size in px, and whether it is the large one. */
export function useTypeSize(): { large: boolean; fontSize: number } {
  const isLarge = useSyncExternalStore(watch, () => large);
  return { large: isLarge, fontSize: isLarge ? 18 : 15 };
}
