import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { partyLifeApi, type MembershipTransferView } from '../../contract/party/party-life.api';
import {
  membershipTransferInput,
  membershipTransfersQuery,
  partyStep,
} from '../../contract/party/party-life.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { MembershipTransferService } from './membership-transfer.service';
import { MembershipTransferViews } from './membership-transfer.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class MembershipTransferController {
  @Inject() gate: Gate;
  @Inject() protected membershipTransfers: MembershipTransferService;
  @Inject() protected views: MembershipTransferViews;

  @Serve(partyLifeApi.transfers, membershipTransfersQuery, {
    who: 'person',
    reaches: 'unit',
    says: '组织关系转接：自己的，和转出、转入自己负责的党组织的',
  })
  list({ actor, input }: In<typeof membershipTransfersQuery>): Promise<Page<MembershipTransferView>> {
    return this.views.page(actor, input);
  }

  @Serve(partyLifeApi.askTransfer, membershipTransferInput, {
    who: 'person',
    reaches: 'unit',
    says: '申请转接组织关系：党员本人，或所在党组织为其申请',
  })
  async ask({ actor, ip, input, once }: In<typeof membershipTransferInput>): Promise<MembershipTransferView> {
    return this.views.show(actor, await this.membershipTransfers.ask({ actor, ip }, input, once));
  }

  @Serve(partyLifeApi.takeTransfer, partyStep, {
    who: 'person',
    reaches: 'unit',
    says: '办理组织关系转接：同意转出、接收、不同意、撤回；动作与表单见组织关系转接流程表',
  })
  async take({ actor, ip, input, once }: In<typeof partyStep>): Promise<MembershipTransferView> {
    await this.membershipTransfers.take({ actor, ip }, input, once);
    return this.views.show(actor, input.id);
  }
}
