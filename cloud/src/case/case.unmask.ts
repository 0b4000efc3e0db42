import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CaseParty } from '../../contract/case/case.flow';
import type { PlainPerson } from '../../contract/identity/rights.api';
import { PeopleUnmask } from '../identity/people.unmask';
import type { Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { CASE_RELATIONS, type CaseTies } from './case.parties';
import type { CaseRecord } from './case.row';
import { maySee } from './case.sight';
import { CaseStore } from './case.store';

/** Who may learn who reported, where the reporter lets their name be seen, and where they do not. */
const MAY_ASK: Readonly<Record<'named' | 'anonymous', readonly CaseParty[]>> = {
  named: ['intake', 'dispatcher', 'handler'],
  // The desk must be able to call back; whoever deals with the matter need not know.
  anonymous: ['intake', 'dispatcher'],
};

export function mayUnmask(actor: Actor, c: CaseRecord, org: Directory, ties: CaseTies): boolean {
  const parties = MAY_ASK[c.hideName === 1 ? 'anonymous' : 'named'];
  return actor.kind === 'staff' && parties.some((party) => CASE_RELATIONS[party](actor, c, org, ties));
}

/** Shows the reporter of a case in plain, for a reason that goes into the audit log. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseUnmask {
  @Inject() protected store: CaseStore;
  @Inject() protected org: Directory;
  @Inject() protected unmask: PeopleUnmask;

  /** Throws `notFound` where the actor may not see the case, `notYours` where the reporter is none of their business. */
  async show(
    actor: Actor,
    { no, reason, ip }: { no: string; reason: string; ip: string },
  ): Promise<PlainPerson> {
    const whole = await this.store.whole(no, actor.id);
    if (!whole || !maySee(actor, whole, this.org)) throw new Refusal('notFound');
    const { c, ties } = whole;
    if (!mayUnmask(actor, c, this.org, ties)) throw new Refusal('notYours');
    return this.unmask.show(actor, { personId: c.reporterId, subject: `case:${no}`, reason, ip });
  }
}
