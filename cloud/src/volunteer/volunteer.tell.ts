import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AboutThing } from '../../contract/notify/notify.api';
import type { UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';

/** One notice for some people, carried out by notify. */
const TOLD = 'volunteer.told';
/** Somebody's service counts: written once a claim, for whoever keeps accounts of it. */
const SERVED = 'volunteer.served';
/** A resident rated what was done for them: once an order. */
const RATED = 'volunteer.rated';

interface Told {
  readonly title: string;
  readonly body: string;
  /** What opens from the notice. */
  readonly about?: AboutThing;
}

export interface Served {
  readonly claimId: number;
  readonly personId: number;
  readonly hours: number;
  readonly points: number;
  readonly activityId: number;
  readonly communityId: number;
}

export interface Rated {
  readonly orderId: number;
  readonly personId: number;
  readonly communityId: number;
  /** How many characters were written. */
  readonly words: number;
}

/** Hours that counted already were put right. */
const RESTATED = 'volunteer.restated';

export interface Restated {
  readonly claimId: number;
  readonly personId: number;
  readonly communityId: number;
  /** Which step of the claim's trail it was: every correction is booked once. */
  readonly seq: number;
  /** Hours. */
  readonly before: number;
  readonly after: number;
}

/** What the volunteer module tells the others: rows of the outbox, in the transaction that caused them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerTell {
  @Inject() protected deliveries: Deliveries;

  people(uow: UnitOfWork, personIds: readonly number[], told: Told): void {
    const people = [...new Set(personIds)];
    if (people.length > 0) this.deliveries.add(uow, [{ topic: TOLD, body: { personIds: people, ...told } }]);
  }

  served(uow: UnitOfWork, served: Served): void {
    this.deliveries.add(uow, [{ topic: SERVED, body: served }]);
  }

  restated(uow: UnitOfWork, restated: Restated): void {
    this.deliveries.add(uow, [{ topic: RESTATED, body: restated }]);
  }

  rated(uow: UnitOfWork, rated: Rated): void {
    this.deliveries.add(uow, [{ topic: RATED, body: rated }]);
  }
}
