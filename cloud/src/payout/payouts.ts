import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { payoutForms, type payoutStepInput } from '../../contract/payout/payout.schema';
import {
  PAYOUT_ACTIONS,
  PAYOUT_CONDITIONS,
  PAYOUT_STATES,
  payoutStep,
  type PayoutAction,
} from '../../contract/payout/payout.flow';
import { WechatOpenids } from '../identity/wechat.openids';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { parse } from '../kernel/http';
import { once, type Once } from '../kernel/once';
import type { Sealer } from '../kernel/personal-data';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { sha256 } from '../kernel/trail';
import { Directory } from '../org/directory';
import { Ledger, SYSTEM } from '../points/ledger';
import { townMonth } from '../points/points.month';
import { PayClient } from './pay-client';
import { frozenBody } from './payout.body';
import { assertBudget } from './payout.budget';
import { leads, maySeePayout, permits } from './payout.permits';
import { PAYOUT_BODY, type PayoutRecord } from './payout.row';
import { PayoutTell } from './payout.tell';

export interface Proposal {
  /** Unique for ever: `case:12`. */
  readonly reward: string;
  readonly personId: number;
  readonly amount: number;
  readonly words: string;
  /** Above it a leader decides. */
  readonly approvalAbove: number;
}
type Change = Partial<Omit<PayoutRecord, 'id' | 'state'>>;
interface Taken {
  readonly actor: Actor;
  readonly words: string;
  readonly change?: Change;
}

/** The one door of payouts: only `take` writes their state, and money is bound, paid or freed in the same transaction. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Payouts {
  @Inject() protected database: Database;
  @Inject() protected ledger: Ledger;
  @Inject() protected openids: WechatOpenids;
  @Inject() protected pay: PayClient;
  @Inject() protected settings: Settings;
  @Inject() protected sealer: Sealer;
  @Inject() protected audit: AuditLog;
  @Inject() protected tell: PayoutTell;
  @Inject() protected org: Directory;

  /**
   * Proposes a reward once; approved at once where it is small, the fund bears it and the receiver can be reached. Of any
   * other those who may approve it are told.
   */
  async propose({ approvalAbove, ...reward }: Proposal): Promise<void> {
    const openid = await this.openidOf(reward.personId);
    await this.database.unitOfWork(async (uow) => {
      if (await uow.one('SELECT id FROM payout WHERE reward = ?', [reward.reward])) return;
      const payout = await this.insert(uow, reward);
      const why = await this.whyAsk(uow, payout, { openid, approvalAbove });
      if (why !== undefined) return this.tell.waiting(uow, payout, why);
      await this.approve(uow, payout, { actor: CLOCK_ACTOR, words: '免批限额以内', openid });
    });
  }

  private async insert(uow: UnitOfWork, reward: Omit<Proposal, 'approvalAbove'>): Promise<PayoutRecord> {
    const id = await uow.insert('payout', {
      ...{ no: billNumber(), ...reward, state: 'proposed' },
      ...{ bodySealed: '', bodyDigest: '', at: uow.now, enteredAt: uow.now },
    });
    const payout = await this.lock(uow, id);
    if (!payout) throw new Error(`payout ${id} is gone`);
    return payout;
  }

  /** What keeps it from being approved by itself. */
  private async whyAsk(
    uow: UnitOfWork,
    { amount }: PayoutRecord,
    { openid, approvalAbove }: { openid: string | undefined; approvalAbove: number },
  ): Promise<string | undefined> {
    if (amount > approvalAbove) return '超过免批限额';
    if (!this.pay.configured) return '还没有配置微信支付商户';
    if (openid === undefined) return '收款人还没有用微信登录过随手拍';
    const fund = { kind: 'fund' as const, ownerId: Number(townMonth(uow.now)) };
    const { balance } = await this.ledger.account(uow, fund);
    return balance < amount ? '本月预算不够' : undefined;
  }

  /** Somebody's step. Throws `notFound`, `notYours`, `payoutMoved`, `payNotConfigured`, `payeeUnreachable` or `budgetTooLow`. */
  async act(actor: Actor, input: z.output<typeof payoutStepInput>, call: Once | undefined): Promise<void> {
    const action = PAYOUT_ACTIONS.find((known) => known === input.action);
    if (!action) throw new Refusal('notFound');
    const seen = await this.find(input.id);
    if (!seen || !maySeePayout(actor, seen, this.org)) throw new Refusal('notFound');
    const openid = action === 'approve' ? await this.openidOf(seen.personId) : undefined;
    await once(this.database, call, async (uow) => {
      const payout = await this.lock(uow, input.id);
      if (!payout) throw new Refusal('notFound');
      const renewed = await this.isRenewed(uow, payout);
      this.admit(actor, { payout, renewed, org: this.org }, action);
      const form: { words?: string | undefined } = parse(formOf(action), input.form);
      const taken = { actor, words: form.words ?? '' };
      if (leads(actor, this.org))
        await this.audit.record(uow, {
          ...{ actor, action: 'payoutApproved', subject: `payout:${payout.no}` },
          detail: { action, amount: payout.amount },
        });
      if (action === 'approve') await this.approve(uow, payout, { ...taken, openid });
      else if (action === 'renew') await this.renew(uow, payout, taken);
      else await this.take(uow, payout, action, { ...taken, change: wakes(action, uow.now) });
      return String(payout.id);
    });
  }

  /**
   * Takes a step with a locked payout, and what it does to the money. Callers have asked the table; a step that the
   * table does not allow from this state is a mistake of ours and throws.
   */
  async take(
    uow: UnitOfWork,
    payout: PayoutRecord,
    action: PayoutAction,
    taken: Taken,
  ): Promise<PayoutRecord> {
    const { from, to } = payoutStep(action);
    if (!from.includes(payout.state)) throw new Error(`payout ${payout.id}: ${action} from ${payout.state}`);
    const state = to === 'same' ? payout.state : to;
    const { actor, words, change = {} } = taken;
    const after = { ...payout, ...change, state, enteredAt: uow.now };
    await uow.update('payout', payout.id, { ...change, state, enteredAt: uow.now });
    await uow.insert('payout_event', {
      ...{ payoutId: payout.id, at: uow.now, action, toState: state, byId: actor.id || null },
      words: [...words].slice(0, 200).join(''),
    });
    await this.money(uow, after, action);
    this.tell.step(uow, after, action, words);
    return after;
  }

  lock(uow: UnitOfWork, id: number): Promise<PayoutRecord | undefined> {
    return uow.lock<PayoutRecord>('SELECT * FROM payout WHERE id = ?', [id]);
  }

  find(id: number): Promise<PayoutRecord | undefined> {
    return this.database.readOne<PayoutRecord>('SELECT * FROM payout WHERE id = ?', [id]);
  }

  /** Freezes the request and binds the money, in one. */
  private async approve(
    uow: UnitOfWork,
    payout: PayoutRecord,
    { openid, ...taken }: Taken & { readonly openid: string | undefined },
  ): Promise<void> {
    if (!this.pay.configured) throw new Refusal('payNotConfigured');
    if (openid === undefined) throw new Refusal('payeeUnreachable');
    await assertBudget(uow, this.ledger, { ownerId: Number(townMonth(uow.now)), amount: payout.amount });
    const body = frozenBody(payout, {
      ...{ openid, appid: this.pay.merchant.appid },
      notifyUrl: `${this.settings.publicUrl}/api/wechat-pay/callback`,
    });
    const change = {
      bodySealed: this.sealer.seal(PAYOUT_BODY, body),
      bodyDigest: sha256(body),
      fund: Number(townMonth(uow.now)),
      dueAt: uow.now,
    };
    await this.take(uow, payout, 'approve', { ...taken, change });
  }

  /** A new number, only after WeChat Pay itself has ended the old one; the old row keeps its end for ever. */
  private async renew(uow: UnitOfWork, payout: PayoutRecord, taken: Taken): Promise<void> {
    await this.take(uow, payout, 'renew', taken);
    const { personId, amount, words } = payout;
    const fresh = await this.insert(uow, { reward: renewalOf(payout), personId, amount, words });
    this.tell.waiting(uow, fresh, '前一笔没有成功，重新发起');
  }

  private async isRenewed(uow: UnitOfWork, payout: PayoutRecord): Promise<boolean> {
    return (await uow.one('SELECT id FROM payout WHERE reward = ?', [renewalOf(payout)])) !== undefined;
  }

  private admit(actor: Actor, ground: Parameters<typeof permits>[1], action: PayoutAction): void {
    const { payout } = ground;
    const verdict = permits(actor, ground, action);
    if (verdict === 'yes') return;
    if (verdict === 'stranger') throw new Refusal('notYours');
    throw new Refusal('payoutMoved', {
      state: PAYOUT_STATES[payout.state].label,
      label: payoutStep(action).label,
      why: verdict === 'late' ? '' : PAYOUT_CONDITIONS[verdict],
    });
  }

  private async money(uow: UnitOfWork, payout: PayoutRecord, action: PayoutAction): Promise<void> {
    const { id, amount, fund, words } = payout;
    const owner = { kind: 'fund' as const, ownerId: fund ?? 0 };
    const booked = { amount, words, rule: 'payout' };
    const [held, paid] = [SYSTEM('held'), SYSTEM('paid')];
    if (action === 'approve')
      await this.ledger.transfer(uow, { ...booked, reason: `payout:${id}:hold`, from: owner, to: held });
    if (action === 'succeed')
      await this.ledger.transfer(uow, { ...booked, reason: `payout:${id}:paid`, from: held, to: paid });
    if (action === 'fail' || action === 'endCancel')
      await this.ledger.transfer(uow, { ...booked, reason: `payout:${id}:free`, from: held, to: owner });
  }

  private async openidOf(personId: number): Promise<string | undefined> {
    return this.pay.configured ? this.openids.of('resident', personId) : undefined;
  }
}

/** After these the worker has to ask at once. */
const wakes = (action: PayoutAction, now: number): Change =>
  action === 'resume' || action === 'askCancel' ? { dueAt: now } : {};
const formOf = (action: PayoutAction): z.ZodType<{ words?: string | undefined }> =>
  payoutForms[payoutStep(action).asks as keyof typeof payoutForms];
const renewalOf = ({ id }: PayoutRecord): string => `renews:${id}`;
/** 120 bits of chance: no two are ever the same, and nobody guesses one. */
const billNumber = (): string => `ON${randomBytes(15).toString('hex')}`;
