import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  partyLifeApi,
  type BranchMember,
  type BranchView,
  type PartyMineView,
  type PartyOrgBrief,
} from '../../contract/party/party-life.api';
import { dutyInput, orgsFound, partyThing } from '../../contract/party/party-life.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { BranchViews } from './branch.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class BranchController {
  @Inject() gate: Gate;
  @Inject() protected branches: BranchViews;

  @Serve(partyLifeApi.mine, undefined, {
    who: 'person',
    reaches: 'own',
    says: '自己在哪个党组织、负责哪些党组织和社区',
  })
  mine({ actor }: Call<unknown>): Promise<PartyMineView> {
    return this.branches.mine(actor);
  }

  @Serve(partyLifeApi.orgsFound, orgsFound, { who: 'person', reaches: 'open', says: '按名称查找党组织' })
  async found({ input }: In<typeof orgsFound>): Promise<{ rows: PartyOrgBrief[] }> {
    return { rows: this.branches.found(input.words) };
  }

  @Serve(partyLifeApi.branch, partyThing, {
    who: 'person',
    reaches: 'unit',
    says: '一个党组织：上下级、班子、今年的会议与各项数字；本组织及下级的党员、负责人和上级领导',
  })
  show({ actor, input }: In<typeof partyThing>): Promise<BranchView> {
    return this.branches.show(actor, input.id);
  }

  @Serve(partyLifeApi.branchMembers, partyThing, {
    who: 'person',
    reaches: 'unit',
    says: '一个党组织的党员；本组织的党员、负责人和上级领导',
  })
  async members({ actor, input }: In<typeof partyThing>): Promise<{ rows: BranchMember[] }> {
    return { rows: await this.branches.members(actor, input.id) };
  }

  @Serve(partyLifeApi.setDuty, dutyInput, {
    who: 'person',
    reaches: 'unit',
    says: '登记或免去党员在本组织的职务；本组织或上级组织的负责人',
  })
  setDuty({ actor, ip, input }: In<typeof dutyInput>): Promise<BranchMember> {
    return this.branches.setDuty({ actor, ip }, input);
  }
}
