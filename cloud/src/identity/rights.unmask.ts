import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PlainPerson } from '../../contract/identity/rights.api';
import type { Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import { PeopleUnmask } from './people.unmask';
import { RightsStore } from './rights.store';

/** Shows in plain who waits for an answer about their own data, for a reason that goes into the audit log. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RightsUnmask {
  @Inject() protected store: RightsStore;
  @Inject() protected unmask: PeopleUnmask;

  /**
   * Throws `notFound` unless the person has a request that is still open, and that somebody else than the actor took in: the
   * office has no other business with them, and nobody makes the request that lets them look.
   */
  async show(
    actor: Actor,
    { id, reason, ip }: { id: number; reason: string; ip: string },
  ): Promise<PlainPerson> {
    if (!(await this.store.openOf(id, actor.id))) throw new Refusal('notFound');
    return this.unmask.show(actor, { personId: id, subject: `person:${id}`, reason, ip });
  }
}
