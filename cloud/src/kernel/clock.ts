import { Provide, Scope, ScopeEnum } from '@midwayjs/core';

/** Gives milliseconds since the epoch, UTC. */
export type TimeSource = () => number;

/**
 * The only place the server reads the time from. Domain code is handed a time (UnitOfWork.now), it never asks.
 *
 * Replaceable while running: the storyteller of the demonstration town calls `set` and walks through three
 * months, so that deadlines, trails and lamps come out of the same code as in real life; a test freezes time
 * by `clock.set(() => at)` (or registers its own with `container.registerObject('clock', …)`).
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Clock {
  private source: TimeSource = Date.now;

  /** Milliseconds since the epoch, UTC, whole. */
  now(): number {
    return Math.floor(this.source());
  }

  /** Takes the time from elsewhere from now on; gives back a function that restores the former source. */
  set(source: TimeSource): () => void {
    const former = this.source;
    this.source = source;
    return () => {
      this.source = former;
    };
  }
}
