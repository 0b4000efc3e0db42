import { useSyncExternalStore } from 'react';

const STEP = 30_000;
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(listener: () => void) {
  watchers.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    watchers.forEach((tell) => tell());
  }, STEP);
  return () => {
    watchers.delete(listener);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present in ms, moving every half minute: one clock for all lamps on the page. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}
