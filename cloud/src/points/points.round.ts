import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { withEach } from '../kernel/one-by-one';
import { Round } from '../kernel/round';
import { Points } from './points';
import { Shop } from './shop';

/** What happens to points by themselves: they end, and what nobody picks up goes back. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PointsRound extends Round {
  protected readonly everyMs = 60_000;
  @Inject() protected points: Points;
  @Inject() protected shop: Shop;
  @Inject() protected clock: Clock;

  /** Goods go back first: their points may have ended meanwhile. */
  async once(): Promise<void> {
    const now = this.clock.now();
    await withEach([() => this.shop.tick(now), () => this.points.expireDue(now)], (part) => part());
  }
}
