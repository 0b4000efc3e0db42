import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AboutThing } from '../../contract/notify/notify.api';
import { PAYOUT_STATES, payoutStep, type PayoutAction } from '../../contract/payout/payout.flow';
import type { UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { Directory } from '../org/directory';
import type { PayoutRecord } from './payout.row';
import { inWords, plainOf } from './payout.trouble';

interface Told {
  readonly title: string;
  readonly body: string;
  readonly about?: AboutThing;
}

/** What receivers, and those who answer for the money, find in their inboxes: rows of the outbox. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PayoutTell {
  @Inject() protected deliveries: Deliveries;
  @Inject() protected org: Directory;

  /** A step was taken; the payout is as it is after it. What went wrong is for the approvers alone. */
  step(uow: UnitOfWork, payout: PayoutRecord, action: PayoutAction, words: string): void {
    const { tells } = payoutStep(action);
    const told = { title: `奖励${PAYOUT_STATES[payout.state].label}`, about: about(payout) };
    const body = (says: string): string => `${summed(payout)}，${says}`;
    if (tells.includes('receiver'))
      this.people(uow, [payout.personId], { ...told, body: body(plainOf(payout)) });
    const why = words === '' ? PAYOUT_STATES[payout.state].label : inWords(words);
    if (tells.includes('approver')) this.approvers(uow, { ...told, body: body(why) });
  }

  /** One waits to be approved; `why` says what keeps it from being approved by itself. */
  waiting(uow: UnitOfWork, payout: PayoutRecord, why: string): void {
    const body = `${summed(payout)}，等您批准：${why}`;
    this.approvers(uow, { title: '奖励待批准', body, about: about(payout) });
  }

  /** To all who may approve. */
  approvers(uow: UnitOfWork, told: Told): void {
    const leaders = this.org.staffAt(this.org.district.id, 'leader');
    this.people(
      uow,
      leaders.map(({ personId }) => personId),
      told,
    );
  }

  private people(uow: UnitOfWork, personIds: readonly number[], told: Told): void {
    if (personIds.length > 0)
      this.deliveries.add(uow, [{ topic: 'payout.told', body: { personIds, ...told } }]);
  }
}

const about = ({ id }: PayoutRecord): AboutThing => ({ kind: 'payout', id });
const summed = ({ words, amount }: PayoutRecord): string => `${words}：${(amount / 100).toFixed(2)} 元`;
