import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { rightsApi, type PlainPerson, type RequestRow } from '../../contract/identity/rights.api';
import { requestsQuery, settleInput, unmaskPerson } from '../../contract/identity/rights.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { pageOf } from '../kernel/keyset';
import { PeopleUnmask } from './people.unmask';
import { Rights } from './rights';
import { RightsStore } from './rights.store';
import { RightsViews } from './rights.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** What the system administrator does with people's requests. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class RightsDeskController {
  @Inject() gate: Gate;
  @Inject() protected rights: Rights;
  @Inject() protected store: RightsStore;
  @Inject() protected views: RightsViews;
  @Inject() protected unmask: PeopleUnmask;

  @Serve(rightsApi.requests, requestsQuery, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '个人信息请求，新的在前',
  })
  async requests({ actor, input }: In<typeof requestsQuery>): Promise<Page<RequestRow>> {
    const which = input.open === '1' ? 'open' : 'all';
    const found = await this.store.list(which, input.after, input.size);
    const { rows, next } = pageOf(found, input.size, (request) => request);
    const shown = await Promise.all(rows.map((request) => this.views.row(actor, request)));
    return { rows: shown, ...(next === undefined ? {} : { next }) };
  }

  @Serve(rightsApi.settle, settleInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '办结一件更正申请：已更正，或说明不能更正',
  })
  async settle({ actor, input }: In<typeof settleInput>): Promise<RequestRow> {
    return this.views.row(actor, await this.rights.take(actor, input));
  }

  @Serve(rightsApi.unmaskPerson, unmaskPerson, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '查看一个人的姓名与手机号；写明原因，记入审计日志',
  })
  unmaskPerson({ actor, input, ip }: In<typeof unmaskPerson>): Promise<PlainPerson> {
    const { id, reason } = input;
    return this.unmask.show(actor, { personId: id, subject: `person:${id}`, reason, ip });
  }
}
