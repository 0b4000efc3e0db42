import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { rightsApi, type PlainPerson } from '../../contract/identity/rights.api';
import { unmaskReporter } from '../../contract/identity/rights.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { CaseUnmask } from './case.unmask';

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ReporterController {
  @Inject() gate: Gate;
  @Inject() protected unmask: CaseUnmask;

  @Serve(rightsApi.unmaskReporter, unmaskReporter, {
    who: 'staff',
    reaches: 'case',
    says: '查看上报人的姓名与手机号；写明原因，记入审计日志',
  })
  unmaskReporter({ actor, input, ip }: Call<z.output<typeof unmaskReporter>>): Promise<PlainPerson> {
    return this.unmask.show(actor, { ...input, ip });
  }
}
