import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { pointsApi, type GoodView, type RedemptionView } from '../../contract/points/points.api';
import {
  goodChange,
  goodInput,
  goodOf,
  goodsQuery,
  redemptionsQuery,
  redemptionStepInput,
} from '../../contract/points/points.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Goods } from './goods';
import { RedemptionViews } from './redemption.view';
import { Shop } from './shop';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ShopController {
  @Inject() gate: Gate;
  @Inject() protected goods: Goods;
  @Inject() protected shop: Shop;
  @Inject() protected views: RedemptionViews;

  @Serve(pointsApi.goods, goodsQuery, {
    who: 'person',
    reaches: 'open',
    says: '积分商城的物品；desk 为本社区的，含已下架',
  })
  list({ actor, input }: In<typeof goodsQuery>): Promise<Page<GoodView>> {
    return this.goods.page(actor, input);
  }

  @Serve(pointsApi.offer, goodInput, { who: 'staff', reaches: 'unit', says: '上架一种物品（社区）' })
  offer({ actor, input, once }: In<typeof goodInput>): Promise<GoodView> {
    return this.goods.offer(actor, input, once);
  }

  @Serve(pointsApi.changeGood, goodChange, {
    who: 'staff',
    reaches: 'unit',
    says: '修改物品、增减库存、上下架',
  })
  change({ actor, input }: In<typeof goodChange>): Promise<GoodView> {
    return this.goods.change(actor, input);
  }

  @Serve(pointsApi.redeem, goodOf, { who: 'person', reaches: 'open', says: '用积分兑换一件，得到领取码' })
  async redeem({ actor, input, once }: In<typeof goodOf>): Promise<RedemptionView> {
    return this.views.show(actor, await this.shop.redeem(actor, input.id, once));
  }

  @Serve(pointsApi.redemptions, redemptionsQuery, {
    who: 'person',
    reaches: 'unit',
    says: '兑换记录：自己的，或本社区的；社区可按领取码查',
  })
  redemptions({ actor, input }: In<typeof redemptionsQuery>): Promise<Page<RedemptionView>> {
    return this.views.page(actor, input);
  }

  @Serve(pointsApi.showRedemption, goodOf, { who: 'person', reaches: 'unit', says: '一次兑换的全部' })
  show({ actor, input }: In<typeof goodOf>): Promise<RedemptionView> {
    return this.views.show(actor, input.id);
  }

  @Serve(pointsApi.takeRedemption, redemptionStepInput, {
    who: 'person',
    reaches: 'unit',
    says: '办理一次兑换：动作与表单见积分兑换流程表',
  })
  async take({ actor, input, once }: In<typeof redemptionStepInput>): Promise<RedemptionView> {
    await this.shop.take(actor, input, once);
    return this.views.show(actor, input.id);
  }
}
