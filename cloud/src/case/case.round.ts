import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { withEach } from '../kernel/one-by-one';
import { Round } from '../kernel/round';
import { CaseCounters } from './case.counts';
import { CaseService } from './case.service';
import { CaseWatches } from './case.watch';

/** What the clock does by itself, over and over: cases whose time has come, counters folded, watchers forgotten. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseRound extends Round {
  @Inject() protected cases: CaseService;
  @Inject() protected counters: CaseCounters;
  @Inject() protected watches: CaseWatches;
  @Inject() protected clock: Clock;
  protected readonly everyMs = 5_000;

  once(): Promise<void> {
    const now = this.clock.now();
    const parts = [() => this.cases.tick(now), () => this.counters.fold(), () => this.watches.forget()];
    return withEach<() => Promise<unknown>>(parts, (part) => part());
  }
}
