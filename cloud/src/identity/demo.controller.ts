import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { identityApi, type DemoPerson } from '../../contract/identity/identity.api';
import { securityApi } from '../../contract/identity/security.api';
import { demoAccount } from '../../contract/identity/security.schema';
import { PROGRAMS } from '../../contract/identity/identity.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Demo } from './demo';

const demoCode = z.strictObject({
  person: z.string().max(60),
  program: z.enum(PROGRAMS, { error: '没有这个小程序' }),
});

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class DemoController {
  @Inject() gate: Gate;
  @Inject() protected demo: Demo;

  @Serve(identityApi.demoPeople, undefined, {
    who: 'anyone',
    reaches: 'open',
    says: '演示人物（仅演示部署）',
  })
  async people(): Promise<{ rows: DemoPerson[] }> {
    return { rows: await this.demo.people() };
  }

  @Serve(identityApi.demoCode, demoCode, {
    who: 'anyone',
    reaches: 'open',
    says: '演示人物的微信登录凭证（仅演示部署）',
  })
  async code({ input }: Call<z.output<typeof demoCode>>): Promise<{ code: string }> {
    return { code: await this.demo.code(input.person, input.program) };
  }

  @Serve(securityApi.demoCode, demoAccount, {
    who: 'anyone',
    reaches: 'open',
    says: '演示管理员此刻的验证码（仅演示部署）',
  })
  async secondFactor({ input }: Call<z.output<typeof demoAccount>>): Promise<{ code: string }> {
    return { code: await this.demo.secondFactorCode(input.account) };
  }
}
