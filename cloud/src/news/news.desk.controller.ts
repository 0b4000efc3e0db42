import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import {
  newsApi,
  type AttachmentView,
  type NewsDeskRow,
  type NewsDeskView,
  type NewsUnit,
} from '../../contract/news/news.api';
import { attachmentInput, newsDeskQuery, newsInput, newsOf, newsTake } from '../../contract/news/news.schema';
import type { Page } from '../../contract/route';
import { Documents } from '../kernel/documents';
import { Gate } from '../kernel/gate';
import { parse, Serve, type Call } from '../kernel/http';
import { Limits } from '../kernel/limits';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { attachmentView } from './news.files';
import { seatsOf } from './news.permits';
import { NewsService } from './news.service';
import { NewsViews } from './news.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** 新闻动态 as those see it who write and publish. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class NewsDeskController {
  @Inject() gate: Gate;
  @Inject() protected news: NewsService;
  @Inject() protected views: NewsViews;
  @Inject() protected documents: Documents;
  @Inject() protected limits: Limits;
  @Inject() protected org: Directory;

  @Serve(newsApi.desk, newsDeskQuery, {
    who: 'staff',
    reaches: 'unit',
    says: '本单位及下级的文章，各种状态；区、街道、社区的受理员与领导',
  })
  desk({ actor, input }: In<typeof newsDeskQuery>): Promise<Page<NewsDeskRow>> {
    return this.views.desk(actor, input);
  }

  @Serve(newsApi.seats, undefined, { who: 'staff', reaches: 'unit', says: '可以为哪些单位写文章' })
  async seats({ actor }: Call<unknown>): Promise<{ rows: NewsUnit[] }> {
    return { rows: seatsOf(actor, this.org).map(({ id, name }) => ({ id, name })) };
  }

  @Serve(newsApi.write, newsInput, { who: 'staff', reaches: 'unit', says: '写一篇文章，先存为草稿' })
  async write({ actor, input, once }: In<typeof newsInput>): Promise<NewsDeskView> {
    return this.views.open(actor, await this.news.write(actor, input, once));
  }

  @Serve(newsApi.open, newsOf, { who: 'staff', reaches: 'unit', says: '编辑看到的一篇文章，含可办理的事项' })
  open({ actor, input }: In<typeof newsOf>): Promise<NewsDeskView> {
    return this.views.open(actor, input.id);
  }

  @Serve(newsApi.take, newsTake, {
    who: 'staff',
    reaches: 'unit',
    says: '办理一篇文章：修改、发布、定时、置顶、推送、撤回；动作与表单见新闻流程表，发布由领导签发',
  })
  async take({ actor, input }: In<typeof newsTake>): Promise<NewsDeskView> {
    await this.news.take(actor, input);
    return this.views.open(actor, input.id);
  }

  @Serve(newsApi.attach, attachmentInput, {
    who: 'staff',
    reaches: 'own',
    sends: 'file',
    says: '上传一个附件（PDF、docx、xlsx，10 MB 以内），得到编号',
  })
  async attach({ actor, ctx, once }: In<typeof attachmentInput>): Promise<AttachmentView> {
    if (seatsOf(actor, this.org).length === 0) throw new Refusal('notYours');
    await this.limits.spend('upload', String(actor.id), 60, 60);
    const { name } = parse(attachmentInput, { ...ctx.query });
    return attachmentView(await this.documents.store(actor, ctx.req, { name, call: once }));
  }
}
