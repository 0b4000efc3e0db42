import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  securityApi,
  type SecondFactorOffer,
  type SecondFactorView,
  type SecurityRow,
  type StaffSessionRow,
} from '../../contract/identity/security.api';
import {
  codeOnly,
  newPassword,
  personId,
  securityList,
  withReason,
} from '../../contract/identity/security.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Passwords } from './passwords';
import { SecondFactor } from './second-factor';
import { Security } from './security.service';

type Ok = { ok: true };
const OK: Ok = { ok: true };
type Id = z.output<typeof personId>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class SecurityController {
  @Inject() gate: Gate;
  @Inject() protected passwords: Passwords;
  @Inject() protected secondFactor: SecondFactor;
  @Inject() protected security: Security;

  @Serve(securityApi.passwordRules, undefined, { who: 'entering', reaches: 'open', says: '新密码的要求' })
  async rules(): Promise<{ rules: string[] }> {
    return { rules: this.passwords.rules };
  }

  @Serve(securityApi.changePassword, newPassword, {
    who: 'entering',
    reaches: 'own',
    says: '修改自己的密码，其他登录随即失效',
  })
  async changePassword({ actor, input, ip }: Call<z.output<typeof newPassword>>): Promise<Ok> {
    await this.passwords.change(actor, input, ip);
    return OK;
  }

  @Serve(securityApi.secondFactor, undefined, { who: 'entering', reaches: 'own', says: '我的双因素登录' })
  mine({ actor }: Call<unknown>): Promise<SecondFactorView> {
    return this.secondFactor.view(actor);
  }

  @Serve(securityApi.beginSecondFactor, undefined, {
    who: 'entering',
    reaches: 'own',
    says: '取得验证器密钥，确认之前不生效',
  })
  begin({ actor }: Call<unknown>): Promise<SecondFactorOffer> {
    return this.secondFactor.begin(actor);
  }

  @Serve(securityApi.confirmSecondFactor, codeOnly, {
    who: 'entering',
    reaches: 'own',
    says: '用一个验证码确认启用，给出恢复码',
  })
  confirm({ actor, input, ip }: Call<z.output<typeof codeOnly>>): Promise<{ recoveryCodes: string[] }> {
    return this.secondFactor.confirm(actor, input.code, ip);
  }

  @Serve(securityApi.removeSecondFactor, codeOnly, {
    who: 'staff',
    reaches: 'own',
    says: '关闭自己的双因素登录（管理员不能关闭）',
  })
  async remove({ actor, input, ip }: Call<z.output<typeof codeOnly>>): Promise<Ok> {
    await this.secondFactor.remove(actor, input.code, ip);
    return OK;
  }

  @Serve(securityApi.people, securityList, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '工作人员的登录安全：锁定、双因素、登录数',
  })
  people({ input }: Call<z.output<typeof securityList>>): Promise<Page<SecurityRow>> {
    return this.security.people(input);
  }

  @Serve(securityApi.sessions, personId, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '某位工作人员在哪些地方登录着',
  })
  async sessions({ input }: Call<Id>): Promise<{ rows: StaffSessionRow[] }> {
    return { rows: await this.security.sessionsOf(input.id) };
  }

  @Serve(securityApi.unlock, personId, { who: 'securityAdmin', reaches: 'office', says: '解除账号锁定' })
  async unlock({ actor, ip, input }: Call<Id>): Promise<Ok> {
    await this.security.unlock({ actor, ip }, input.id);
    return OK;
  }

  @Serve(securityApi.resetSecondFactor, withReason, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '重置某人的双因素登录并使其全部下线',
  })
  async resetSecondFactor({ actor, ip, input }: Call<z.output<typeof withReason>>): Promise<Ok> {
    await this.security.resetSecondFactor({ actor, ip }, input.id, input.reason);
    return OK;
  }

  @Serve(securityApi.signOut, personId, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '使某人的全部登录立即失效',
  })
  async signOut({ actor, ip, input }: Call<Id>): Promise<Ok> {
    await this.security.signOut({ actor, ip }, input.id);
    return OK;
  }

  @Serve(securityApi.revoke, personId, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '使工作人员的某一处登录立即失效',
  })
  async revoke({ actor, ip, input }: Call<Id>): Promise<Ok> {
    await this.security.revoke({ actor, ip }, input.id);
    return OK;
  }
}
