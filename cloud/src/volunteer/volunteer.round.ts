import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { withEach } from '../kernel/one-by-one';
import { Round } from '../kernel/round';
import { ActivityService } from './activity.service';
import { OrderService } from './order.service';
import { OrderStore } from './order.store';
import { SeriesService } from './series.service';

/** A neighbour's name and number stay so long after the order has ended, for questions that come late. */
const NEIGHBOURS_KEPT = 30 * 86_400_000;

/** What happens to volunteering by itself: activities begin and end, the next of a series is made, old names go. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerRound extends Round {
  protected readonly everyMs = 10_000;
  @Inject() protected activities: ActivityService;
  @Inject() protected orders: OrderService;
  @Inject() protected orderStore: OrderStore;
  @Inject() protected series: SeriesService;
  @Inject() protected clock: Clock;

  /** Whatever fails in one part, old names go: that was promised. */
  async once(): Promise<void> {
    const now = this.clock.now();
    const parts = [
      () => this.activities.tick(now),
      () => this.orders.tick(now),
      () => this.series.makeDue(now),
      () => this.orderStore.forgetNeighbours(now - NEIGHBOURS_KEPT),
    ];
    await withEach(parts, (part) => part());
  }
}
