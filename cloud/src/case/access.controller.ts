import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { caseApi } from '../../contract/case/case.api';
import { accessOf } from '../../contract/case/case.schema';
import type { CaseAccessView } from '../../contract/case/case.sight';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { CaseAccess } from './case.access';

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class AccessController {
  @Inject() gate: Gate;
  @Inject() protected access: CaseAccess;

  @Serve(caseApi.access, accessOf, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '某人为什么能（不能）看到某件案件',
  })
  explain({ input, actor, ip }: Call<z.output<typeof accessOf>>): Promise<CaseAccessView> {
    return this.access.explain({ actor, ip }, input);
  }
}
