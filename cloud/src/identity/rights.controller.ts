import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  rightsApi,
  type DataCopy,
  type MyDataView,
  type RequestView,
} from '../../contract/identity/rights.api';
import { consentInput, correctInput, requestOf } from '../../contract/identity/rights.schema';
import { Database } from '../kernel/database';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { People } from './people';
import { Rights } from './rights';
import { Consents } from './rights.consent';
import { RightsViews } from './rights.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** What people do with their own data. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class RightsController {
  @Inject() gate: Gate;
  @Inject() protected database: Database;
  @Inject() protected people: People;
  @Inject() protected rights: Rights;
  @Inject() protected consents: Consents;
  @Inject() protected views: RightsViews;

  @Serve(rightsApi.myData, undefined, { who: 'person', reaches: 'own', says: '我的个人信息、同意记录与申请' })
  myData({ actor }: Call<unknown>): Promise<MyDataView> {
    return this.views.myData(actor);
  }

  @Serve(rightsApi.unbindPhone, undefined, { who: 'person', reaches: 'own', says: '解除手机号绑定' })
  async unbindPhone({ actor }: Call<unknown>): Promise<MyDataView> {
    await this.people.setPhone(actor, null);
    return this.views.myData(actor);
  }

  @Serve(rightsApi.consent, consentInput, {
    who: 'person',
    reaches: 'own',
    says: '记录对隐私说明的同意（版本与时间）',
  })
  async consent({ actor, input }: In<typeof consentInput>): Promise<MyDataView> {
    await this.database.unitOfWork((uow) => this.consents.give(uow, actor.id, input));
    return this.views.myData(actor);
  }

  @Serve(rightsApi.withdraw, undefined, {
    who: 'person',
    reaches: 'own',
    says: '撤回对隐私说明的同意：全部登录即时退出，个人信息不再使用',
  })
  async withdraw({ actor }: Call<unknown>): Promise<{ ok: true }> {
    await this.consents.withdraw(actor);
    return { ok: true };
  }

  @Serve(rightsApi.askCopy, undefined, { who: 'person', reaches: 'own', says: '申请复制我的信息' })
  askCopy({ actor, ip, once }: Call<unknown>): Promise<RequestView> {
    return this.rights.ask(actor, { kind: 'copy', ip }, once);
  }

  @Serve(rightsApi.fetchCopy, requestOf, {
    who: 'person',
    reaches: 'own',
    says: '取我的信息副本（网页与 JSON），保留七天',
  })
  fetchCopy({ actor, input, ip }: In<typeof requestOf>): Promise<DataCopy> {
    return this.rights.fetchCopy(actor, input.id, ip);
  }

  @Serve(rightsApi.askCorrection, correctInput, {
    who: 'person',
    reaches: 'own',
    says: '申请更正自己改不了的信息',
  })
  askCorrection({ actor, input, ip, once }: In<typeof correctInput>): Promise<RequestView> {
    return this.rights.ask(actor, { kind: 'correct', words: input.words, ip }, once);
  }

  @Serve(rightsApi.askErasure, undefined, {
    who: 'person',
    reaches: 'own',
    says: '申请删除我的信息；有未办结的上报时等它们办结，否则立即删除',
  })
  askErasure({ actor, ip, once }: Call<unknown>): Promise<RequestView> {
    return this.rights.ask(actor, { kind: 'erase', ip }, once);
  }

  @Serve(rightsApi.cancel, requestOf, { who: 'person', reaches: 'own', says: '撤回一件未办结的申请' })
  async cancel({ actor, input, ip }: In<typeof requestOf>): Promise<RequestView> {
    return this.views.request(actor, await this.rights.take(actor, { id: input.id, action: 'cancel', ip }));
  }
}
