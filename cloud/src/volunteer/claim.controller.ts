import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { Page } from '../../contract/route';
import { volunteerApi, type ClaimRow, type ClaimView } from '../../contract/volunteer/volunteer.api';
import {
  checkInput,
  claimsQuery,
  rosterQuery,
  stepInput,
  thingOf,
} from '../../contract/volunteer/volunteer.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import { ActivityViews } from './activity.view';
import { CheckCodes } from './check.codes';
import { ClaimService } from './claim.service';
import { ClaimStore } from './claim.store';
import { ClaimViews } from './claim.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ClaimController {
  @Inject() gate: Gate;
  @Inject() protected claims: ClaimService;
  @Inject() protected store: ClaimStore;
  @Inject() protected views: ClaimViews;
  @Inject() protected activities: ActivityViews;
  @Inject() protected codes: CheckCodes;

  @Serve(volunteerApi.claim, thingOf, {
    who: 'person',
    reaches: 'unit',
    says: '认领活动；名额满时进入候补',
  })
  async claim({ actor, input, once }: In<typeof thingOf>): Promise<ClaimView> {
    return this.views.show(actor, await this.claims.claim(actor, input.id, once));
  }

  @Serve(volunteerApi.claims, claimsQuery, { who: 'person', reaches: 'own', says: '我认领的' })
  mine({ actor, input }: In<typeof claimsQuery>): Promise<Page<ClaimRow>> {
    return this.views.mine(actor, input);
  }

  @Serve(volunteerApi.roster, rosterQuery, {
    who: 'staff',
    reaches: 'unit',
    says: '一次活动的名单与签到情况（组织者）',
  })
  async roster({ actor, input }: In<typeof rosterQuery>): Promise<Page<ClaimRow>> {
    const { id } = await this.activities.organised(actor, input.id);
    return this.views.roster(actor, id, input);
  }

  @Serve(volunteerApi.showClaim, thingOf, {
    who: 'person',
    reaches: 'unit',
    says: '一次认领：签到、时长、经过',
  })
  show({ actor, input }: In<typeof thingOf>): Promise<ClaimView> {
    return this.views.show(actor, input.id);
  }

  @Serve(volunteerApi.takeClaim, stepInput, {
    who: 'person',
    reaches: 'unit',
    says: '办理一次认领：退出、签到签退、补录、申诉等，见认领流程表',
  })
  async take({ actor, input, once }: In<typeof stepInput>): Promise<ClaimView> {
    await this.claims.step(actor, input, once);
    return this.views.show(actor, input.id);
  }

  @Serve(volunteerApi.check, checkInput, {
    who: 'person',
    reaches: 'own',
    says: '扫码签到或签退：活动由签到码说明',
  })
  async check({ actor, input, once }: In<typeof checkInput>): Promise<ClaimView> {
    const { way, ...form } = input;
    const claim = await this.store.of(actor.id, this.codes.read(form.code).activityId);
    if (!claim) throw new Refusal('claimMissing');
    const action = way === 'in' ? 'checkIn' : 'checkOut';
    await this.claims.step(actor, { id: claim.id, action, form }, once);
    return this.views.show(actor, claim.id);
  }
}
