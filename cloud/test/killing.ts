import type { Outcomes } from '../src/payout/outcomes';
import type { PayoutWorker } from '../src/payout/payout.worker';

class Killed extends Error {}

/** What the worker does that leaves a trace somewhere: its transactions and its calls. */
const STEPS = ['unitOfWork', 'create', 'query', 'cancel'];

/** Kills the worker before or after a step of its choice, as a lost process would leave things: nothing is tidied up. */
export function killing(worker: PayoutWorker, outcomes: Outcomes) {
  let left = Number.POSITIVE_INFINITY;
  const state = { kills: 0 };
  const boundary = (): void => {
    if (left === 0) throw new Killed();
    left -= 1;
  };
  const mortal = <T extends object>(whole: T): T =>
    new Proxy(whole, {
      get(target, name): unknown {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (!STEPS.includes(String(name))) return value.bind(target);
        return async (...args: unknown[]): Promise<unknown> => {
          boundary();
          const done: unknown = await value.apply(target, args);
          boundary();
          return done;
        };
      },
    });
  const parts = [
    { owner: worker, name: 'database' },
    { owner: worker, name: 'pay' },
    { owner: outcomes, name: 'database' },
  ].map(({ owner, name }) => {
    const whole: unknown = Reflect.get(owner, name);
    if (typeof whole === 'object' && whole !== null) Reflect.set(owner, name, mortal(whole));
    return { owner, name, whole };
  });
  return {
    /** Lease, send, call, outcome: before and after each. */
    boundaries: 8,
    get kills(): number {
      return state.kills;
    },
    arm(boundaries: number): void {
      left = boundaries;
    },
    async run(work: () => Promise<unknown>): Promise<void> {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        state.kills += 1;
      } finally {
        left = Number.POSITIVE_INFINITY;
      }
    },
    restore(): void {
      for (const { owner, name, whole } of parts) Reflect.set(owner, name, whole);
    },
  };
}
