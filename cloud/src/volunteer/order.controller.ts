import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { PlainPerson } from '../../contract/identity/rights.api';
import type { Page } from '../../contract/route';
import { volunteerApi, type OrderRow, type OrderView } from '../../contract/volunteer/volunteer.api';
import {
  orderInput,
  ordersQuery,
  stepInput,
  thingOf,
  unmaskContact,
} from '../../contract/volunteer/volunteer.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { OrderContacts } from './order.contact';
import { OrderService } from './order.service';
import { OrderViews } from './order.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class OrderController {
  @Inject() gate: Gate;
  @Inject() protected orders: OrderService;
  @Inject() protected views: OrderViews;
  @Inject() protected contacts: OrderContacts;

  @Serve(volunteerApi.order, orderInput, {
    who: 'person',
    reaches: 'own',
    says: '点单：要什么帮助、在哪里、什么时候、为自己还是为邻居',
  })
  async order({ actor, input, once }: In<typeof orderInput>): Promise<OrderView> {
    return this.views.show(actor, await this.orders.order(actor, input, once));
  }

  @Serve(volunteerApi.orders, ordersQuery, {
    who: 'person',
    reaches: 'unit',
    says: '点单列表：自己的，或本社区的',
  })
  list({ actor, input }: In<typeof ordersQuery>): Promise<Page<OrderRow>> {
    return this.views.page(actor, input);
  }

  @Serve(volunteerApi.showOrder, thingOf, { who: 'person', reaches: 'unit', says: '一单的全部' })
  show({ actor, input }: In<typeof thingOf>): Promise<OrderView> {
    return this.views.show(actor, input.id);
  }

  @Serve(volunteerApi.unmaskContact, unmaskContact, {
    who: 'staff',
    reaches: 'unit',
    says: '查看一单联系人的姓名与手机号；写明原因，记入审计日志',
  })
  unmaskContact({ actor, input, ip }: In<typeof unmaskContact>): Promise<PlainPerson> {
    return this.contacts.unmask(actor, { ...input, ip });
  }

  @Serve(volunteerApi.takeOrder, stepInput, {
    who: 'person',
    reaches: 'unit',
    says: '办理一单：动作与表单见点单流程表',
  })
  async take({ actor, input, once }: In<typeof stepInput>): Promise<OrderView> {
    await this.orders.take(actor, input, once);
    return this.views.show(actor, input.id);
  }
}
