import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { RuleView } from '../../contract/points/points.api';
import { POINT_RULES, type PointRule, type ruleInput } from '../../contract/points/points.schema';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { leadsDistrict } from './points.desk';
import { monthStart, townDay } from './points.month';

export interface RuleRecord {
  code: PointRule;
  points: number;
  dayCap: number | null;
  monthCap: number | null;
  expireDays: number;
  active: number;
}

/** What earns how many points, as the district has set it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PointRules {
  @Inject() protected database: Database;
  @Inject() protected audit: AuditLog;
  @Inject() protected org: Directory;

  async list(): Promise<RuleView[]> {
    const rows = await this.database.read<RuleRecord>('SELECT * FROM points_rule');
    const order = Object.keys(POINT_RULES);
    return rows.map(viewOf).sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  }

  /** Throws `notYours` for anybody but a leader of the district. */
  async set(actor: Actor, { code, ...rule }: z.output<typeof ruleInput>): Promise<RuleView> {
    if (!leadsDistrict(actor, this.org)) throw new Refusal('notYours');
    const { points, dayCap = null, monthCap = null, expireDays, active } = rule;
    const change = { points, dayCap, monthCap, expireDays, active: active ? 1 : 0 };
    await this.database.unitOfWork(async (uow) => {
      await uow.run(
        'UPDATE points_rule SET points = ?, dayCap = ?, monthCap = ?, expireDays = ?, active = ? WHERE code = ?',
        [...Object.values(change), code],
      );
      await this.audit.record(uow, {
        ...{ actor, action: 'settingChanged', subject: `pointsRule:${code}` },
        detail: change,
      });
    });
    return viewOf({ code, ...change });
  }

  async get(uow: UnitOfWork, code: PointRule): Promise<RuleRecord | undefined> {
    return uow.one<RuleRecord>('SELECT * FROM points_rule WHERE code = ? AND active = 1', [code]);
  }

  /** How many of these points the caps of the rule still let through; the account must be locked. */
  async capped(uow: UnitOfWork, accountId: number, rule: RuleRecord, points: number): Promise<number> {
    const day = await this.since(uow, accountId, { rule, cap: rule.dayCap, from: townDay(uow.now) });
    const month = await this.since(uow, accountId, { rule, cap: rule.monthCap, from: monthStart(uow.now) });
    return Math.max(0, Math.min(points, day, month));
  }

  /** What is left of a cap since then. */
  private async since(
    uow: UnitOfWork,
    accountId: number,
    { rule, cap, from }: { rule: RuleRecord; cap: number | null; from: number },
  ): Promise<number> {
    if (cap === null) return Number.MAX_SAFE_INTEGER;
    const row = await uow.one<{ earned: number | null }>(
      'SELECT SUM(amount) AS earned FROM ledger_entry WHERE accountId = ? AND rule = ? AND at >= ?',
      [accountId, rule.code, from],
    );
    return cap - Number(row?.earned ?? 0);
  }
}

function viewOf({ code, points, dayCap, monthCap, expireDays, active }: RuleRecord): RuleView {
  return {
    ...{ code, label: POINT_RULES[code], points, expireDays, active: active === 1 },
    ...(dayCap === null ? {} : { dayCap }),
    ...(monthCap === null ? {} : { monthCap }),
  };
}
