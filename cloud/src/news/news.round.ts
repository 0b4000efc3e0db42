import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { Round } from '../kernel/round';
import { NewsService } from './news.service';

/** What comes out by the clock: within ten seconds of its time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NewsRound extends Round {
  @Inject() protected news: NewsService;
  @Inject() protected clock: Clock;
  protected readonly everyMs = 10_000;

  once(): Promise<void> {
    return this.news.tick(this.clock.now());
  }
}
