import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { Page } from '../../contract/route';
import {
  staffApi,
  type DelegationView,
  type StaffView,
  type TransferPreview,
} from '../../contract/staff/staff.api';
import {
  chargesInput,
  delegationInput,
  delegationQuery,
  postingEnd,
  postingInput,
  postingTerm,
  transferInput,
  transferPlan,
} from '../../contract/staff/staff.schema';
import { byRowId } from '../../contract/staff/unit.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { DelegationService } from './delegation.service';
import { PostingService } from './posting.service';
import { StaffViews } from './staff.view';
import { TransferService } from './transfer.service';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** Posts are the security administrator's to give; who stands in for whom, also the leader's above both. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class PostingController {
  @Inject() gate: Gate;
  @Inject() protected postings: PostingService;
  @Inject() protected delegations: DelegationService;
  @Inject() protected transfers: TransferService;
  @Inject() protected views: StaffViews;

  @Serve(staffApi.grant, postingInput, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '授予岗位，可带任期',
  })
  async grant({ actor, ip, input, once }: In<typeof postingInput>): Promise<StaffView> {
    await this.postings.grant({ actor, ip }, input, once);
    return this.views.show(actor, input.personId);
  }

  @Serve(staffApi.setTerm, postingTerm, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '修改任期；到期后岗位自动失效',
  })
  async setTerm({ actor, ip, input }: In<typeof postingTerm>): Promise<StaffView> {
    return this.views.show(actor, await this.postings.setTerm({ actor, ip }, input));
  }

  @Serve(staffApi.endPost, postingEnd, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '收回岗位；无人接任时须再次确认',
  })
  async endPost({ actor, ip, input }: In<typeof postingEnd>): Promise<StaffView> {
    return this.views.show(actor, await this.postings.end({ actor, ip }, input));
  }

  @Serve(staffApi.setCharges, chargesInput, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '设定领导分管的单位',
  })
  async setCharges({ actor, ip, input }: In<typeof chargesInput>): Promise<StaffView> {
    await this.postings.setCharges({ actor, ip }, input);
    return this.views.show(actor, input.personId);
  }

  @Serve(staffApi.planTransfer, transferPlan, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '调动预览：交出什么、接办几件、哪里会没有人',
  })
  planTransfer({ actor, input }: In<typeof transferPlan>): Promise<TransferPreview> {
    return this.transfers.plan(actor, input);
  }

  @Serve(staffApi.transfer, transferInput, {
    who: 'securityAdmin',
    reaches: 'office',
    says: '办理调动，在办案件交给接办人',
  })
  async transfer({ actor, ip, input, once }: In<typeof transferInput>): Promise<StaffView> {
    await this.transfers.transfer({ actor, ip }, input, once);
    return this.views.show(actor, input.id);
  }

  @Serve(staffApi.delegations, delegationQuery, {
    who: 'staff',
    reaches: 'unit',
    says: '代理记录（管理员和领导）',
  })
  list({ actor, input }: In<typeof delegationQuery>): Promise<Page<DelegationView>> {
    return this.views.delegations(actor, input);
  }

  @Serve(staffApi.delegate, delegationInput, {
    who: 'staff',
    reaches: 'unit',
    says: '设置代理：安全管理员，或上级领导在本单位范围内',
  })
  async delegate({ actor, ip, input, once }: In<typeof delegationInput>): Promise<DelegationView> {
    return this.views.delegation(actor, await this.delegations.delegate({ actor, ip }, input, once));
  }

  @Serve(staffApi.endDelegation, byRowId, { who: 'staff', reaches: 'unit', says: '提前结束代理' })
  async endDelegation({ actor, ip, input }: In<typeof byRowId>): Promise<DelegationView> {
    return this.views.delegation(actor, await this.delegations.end({ actor, ip }, input.id));
  }
}
