import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  pointsApi,
  type BalanceView,
  type EarnerView,
  type EntryView,
  type LeagueView,
  type PointsSeats,
  type RuleView,
} from '../../contract/points/points.api';
import {
  earnersQuery,
  entriesQuery,
  leagueQuery,
  penaltyInput,
  ruleInput,
} from '../../contract/points/points.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { Directory } from '../org/directory';
import { Earners } from './earners';
import { League } from './league';
import { Penalties } from './penalties';
import { desksOf, leadsDistrict } from './points.desk';
import { PointRules } from './points.rules';
import { Statements } from './statements';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class PointsController {
  @Inject() gate: Gate;
  @Inject() protected statements: Statements;
  @Inject() protected rules: PointRules;
  @Inject() protected leagueTable: League;
  @Inject() protected earnersOf: Earners;
  @Inject() protected penalties: Penalties;
  @Inject() protected org: Directory;

  @Serve(pointsApi.seats, undefined, {
    who: 'staff',
    reaches: 'own',
    says: '我管哪些社区的积分与商城，能不能改规则',
  })
  async seats({ actor }: Call<unknown>): Promise<PointsSeats> {
    const desks = desksOf(actor, this.org).map((unitId) => this.org.brief(unitId));
    return { desks, setsRules: leadsDistrict(actor, this.org) };
  }

  @Serve(pointsApi.balance, undefined, {
    who: 'person',
    reaches: 'own',
    says: '我的积分：余额、累计、将到期',
  })
  balance({ actor }: Call<unknown>): Promise<BalanceView> {
    return this.statements.balance(actor.id);
  }

  @Serve(pointsApi.entries, entriesQuery, { who: 'person', reaches: 'own', says: '我的积分明细' })
  entries({ actor, input }: In<typeof entriesQuery>): Promise<Page<EntryView>> {
    return this.statements.page(actor.id, input);
  }

  @Serve(pointsApi.rules, undefined, { who: 'person', reaches: 'open', says: '积分规则' })
  async list(): Promise<{ rows: RuleView[] }> {
    return { rows: await this.rules.list() };
  }

  @Serve(pointsApi.setRule, ruleInput, { who: 'staff', reaches: 'office', says: '修改积分规则（区领导）' })
  setRule({ actor, input }: In<typeof ruleInput>): Promise<RuleView> {
    return this.rules.set(actor, input);
  }

  @Serve(pointsApi.league, leagueQuery, {
    who: 'person',
    reaches: 'open',
    says: '积分榜：按个人、党支部、社区，按月或累计；姓名只见一字',
  })
  league({ actor, input }: In<typeof leagueQuery>): Promise<LeagueView> {
    return this.leagueTable.table(actor, input);
  }

  @Serve(pointsApi.earners, earnersQuery, {
    who: 'staff',
    reaches: 'unit',
    says: '在本社区得过分的人：按志愿者编号或姓名查',
  })
  async earners({ actor, input }: In<typeof earnersQuery>): Promise<{ rows: EarnerView[] }> {
    return { rows: await this.earnersOf.find(actor, input) };
  }

  @Serve(pointsApi.penalise, penaltyInput, { who: 'staff', reaches: 'unit', says: '扣分并说明原因（社区）' })
  async penalise({ actor, input, once }: In<typeof penaltyInput>): Promise<{ taken: number }> {
    return { taken: await this.penalties.take(actor, input, once) };
  }
}
