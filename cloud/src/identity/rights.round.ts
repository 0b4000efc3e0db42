import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { ERASURE_NOTICE_DAYS } from '../../contract/identity/rights.flow';
import { Clock } from '../kernel/clock';
import { Deliveries } from '../kernel/delivery';
import { withEach } from '../kernel/one-by-one';
import { Round } from '../kernel/round';
import { COPY_ASKED, Rights } from './rights';
import { RightsStore } from './rights.store';

const DAY = 86_400_000;
const COPY_KEPT = 7 * DAY;
const NOTICE = ERASURE_NOTICE_DAYS * DAY;
const copyAsked = z.object({ requestId: z.number() });

/** What happens to requests by itself: copies are made and thrown away again, erasures that waited are done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RightsRound extends Round {
  @Inject() protected rights: Rights;
  @Inject() protected store: RightsStore;
  @Inject() protected clock: Clock;
  @Inject() protected deliveries: Deliveries;
  protected readonly everyMs = 60_000;

  begin(): void {
    this.deliveries.carry(COPY_ASKED, ({ body }) =>
      this.rights.makeCopy(copyAsked.parse(JSON.parse(body)).requestId),
    );
  }

  async once(): Promise<void> {
    await this.store.dropCopies(this.clock.now() - COPY_KEPT);
    const due = await this.store.erasuresDue(this.clock.now() - NOTICE);
    await withEach(due, (request) => this.rights.eraseDue(request));
  }
}
