import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { PAYOUT_STATES, payoutStep, type PayoutAction } from '../../contract/payout/payout.flow';
import { CLOCK_ACTOR } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { PayClient, type Bill } from './pay-client';
import { PAYOUT_BODY, PAYOUT_PACKAGE, type PayoutRecord } from './payout.row';
import { Payouts } from './payouts';
import { Quarantine } from './quarantine';

const frozen = z.object({ appid: z.string(), openid: z.string(), transfer_amount: z.number() });
/** What each of WeChat Pay's states means here; those left out tell nothing new. */
const MEANS: Partial<Record<Bill['state'], PayoutAction>> = {
  WAIT_USER_CONFIRM: 'await',
  TRANSFERING: 'transfer',
  SUCCESS: 'succeed',
  FAIL: 'fail',
  CANCELLED: 'endCancel',
};
const MINUTE = 60_000;

/** What WeChat Pay says has become of a transfer, by whatever way it comes: answer, query or callback, all through here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Outcomes {
  @Inject() protected database: Database;
  @Inject() protected payouts: Payouts;
  @Inject() protected quarantine: Quarantine;
  @Inject() protected pay: PayClient;
  @Inject() protected sealer: Sealer;

  /** One transaction: the row is locked, what is said is compared with what was frozen, then the table is asked. */
  async heard(bill: Bill): Promise<void> {
    const { mchid } = this.pay.merchant;
    await this.database.unitOfWork(async (uow) => {
      const payout = await uow.lock<PayoutRecord>('SELECT * FROM payout WHERE no = ?', [bill.out_bill_no]);
      if (!payout) {
        const says = `微信支付说起一张我们没有的单：${bill.out_bill_no}（${bill.state}）`;
        return this.quarantine.hold(uow, { subject: `none:${bill.out_bill_no}`, kind: 'unknownBill', says });
      }
      const wrong = this.differences(payout, bill, mchid);
      if (wrong.length === 0) return this.apply(uow, payout, bill);
      const says = `单号 ${payout.no} 的${wrong.join('、')}与发起时不符，没有采信（${bill.state}）`;
      const subject = `mismatch:${payout.id}:${wrong.join()}`;
      await this.quarantine.hold(uow, { subject, kind: 'mismatch', says, payoutId: payout.id });
    });
  }

  private async apply(uow: UnitOfWork, payout: PayoutRecord, bill: Bill): Promise<void> {
    const action = MEANS[bill.state];
    const to = action && payoutStep(action).to;
    if (!action || to === payout.state) return this.again(uow, payout);
    if (!payoutStep(action).from.includes(payout.state)) return this.contradiction(uow, payout, bill);
    const done = action === 'succeed' || action === 'fail' || action === 'endCancel';
    const sealed = bill.package_info && !done ? this.sealer.seal(PAYOUT_PACKAGE, bill.package_info) : null;
    await this.payouts.take(uow, payout, action, {
      ...{ actor: CLOCK_ACTOR, words: bill.fail_reason ?? '' },
      change: {
        transferNo: bill.transfer_bill_no ?? payout.transferNo,
        packageSealed: sealed,
        trouble: bill.fail_reason ?? null,
        ...{ leaseUntil: 0, tries: 0, dueAt: done ? null : uow.now + MINUTE },
        ...(action === 'succeed' ? { paidAt: whenOf(bill, uow.now) } : {}),
      },
    });
  }

  /** Nothing new: the worker looks again, less and less often. */
  private again(uow: UnitOfWork, { id, tries, state }: PayoutRecord): Promise<void> {
    if (!PAYOUT_STATES[state].open) return Promise.resolve();
    const dueAt = uow.now + Math.min(MINUTE * 2 ** Math.min(tries, 5), 30 * MINUTE);
    return uow.update('payout', id, { dueAt, tries: tries + 1, leaseUntil: 0 });
  }

  /** An ending that is another than ours is for a human; what only comes late is not worth a word. */
  private async contradiction(uow: UnitOfWork, payout: PayoutRecord, bill: Bill): Promise<void> {
    const ends = ['SUCCESS', 'FAIL', 'CANCELLED'].includes(bill.state);
    if (!ends) return this.again(uow, payout);
    const says = `单号 ${payout.no} 在我们这里“${PAYOUT_STATES[payout.state].label}”，微信支付却说 ${bill.state}`;
    const subject = `end:${payout.id}:${bill.state}`;
    await this.quarantine.hold(uow, { subject, kind: 'lateEnd', says, payoutId: payout.id });
  }

  /** What is there must be as it was frozen; what is left out, as in the answer to the request itself, is not compared. */
  private differences(payout: PayoutRecord, bill: Bill, mchid: string): string[] {
    // Of somebody erased only the amount is left to compare.
    const sent =
      payout.bodySealed === ''
        ? undefined
        : frozen.parse(JSON.parse(this.sealer.open(PAYOUT_BODY, payout.bodySealed)));
    const pairs: [string, unknown, unknown][] = [
      ['商户号', bill.mch_id, mchid],
      ['AppID', bill.appid, sent?.appid],
      ['收款人', bill.openid, sent?.openid],
      ['金额', bill.transfer_amount, payout.amount],
      ['微信单号', bill.transfer_bill_no, payout.transferNo ?? undefined],
    ];
    return pairs
      .filter(([, theirs, ours]) => theirs !== undefined && ours !== undefined && theirs !== ours)
      .map(([label]) => label);
  }
}

/** By WeChat Pay's own clock, in whose days the bills are made: we may learn of it hours later. */
function whenOf({ update_time }: Bill, now: number): number {
  const at = Date.parse(update_time ?? '');
  return Number.isFinite(at) ? at : now;
}
