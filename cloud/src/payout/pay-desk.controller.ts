import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { payoutApi, type QuarantineView, type ReconciliationView } from '../../contract/payout/payout.api';
import {
  quarantineQuery,
  reconcileInput,
  reconciliationsQuery,
  settleInput,
} from '../../contract/payout/payout.schema';
import { post, type Page } from '../../contract/route';
import { Clock } from '../kernel/clock';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import { Outcomes } from './outcomes';
import { bill, PayClient } from './pay-client';
import { isGenuine, opened, signedHeaders } from './pay-signature';
import { Quarantine } from './quarantine';
import { Reconciliation } from './reconciliation';

type In<S extends z.ZodType> = Call<z.output<S>>;
const FINISHED = 'MCHTRANSFER.BILL.FINISHED';
const notice = z.looseObject({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().default(''),
  }),
});
const callback = post<Record<string, unknown>, { code: string }>('/wechat-pay/callback');

/** What does not fit, the daily comparison, and where WeChat Pay calls back. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class PayDeskController {
  @Inject() gate: Gate;
  @Inject() protected quarantines: Quarantine;
  @Inject() protected reconciliation: Reconciliation;
  @Inject() protected outcomes: Outcomes;
  @Inject() protected pay: PayClient;
  @Inject() protected clock: Clock;

  @Serve(payoutApi.quarantine, quarantineQuery, {
    who: 'staff',
    reaches: 'office',
    says: '兑付隔离区（区领导）',
  })
  list({ actor, input }: In<typeof quarantineQuery>): Promise<Page<QuarantineView>> {
    return this.quarantines.page(actor, input);
  }

  @Serve(payoutApi.settle, settleInput, {
    who: 'staff',
    reaches: 'office',
    says: '说明一件隔离事项如何处理（区领导）',
  })
  async settle({ actor, input, once }: In<typeof settleInput>): Promise<{ settled: number }> {
    return { settled: await this.quarantines.settle(actor, input, once) };
  }

  @Serve(payoutApi.reconciliations, reconciliationsQuery, {
    who: 'staff',
    reaches: 'office',
    says: '每日对账（区领导）',
  })
  reconciliations({ actor, input }: In<typeof reconciliationsQuery>): Promise<Page<ReconciliationView>> {
    return this.reconciliation.page(actor, input);
  }

  @Serve(payoutApi.reconcile, reconcileInput, {
    who: 'staff',
    reaches: 'office',
    says: '重新对一天的账（区领导）',
  })
  reconcile({ actor, input, once }: In<typeof reconcileInput>): Promise<ReconciliationView> {
    return this.reconciliation.run(actor, input.day, once);
  }

  /** The raw body is what is signed. Everything that is not to the letter WeChat Pay's own is refused alike. */
  @Serve(callback, z.looseObject({}), { who: 'anyone', reaches: 'link', says: '微信支付通知转账的结局' })
  async heard({ ctx }: Call<Record<string, unknown>>): Promise<{ code: string }> {
    const raw = ctx.request.rawBody;
    const { platformKeys, apiV3Key } = this.pay.merchant;
    const headers = signedHeaders((name) => ctx.get(name));
    if (!isGenuine(platformKeys, headers, { body: raw, now: this.clock.now() }))
      throw new Refusal('payCallbackRefused');
    const told = notice.safeParse(JSON.parse(raw));
    if (!told.success) throw new Refusal('payCallbackRefused');
    if (told.data.event_type === FINISHED) await this.outcomes.heard(this.open(told.data.resource, apiV3Key));
    return { code: 'SUCCESS' };
  }

  private open(sealed: z.output<typeof notice>['resource'], apiV3Key: string): z.output<typeof bill> {
    try {
      return bill.parse(JSON.parse(opened(sealed, apiV3Key)));
    } catch {
      // Genuine, but not to be opened: another key, or cut on its way. It comes again, and is asked for anyway.
      throw new Refusal('payCallbackRefused');
    }
  }
}
