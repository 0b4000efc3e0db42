import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { CaseCounters } from './case.counts';
import { CaseService } from './case.service';
import { CaseWatches } from './case.watch';

const EVERY = 5_000;

/** What the clock does by itself, over and over: cases whose time has come, counters folded, watchers forgotten. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseRound {
  @Inject() protected cases: CaseService;
  @Inject() protected counters: CaseCounters;
  @Inject() protected watches: CaseWatches;
  @Inject() protected clock: Clock;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  /** Failures of one round are given to `onFault`; the next round tries again. */
  start(onFault: (error: unknown) => void): void {
    this.timer = setInterval(() => {
      this.running ??= this.once()
        .catch(onFault)
        .finally(() => (this.running = undefined));
    }, EVERY);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async once(): Promise<void> {
    await this.cases.tick(this.clock.now());
    await this.counters.fold();
    await this.watches.forget();
  }
}
