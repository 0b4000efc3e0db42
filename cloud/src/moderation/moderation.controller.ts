import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  moderationApi,
  type ModerationItem,
  type ModerationPage,
} from '../../contract/moderation/moderation.api';
import { moderationInput, moderationQuery } from '../../contract/moderation/moderation.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Moderation } from './moderation.service';
import { ModerationViews } from './moderation.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** The queue of what a human must look at before everybody may. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ModerationController {
  @Inject() gate: Gate;
  @Inject() protected moderation: Moderation;
  @Inject() protected views: ModerationViews;

  @Serve(moderationApi.queue, moderationQuery, {
    who: 'staff',
    reaches: 'office',
    says: '内容审核：等待人工审核的文字、照片与视频，或已审核的；区级中心的受理员、值班长',
  })
  queue({ actor, input }: In<typeof moderationQuery>): Promise<ModerationPage> {
    const { which, after, size } = input;
    return this.views.page(actor, which, { after, size });
  }

  @Serve(moderationApi.take, moderationInput, {
    who: 'staff',
    reaches: 'office',
    says: '通过或屏蔽一项内容；写明理由，记入审计日志',
  })
  async take({ actor, input, ip }: In<typeof moderationInput>): Promise<ModerationItem> {
    await this.moderation.take(actor, input, ip);
    return this.views.one(actor, input.id);
  }
}
