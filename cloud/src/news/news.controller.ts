import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { newsApi, type NewsRow, type NewsView } from '../../contract/news/news.api';
import { attachmentOf, newsOf, newsQuery } from '../../contract/news/news.schema';
import type { Page } from '../../contract/route';
import { Documents } from '../kernel/documents';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { NewsService } from './news.service';
import { NewsViews } from './news.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** 新闻动态 as everybody reads it. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class NewsController {
  @Inject() gate: Gate;
  @Inject() protected news: NewsService;
  @Inject() protected views: NewsViews;
  @Inject() protected documents: Documents;

  @Serve(newsApi.list, newsQuery, {
    who: 'person',
    reaches: 'unit',
    says: '已发布的文章，按栏目或政策标签；置顶的在前，其余新的在前',
  })
  list({ input }: In<typeof newsQuery>): Promise<Page<NewsRow>> {
    return this.views.page(input);
  }

  @Serve(newsApi.show, newsOf, { who: 'person', reaches: 'unit', says: '一篇已发布的文章' })
  show({ input }: In<typeof newsOf>): Promise<NewsView> {
    return this.views.show(input.id);
  }

  @Serve(newsApi.read, newsOf, {
    who: 'person',
    reaches: 'unit',
    says: '读到了这一篇；一个人只计一次',
  })
  async read({ actor, input }: In<typeof newsOf>): Promise<{ readers: number }> {
    return { readers: await this.news.read(actor, input.id) };
  }

  /** Always to be saved, never to be opened in the browser's own window. */
  @Serve(newsApi.attachment, attachmentOf, {
    who: 'person',
    reaches: 'unit',
    says: '下载文章的附件（PDF、Word、Excel）',
  })
  async attachment({ actor, input, ctx }: In<typeof attachmentOf>): Promise<undefined> {
    const document = await this.views.attachment(actor, input.id);
    const { stream, type, size } = await this.documents.read(document);
    ctx.set({
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename="attachment.${document.kind}"; filename*=UTF-8''${encodeURIComponent(document.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    });
    ctx.status = 200;
    ctx.type = type;
    ctx.length = size;
    ctx.body = stream;
    return;
  }
}
