import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { notifyApi, type NoticeView, type SubscribeTemplates } from '../../contract/notify/notify.api';
import { inboxQuery, readInput, templatesQuery } from '../../contract/notify/notify.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import type { Settings } from '../kernel/settings';
import { Inbox } from './inbox';

type Template = SubscribeTemplates['templates'][number];
/** A template, if it is set up. */
type Offered = Omit<Template, 'id'> & { id: string | undefined };

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class NotifyController {
  @Inject() gate: Gate;
  @Inject() protected inbox: Inbox;
  @Inject() protected settings: Settings;

  @Serve(notifyApi.inbox, inboxQuery, { who: 'person', reaches: 'own', says: '我的消息，新的在前' })
  page({ actor, input }: Call<z.output<typeof inboxQuery>>): Promise<Page<NoticeView>> {
    return this.inbox.page(actor.id, input.after, input.size);
  }

  @Serve(notifyApi.unread, undefined, { who: 'person', reaches: 'own', says: '未读消息条数' })
  async unread({ actor }: Call<unknown>): Promise<{ count: number }> {
    return { count: await this.inbox.unread(actor.id) };
  }

  @Serve(notifyApi.read, readInput, { who: 'person', reaches: 'own', says: '把这一条及更早的消息标为已读' })
  async read({ actor, input }: Call<z.output<typeof readInput>>): Promise<{ count: number }> {
    return { count: await this.inbox.markRead(actor.id, input.upTo) };
  }

  @Serve(notifyApi.templates, templatesQuery, {
    who: 'anyone',
    reaches: 'open',
    says: '某个小程序里可以订阅的微信消息模板',
  })
  async templates({ input }: Call<z.output<typeof templatesQuery>>): Promise<SubscribeTemplates> {
    const { progress, result, task, service } = this.settings.wechat.templates;
    const known: Partial<Record<typeof input.program, Offered[]>> = {
      resident: [
        { id: progress, key: 'progress', title: '诉求有了进展' },
        { id: result, key: 'ending', title: '诉求已办结，请评价' },
      ],
      volunteer: [{ id: service, key: 'service', title: '志愿服务有了消息' }],
      command: [{ id: task, key: 'task', title: '有新的待办' }],
    };
    const templates = known[input.program] ?? [];
    return { templates: templates.flatMap(({ id, ...rest }) => (id === undefined ? [] : [{ id, ...rest }])) };
  }
}
