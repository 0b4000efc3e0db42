import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  payoutApi,
  type BudgetView,
  type ConfirmationView,
  type PendingView,
  type PayoutRuleView,
  type PayoutView,
} from '../../contract/payout/payout.api';
import {
  grantInput,
  payoutOf,
  payoutRuleInput,
  payoutsQuery,
  payoutStepInput,
} from '../../contract/payout/payout.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { PayoutViews } from './payout.view';
import { Payouts } from './payouts';
import { Rewards } from './rewards';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class PayoutController {
  @Inject() gate: Gate;
  @Inject() protected payouts: Payouts;
  @Inject() protected views: PayoutViews;
  @Inject() protected rewards: Rewards;

  @Serve(payoutApi.payouts, payoutsQuery, {
    who: 'person',
    reaches: 'own',
    says: '奖励兑付：自己的，或全区的（区领导）',
  })
  list({ actor, input }: In<typeof payoutsQuery>): Promise<Page<PayoutView>> {
    return this.views.page(actor, input);
  }

  @Serve(payoutApi.show, payoutOf, { who: 'person', reaches: 'own', says: '一笔兑付的全部' })
  show({ actor, input }: In<typeof payoutOf>): Promise<PayoutView> {
    return this.views.show(actor, input.id);
  }

  @Serve(payoutApi.take, payoutStepInput, {
    who: 'staff',
    reaches: 'office',
    says: '办理一笔兑付：动作与表单见奖励兑付流程表',
  })
  async take({ actor, input, once }: In<typeof payoutStepInput>): Promise<PayoutView> {
    await this.payouts.act(actor, input, once);
    return this.views.show(actor, input.id);
  }

  @Serve(payoutApi.confirmation, payoutOf, {
    who: 'person',
    reaches: 'own',
    says: '小程序里确认收款要用的参数，只给收款人',
  })
  confirmation({ actor, input }: In<typeof payoutOf>): Promise<ConfirmationView> {
    return this.views.confirmation(actor, input.id);
  }

  @Serve(payoutApi.rule, undefined, { who: 'person', reaches: 'open', says: '核实奖励的规则' })
  rule(): Promise<PayoutRuleView> {
    return this.rewards.rule();
  }

  @Serve(payoutApi.setRule, payoutRuleInput, {
    who: 'staff',
    reaches: 'office',
    says: '修改核实奖励的规则（区领导）',
  })
  setRule({ actor, input }: In<typeof payoutRuleInput>): Promise<PayoutRuleView> {
    return this.rewards.setRule(actor, input);
  }

  @Serve(payoutApi.budget, undefined, { who: 'staff', reaches: 'office', says: '本月奖励预算（区领导）' })
  budget({ actor }: Call<unknown>): Promise<BudgetView> {
    return this.rewards.budget(actor);
  }

  @Serve(payoutApi.pending, undefined, {
    who: 'staff',
    reaches: 'office',
    says: '有几笔等批准或人工处理，隔离区有几件（区领导）',
  })
  pending({ actor }: Call<unknown>): Promise<PendingView> {
    return this.views.pending(actor);
  }

  @Serve(payoutApi.grant, grantInput, {
    who: 'staff',
    reaches: 'office',
    says: '增减一个月的奖励预算（区领导）',
  })
  grant({ actor, input, once }: In<typeof grantInput>): Promise<BudgetView> {
    return this.rewards.grant(actor, input, once);
  }
}
