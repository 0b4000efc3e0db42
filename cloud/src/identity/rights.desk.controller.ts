import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  rightsApi,
  type FoundPerson,
  type PlainPerson,
  type RequestRow,
} from '../../contract/identity/rights.api';
import {
  askForPerson,
  findPeople,
  requestsQuery,
  settleInput,
  unmaskPerson,
} from '../../contract/identity/rights.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { pageOf } from '../kernel/keyset';
import { PeopleSearch } from './people.search';
import { Rights } from './rights';
import { RightsStore } from './rights.store';
import { RightsUnmask } from './rights.unmask';
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
  @Inject() protected unmask: RightsUnmask;
  @Inject() protected search: PeopleSearch;

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
  async settle({ actor, input, ip }: In<typeof settleInput>): Promise<RequestRow> {
    return this.views.row(actor, await this.rights.take(actor, { ...input, ip }));
  }

  @Serve(rightsApi.findPeople, findPeople, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '凭完整手机号找到本人（遮蔽），受理窗口或来信的请求；写明原因，记入审计日志',
  })
  async findPeople({ actor, input, ip }: In<typeof findPeople>): Promise<{ rows: FoundPerson[] }> {
    return { rows: await this.search.byPhone(actor, { ...input, ip }) };
  }

  @Serve(rightsApi.askFor, askForPerson, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '代本人提出查询、更正或删除的请求；写明怎样核对的身份，记入审计日志',
  })
  async askFor({ actor, input, ip, once }: In<typeof askForPerson>): Promise<RequestRow> {
    const { id: personId, kind, words, reason } = input;
    const asked = kind === 'correct' && words ? { words } : {};
    return this.views.row(
      actor,
      await this.rights.askFor(actor, { personId, kind, reason, ip, ...asked }, once),
    );
  }

  @Serve(rightsApi.unmaskPerson, unmaskPerson, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '查看请求未办结的人的姓名与手机号；写明原因，记入审计日志',
  })
  unmaskPerson({ actor, input, ip }: In<typeof unmaskPerson>): Promise<PlainPerson> {
    return this.unmask.show(actor, { ...input, ip });
  }
}
