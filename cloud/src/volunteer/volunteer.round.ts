import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { ActivityService } from './activity.service';
import { OrderService } from './order.service';
import { OrderStore } from './order.store';
import { SeriesService } from './series.service';

const EVERY = 10_000;
/** A neighbour's name and number stay so long after the order has ended, for questions that come late. */
const NEIGHBOURS_KEPT = 30 * 86_400_000;

/** What happens to volunteering by itself: activities begin and end, the next of a series is made, old names go. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerRound {
  @Inject() protected activities: ActivityService;
  @Inject() protected orders: OrderService;
  @Inject() protected orderStore: OrderStore;
  @Inject() protected series: SeriesService;
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

  /** Once through; also for tests. */
  async once(): Promise<void> {
    const now = this.clock.now();
    await this.activities.tick(now);
    await this.orders.tick(now);
    await this.series.makeDue(now);
    await this.orderStore.forgetNeighbours(now - NEIGHBOURS_KEPT);
  }
}
