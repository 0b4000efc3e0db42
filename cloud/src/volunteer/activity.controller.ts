import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { Page } from '../../contract/route';
import {
  volunteerApi,
  type ActivityRow,
  type ActivityView,
  type CheckCodeView,
  type MatchRow,
} from '../../contract/volunteer/volunteer.api';
import {
  activitiesQuery,
  activityInput,
  stepInput,
  thingOf,
} from '../../contract/volunteer/volunteer.schema';
import { Clock } from '../kernel/clock';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { ActivityInvitations } from './activity.invitations';
import { ActivityPosters } from './activity.poster';
import { ActivityService } from './activity.service';
import { ActivityViews } from './activity.view';
import { CheckCodes } from './check.codes';
import { ClaimStore } from './claim.store';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ActivityController {
  @Inject() gate: Gate;
  @Inject() protected activities: ActivityService;
  @Inject() protected views: ActivityViews;
  @Inject() protected invitations: ActivityInvitations;
  @Inject() protected codes: CheckCodes;
  @Inject() protected claims: ClaimStore;
  @Inject() protected posters: ActivityPosters;
  @Inject() protected clock: Clock;

  @Serve(volunteerApi.plan, activityInput, {
    who: 'staff',
    reaches: 'unit',
    says: '社区策划一次活动，可同时合并几单',
  })
  async plan({ actor, input, once }: In<typeof activityInput>): Promise<ActivityView> {
    return this.views.show(actor, await this.activities.plan(actor, input, once));
  }

  @Serve(volunteerApi.activities, activitiesQuery, {
    who: 'person',
    reaches: 'unit',
    says: '活动列表：正在招募的（带合适程度与理由）、自己认领的、本社区的',
  })
  list({ actor, input }: In<typeof activitiesQuery>): Promise<Page<ActivityRow>> {
    return this.views.page(actor, input);
  }

  @Serve(volunteerApi.showActivity, thingOf, { who: 'person', reaches: 'unit', says: '一次活动的全部' })
  show({ actor, input }: In<typeof thingOf>): Promise<ActivityView> {
    return this.views.show(actor, input.id);
  }

  @Serve(volunteerApi.takeActivity, stepInput, {
    who: 'staff',
    reaches: 'unit',
    says: '办理一次活动：动作与表单见活动流程表',
  })
  async take({ actor, input, once }: In<typeof stepInput>): Promise<ActivityView> {
    await this.activities.take(actor, input, once);
    return this.views.show(actor, input.id);
  }

  @Serve(volunteerApi.matches, thingOf, {
    who: 'staff',
    reaches: 'unit',
    says: '哪些志愿者最合适，为什么',
  })
  async matches({ actor, input }: In<typeof thingOf>): Promise<{ rows: MatchRow[] }> {
    return { rows: await this.invitations.matches(await this.views.organised(actor, input.id)) };
  }

  @Serve(volunteerApi.code, thingOf, {
    who: 'staff',
    reaches: 'unit',
    says: '现在的签到码（每 5 秒更换，由服务端签名）',
  })
  async code({ actor, input }: In<typeof thingOf>): Promise<CheckCodeView> {
    const { id, taken } = await this.views.organised(actor, input.id);
    return { ...this.codes.show(id, this.clock.now()), ...(await this.claims.attendance(id)), taken };
  }

  /** Sent by hand, for it is no JSON. */
  @Serve(volunteerApi.poster, thingOf, {
    who: 'staff',
    reaches: 'unit',
    says: '报名海报上的小程序码（PNG）：扫码进入这次活动',
  })
  async poster({ actor, input, ctx }: In<typeof thingOf>): Promise<undefined> {
    ctx.body = await this.posters.code(await this.views.organised(actor, input.id));
    ctx.set({ 'Content-Type': 'image/png', 'Cache-Control': 'private, no-store' });
    return undefined;
  }
}
