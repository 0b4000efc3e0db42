import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { caseApi, type CaseRow, type CaseView, type TrailProof } from '../../contract/case/case.api';
import {
  caseOf,
  caseQuery,
  nearbyQuery,
  reportInput,
  takeInput,
  bulkInput,
} from '../../contract/case/case.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Limits } from '../kernel/limits';
import { CaseBulk } from './case.bulk';
import { CaseLists } from './case.lists';
import { CaseNearby } from './case.nearby';
import { CaseOverview } from './case.overview';
import { CaseReports } from './case.report';
import { CaseService } from './case.service';
import { CaseViews } from './case.view';
import { CaseWatches } from './case.watch';
import { idOfNumber } from './case.row';
import type { z } from 'zod';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class CaseController {
  @Inject() gate: Gate;
  @Inject() protected reports: CaseReports;
  @Inject() protected cases: CaseService;
  @Inject() protected views: CaseViews;
  @Inject() protected lists: CaseLists;
  @Inject() protected nearbyCases: CaseNearby;
  @Inject() protected bulkSteps: CaseBulk;
  @Inject() protected overview: CaseOverview;
  @Inject() protected watches: CaseWatches;
  @Inject() protected limits: Limits;

  @Serve(caseApi.report, reportInput, { who: 'person', reaches: 'own', says: '上报：位置、类别、文字、照片' })
  async report({ actor, input, once }: In<typeof reportInput>): Promise<CaseView> {
    const source = actor.kind === 'staff' ? 'grid' : 'resident';
    if (source === 'resident') await this.limits.report(actor);
    const { no, made } = await this.reports.report(actor, input, { source }, once);
    return made
      ? this.views.from(actor, {
          c: made.c,
          events: [made.event],
          files: made.files,
          ties: { isReporter: true, hasRated: false },
          reporter: undefined,
        })
      : this.views.show(actor, no);
  }

  @Serve(caseApi.list, caseQuery, {
    who: 'person',
    reaches: 'case',
    says: '案件列表：按范围、状态、类别、灯色等筛选，翻页',
  })
  async list({ actor, input }: In<typeof caseQuery>): Promise<Page<CaseRow>> {
    const filter = actor.kind === 'resident' ? { ...input, scope: 'mine' as const } : input;
    return this.lists.page(actor, filter, (c) => this.views.row(actor, c));
  }

  @Serve(caseApi.show, caseOf, {
    who: 'person',
    reaches: 'case',
    says: '一件案件的全部：经过、在谁手里多久、可以做什么',
  })
  async show({ actor, input }: In<typeof caseOf>): Promise<CaseView> {
    return this.views.show(actor, input.no);
  }

  @Serve(caseApi.take, takeInput, { who: 'person', reaches: 'case', says: '办理一步：动作与表单见流程表' })
  async take({ actor, input, once }: In<typeof takeInput>): Promise<CaseView> {
    // To join is to report: nobody goes from case to case reading.
    if (input.action === 'join') await this.limits.report(actor);
    const after = await this.cases.take(actor, input, once);
    return after ? this.views.from(actor, after) : this.views.show(actor, input.no);
  }

  @Serve(caseApi.bulk, bulkInput, { who: 'staff', reaches: 'case', says: '对多件办理同一步，逐件给出结果' })
  async bulk({ actor, input, once }: In<typeof bulkInput>) {
    return this.bulkSteps.take(actor, input, once);
  }

  @Serve(caseApi.proof, caseOf, { who: 'person', reaches: 'case', says: '核验一件案件的留痕是否完整' })
  async proof({ actor, input }: In<typeof caseOf>): Promise<TrailProof> {
    await this.views.show(actor, input.no);
    return this.overview.proof(input.no);
  }

  @Serve(caseApi.nearby, nearbyQuery, { who: 'person', reaches: 'open', says: '附近正在办理的案件' })
  async nearby({ actor, input }: In<typeof nearbyQuery>) {
    return { rows: await this.nearbyCases.around(actor, input) };
  }

  @Serve(caseApi.counts, undefined, { who: 'staff', reaches: 'case', says: '按状态、类别、灯色的件数' })
  async counts({ actor }: Call<unknown>) {
    return this.overview.counts(actor);
  }

  @Serve(caseApi.watch, caseOf, { who: 'staff', reaches: 'case', says: '表示正在查看；答复同时在看的人' })
  async watch({ actor, input }: In<typeof caseOf>): Promise<{ watching: string[] }> {
    await this.views.show(actor, input.no);
    await this.watches.look(idOfNumber(input.no), actor);
    return { watching: await this.watches.others(idOfNumber(input.no), actor) };
  }
}
