import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  auditApi,
  type AuditCheck,
  type AuditExport,
  type AuditRowView,
} from '../../contract/audit/audit.api';
import { auditExport, auditList } from '../../contract/audit/audit.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { AuditDesk } from './audit.service';

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class AuditController {
  @Inject() gate: Gate;
  @Inject() protected desk: AuditDesk;

  @Serve(auditApi.list, auditList, {
    who: 'auditAdmin',
    reaches: 'office',
    says: '查阅审计日志，新的在前；查阅本身也留一条',
  })
  list({ actor, ip, input }: Call<z.output<typeof auditList>>): Promise<Page<AuditRowView>> {
    return this.desk.list(actor, ip, input);
  }

  @Serve(auditApi.verify, undefined, {
    who: 'auditAdmin',
    reaches: 'office',
    says: '核验整条审计日志，指出断在哪一条',
  })
  verify({ actor, ip }: Call<unknown>): Promise<AuditCheck> {
    return this.desk.verify(actor, ip);
  }

  @Serve(auditApi.export, auditExport, {
    who: 'auditAdmin',
    reaches: 'office',
    says: '导出签名的审计日志（CSV）',
  })
  extract({ actor, ip, input }: Call<z.output<typeof auditExport>>): Promise<AuditExport> {
    return this.desk.extract(actor, ip, input);
  }
}
