import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CLOCK_ACTOR } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { withEach } from '../kernel/one-by-one';
import type { Sealer } from '../kernel/personal-data';
import { Round } from '../kernel/round';
import { sha256 } from '../kernel/trail';
import { Outcomes } from './outcomes';
import { PayClient, type PayAnswer } from './pay-client';
import { PAYOUT_BODY, type PayoutRecord } from './payout.row';
import { Payouts } from './payouts';

const LEASE = 60_000;
const SOON = 5_000;
/** NOT_FOUND is no proof that nothing was begun: so long after sending, the same is sent again. */
const NOT_FOUND_WAITS = 30_000;
const AT_ONCE = 50;
/** Passing troubles of WeChat Pay's: the same request is good again later. Every other refusal is for a human. */
const PASSING = [
  'SYSTEM_ERROR',
  'FREQUENCY_LIMITED',
  'FREQUENCY_LIMIT_EXCEED',
  'NOT_ENOUGH',
  'ALREADY_EXISTS',
];

/**
 * Carries payouts to their end. The row is its own outbox: whatever moment this process dies, the next one finds it in a
 * state that says what may have happened. Before a request leaves, the row says that its outcome is unknown; from then on
 * only WeChat Pay's own signed word ends it.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PayoutWorker extends Round {
  protected readonly everyMs = 2_000;
  @Inject() protected database: Database;
  @Inject() protected payouts: Payouts;
  @Inject() protected outcomes: Outcomes;
  @Inject() protected pay: PayClient;
  @Inject() protected sealer: Sealer;
  @Inject() protected clock: Clock;

  /** Everything due, once through; gives how many. */
  async once(): Promise<number> {
    if (!this.pay.configured) return 0;
    const now = this.clock.now();
    const due = await this.database.read<{ id: number }>(
      'SELECT id FROM payout WHERE dueAt <= ? AND leaseUntil < ? ORDER BY dueAt LIMIT ?',
      [now, now, AT_ONCE],
    );
    await withEach(due, async ({ id }) => {
      if (await this.lease(id, now)) await this.carry(id);
    });
    return due.length;
  }

  private async lease(id: number, now: number): Promise<boolean> {
    const { affected } = await this.database.unitOfWork((uow) =>
      uow.run('UPDATE payout SET leaseUntil = ? WHERE id = ? AND leaseUntil < ? AND dueAt IS NOT NULL', [
        now + LEASE,
        id,
        now,
      ]),
    );
    return affected === 1;
  }

  private async carry(id: number): Promise<void> {
    const payout = await this.payouts.find(id);
    if (!payout) return;
    if (payout.state === 'ready') return this.send(payout);
    const answer = await this.pay.query(payout.no);
    const missing = answer.kind === 'refused' && answer.code === 'NOT_FOUND';
    if (missing && payout.state === 'unknown') return this.sendAgain(payout);
    // Once it was there it cannot be gone.
    if (missing) return this.park(payout, '微信支付说没有这张单，但它此前已受理');
    if (payout.state === 'cancelling' && answer.kind === 'bill' && answer.bill.state === 'WAIT_USER_CONFIRM')
      return this.settle(payout, await this.pay.cancel(payout.no));
    await this.settle(payout, answer);
  }

  /** The row says “unknown” before anything leaves. */
  private async send(payout: PayoutRecord): Promise<void> {
    const sent = await this.database.unitOfWork(async (uow) => {
      const locked = await this.payouts.lock(uow, payout.id);
      if (locked?.state !== 'ready') return undefined;
      const change = { sentAt: uow.now, dueAt: uow.now + SOON };
      return this.payouts.take(uow, locked, 'send', { actor: CLOCK_ACTOR, words: '', change });
    });
    if (sent) await this.settle(sent, await this.pay.create(this.frozen(sent)));
  }

  private async sendAgain(payout: PayoutRecord): Promise<void> {
    const now = this.clock.now();
    const waited = now - (payout.sentAt ?? 0);
    if (waited < NOT_FOUND_WAITS) return this.later(payout, '微信支付还没有这张单', NOT_FOUND_WAITS - waited);
    // Somebody erased meanwhile cannot be paid any more, and nobody may guess whether they were.
    if (payout.bodySealed === '') return this.park(payout, '收款人已注销');
    await this.database.unitOfWork((uow) => uow.update('payout', payout.id, { sentAt: now }));
    await this.settle(payout, await this.pay.create(this.frozen(payout)));
  }

  /** To the letter what was frozen; throws when the row was tampered with. */
  private frozen({ id, bodySealed, bodyDigest }: PayoutRecord): string {
    const body = this.sealer.open(PAYOUT_BODY, bodySealed);
    if (sha256(body) !== bodyDigest) throw new Error(`payout ${id}: the frozen request was changed`);
    return body;
  }

  private async settle(payout: PayoutRecord, answer: PayAnswer): Promise<void> {
    if (answer.kind === 'bill') {
      // An answer about another bill than the one asked for is no answer.
      if (answer.bill.out_bill_no === payout.no) return this.outcomes.heard(answer.bill);
      return this.later(payout, '微信支付答的是另一张单', SOON);
    }
    if (answer.kind === 'unsure' || PASSING.includes(answer.code) || answer.status >= 500)
      return this.later(payout, answer.kind === 'unsure' ? answer.says : answer.code, backOff(payout.tries));
    await this.park(payout, `微信支付不受理：${answer.code} ${answer.says}`);
  }

  private later({ id, tries }: PayoutRecord, trouble: string, ms: number): Promise<void> {
    return this.database.unitOfWork((uow) =>
      uow.update('payout', id, {
        ...{ trouble: [...trouble].slice(0, 200).join(''), tries: tries + 1 },
        ...{ dueAt: uow.now + ms, leaseUntil: 0 },
      }),
    );
  }

  private park(payout: PayoutRecord, trouble: string): Promise<void> {
    return this.database.unitOfWork(async (uow) => {
      const locked = await this.payouts.lock(uow, payout.id);
      if (locked?.state !== payout.state) return;
      const change = { trouble: [...trouble].slice(0, 200).join(''), dueAt: null, leaseUntil: 0 };
      await this.payouts.take(uow, locked, 'park', { actor: CLOCK_ACTOR, words: trouble, change });
    });
  }
}

const backOff = (tries: number): number => Math.min(SOON * 2 ** Math.min(tries, 8), 600_000);
