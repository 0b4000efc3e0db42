import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';

/** One notice for some people, carried out by notify. */
const TOLD = 'volunteer.told';
/** Somebody's service counts: written once a claim, for whoever keeps accounts of it. */
const SERVED = 'volunteer.served';

export interface Served {
  readonly claimId: number;
  readonly personId: number;
  readonly hours: number;
  readonly points: number;
  readonly activityId: number;
  readonly communityId: number;
}

/** What the volunteer module tells the others: rows of the outbox, in the transaction that caused them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerTell {
  @Inject() protected deliveries: Deliveries;

  people(
    uow: UnitOfWork,
    personIds: readonly number[],
    { title, body }: { readonly title: string; readonly body: string },
  ): void {
    const told = [...new Set(personIds)];
    if (told.length > 0) this.deliveries.add(uow, [{ topic: TOLD, body: { personIds: told, title, body } }]);
  }

  served(uow: UnitOfWork, served: Served): void {
    this.deliveries.add(uow, [{ topic: SERVED, body: served }]);
  }
}
