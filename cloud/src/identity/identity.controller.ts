import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import {
  identityApi,
  type PersonView,
  type SessionRow,
  type SessionView,
} from '../../contract/identity/identity.api';
import { nickname, phoneCode, staffSignIn, wechatSignIn } from '../../contract/identity/identity.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Limits } from '../kernel/limits';
import { People } from './people';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { Wechat } from './wechat';

const sessionId = z.strictObject({ id: z.coerce.number().int().positive() });

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class IdentityController {
  @Inject() gate: Gate;
  @Inject() protected signIn: SignIn;
  @Inject() protected people: People;
  @Inject() protected sessions: Sessions;
  @Inject() protected wechat: Wechat;
  @Inject() protected limits: Limits;

  @Serve(identityApi.wechatSignIn, wechatSignIn, {
    who: 'anyone',
    reaches: 'open',
    says: '用微信登录凭证登录；第一次来的居民带上所同意的隐私说明版本，即时建档',
  })
  wechatSignIn({ input, ip }: Call<z.output<typeof wechatSignIn>>): Promise<SessionView> {
    return this.signIn.byWechat(input, ip);
  }

  @Serve(identityApi.staffSignIn, staffSignIn, {
    who: 'anyone',
    reaches: 'open',
    says: '工作人员用用户名和密码登录；带微信登录凭证时同时绑定微信',
  })
  staffSignIn({ input, ip }: Call<z.output<typeof staffSignIn>>): Promise<SessionView> {
    return this.signIn.byPassword(input, ip);
  }

  @Serve(identityApi.me, undefined, { who: 'entering', reaches: 'own', says: '我是谁、担任什么岗位' })
  me({ actor }: Call<unknown>): Promise<PersonView> {
    return this.signIn.view(actor);
  }

  @Serve(identityApi.rename, nickname, { who: 'person', reaches: 'own', says: '居民修改称呼' })
  rename({ actor, input }: Call<z.output<typeof nickname>>): Promise<PersonView> {
    return this.people.rename(actor, input.name);
  }

  @Serve(identityApi.bindPhone, phoneCode, {
    who: 'person',
    reaches: 'own',
    says: '用微信手机号凭证登记手机号',
  })
  async bindPhone({ actor, input }: Call<z.output<typeof phoneCode>>): Promise<PersonView> {
    await this.limits.spend('phone', String(actor.id), 10, 60);
    return this.people.setPhone(actor, await this.wechat.phoneNumber(input.program, input.code));
  }

  @Serve(identityApi.signOut, undefined, { who: 'entering', reaches: 'own', says: '退出登录，凭证立即失效' })
  async signOut({ actor, ip }: Call<unknown>): Promise<{ ok: true }> {
    await this.sessions.revoke(actor, actor.sessionId, ip);
    return { ok: true };
  }

  @Serve(identityApi.sessions, undefined, { who: 'person', reaches: 'own', says: '我在哪些地方登录着' })
  async list({ actor }: Call<unknown>): Promise<{ rows: SessionRow[] }> {
    return { rows: await this.sessions.list(actor) };
  }

  @Serve(identityApi.revoke, sessionId, { who: 'person', reaches: 'own', says: '让我的某一处登录立即失效' })
  async revoke({ actor, input, ip }: Call<z.output<typeof sessionId>>): Promise<{ ok: true }> {
    await this.sessions.revoke(actor, input.id, ip);
    return { ok: true };
  }
}
