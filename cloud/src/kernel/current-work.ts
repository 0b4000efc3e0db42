import { AsyncLocalStorage } from 'node:async_hooks';

/** Something whose end is known; a finished work no longer forbids anything to what it left running. */
export interface Work {
  readonly ended: boolean;
}

const current = new AsyncLocalStorage<Work>();

export function runAsCurrentWork<T>(work: Work, task: () => Promise<T>): Promise<T> {
  return current.run(work, task);
}

/** Throws at once where waiting would mean waiting for ourselves. */
export function assertOutsideWork(what: string): void {
  const work = current.getStore();
  if (work && !work.ended) {
    throw new Error(`${what} inside a unit of work: pass the outer unit of work on instead`);
  }
}
