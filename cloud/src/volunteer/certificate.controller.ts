import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  volunteerApi,
  type CertificateProof,
  type CertificateView,
} from '../../contract/volunteer/volunteer.api';
import { certificateInput, certificateOf } from '../../contract/volunteer/volunteer.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Limits } from '../kernel/limits';
import { Certificates } from './certificate.service';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class CertificateController {
  @Inject() gate: Gate;
  @Inject() protected certificates: Certificates;
  @Inject() protected limits: Limits;

  @Serve(volunteerApi.certificates, undefined, { who: 'person', reaches: 'own', says: '我的志愿服务证明' })
  async list({ actor }: Call<unknown>): Promise<{ rows: CertificateView[] }> {
    return { rows: await this.certificates.list(actor) };
  }

  @Serve(volunteerApi.certify, certificateInput, {
    who: 'person',
    reaches: 'own',
    says: '开一份志愿服务证明：从什么时候到什么时候',
  })
  issue({ actor, input, once }: In<typeof certificateInput>): Promise<CertificateView> {
    return this.certificates.issue(actor, input, once);
  }

  @Serve(volunteerApi.verify, certificateOf, {
    who: 'anyone',
    reaches: 'open',
    says: '查验一份志愿服务证明：凭纸面上的编码',
  })
  verify({ input }: In<typeof certificateOf>): Promise<CertificateProof> {
    return this.certificates.verify(input.code);
  }

  /** Sent by hand, for it is no JSON. */
  @Serve(volunteerApi.pdf, certificateOf, {
    who: 'person',
    reaches: 'own',
    says: '我的志愿服务证明（PDF）',
  })
  async pdf({ actor, input, ctx }: In<typeof certificateOf>): Promise<undefined> {
    await this.limits.spend('certificate', String(actor.id), 10, 60);
    ctx.body = await this.certificates.pdf(actor, input.code);
    ctx.set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="certificate-${input.code}.pdf"`,
      'Cache-Control': 'private, no-store',
    });
    return undefined;
  }
}
