import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Clock } from '../kernel/clock';
import { Deliveries } from '../kernel/delivery';
import { COPY_ASKED, Rights } from './rights';
import { RightsStore } from './rights.store';

const EVERY = 60_000;
const COPY_KEPT = 7 * 86_400_000;
const copyAsked = z.object({ requestId: z.number() });

/** What happens to requests by itself: copies are made and thrown away again, erasures that waited are done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RightsRound {
  @Inject() protected rights: Rights;
  @Inject() protected store: RightsStore;
  @Inject() protected clock: Clock;
  @Inject() protected deliveries: Deliveries;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  begin(): void {
    this.deliveries.carry(COPY_ASKED, ({ body }) =>
      this.rights.makeCopy(copyAsked.parse(JSON.parse(body)).requestId),
    );
  }

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
    for (const request of await this.store.waiting()) await this.rights.eraseWaiting(request);
    await this.store.dropCopies(this.clock.now() - COPY_KEPT);
  }
}
