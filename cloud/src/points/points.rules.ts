import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { RuleView } from '../../contract/points/points.api';
import {
  POINT_RULES,
  RATED_RULES,
  type PointRule,
  type ruleInput,
} from '../../contract/points/points.schema';
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
  /** A rating counts from so many characters on. */
  leastWords: number;
  active: number;
}
/** What a rule can give: a time, and at most to one person within its caps; `why` says what the limit is. */
export interface Reach {
  readonly each: number;
  readonly most: number;
  readonly why: string;
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
    return this.database.unitOfWork(async (uow) => {
      const stands = await uow.lock<RuleRecord>('SELECT * FROM points_rule WHERE code = ?', [code]);
      const leastWords = rule.leastWords ?? stands?.leastWords ?? 0;
      const change = { points, dayCap, monthCap, expireDays, leastWords, active: active ? 1 : 0 };
      const columns = Object.keys(change).map((column) => `${column} = ?`);
      await uow.run(`UPDATE points_rule SET ${columns.join(', ')} WHERE code = ?`, [
        ...Object.values(change),
        code,
      ]);
      await this.audit.record(uow, {
        ...{ actor, action: 'settingChanged', subject: `pointsRule:${code}` },
        detail: change,
      });
      return viewOf({ code, ...change });
    });
  }

  async get(uow: UnitOfWork, code: PointRule): Promise<RuleRecord | undefined> {
    return uow.one<RuleRecord>('SELECT * FROM points_rule WHERE code = ? AND active = 1', [code]);
  }

  /** How far a rule reaches. Out of use it gives nothing. */
  async reach(uow: UnitOfWork, code: PointRule): Promise<Reach> {
    const rule = await this.get(uow, code);
    if (!rule) return { each: 0, most: 0, why: `区里没有启用“${POINT_RULES[code]}”的积分` };
    const { points, dayCap, monthCap } = rule;
    const [day, month] = [dayCap ?? Number.MAX_SAFE_INTEGER, monthCap ?? Number.MAX_SAFE_INTEGER];
    const span = day <= month ? '每天' : '每月';
    return { each: points, most: Math.min(day, month), why: `区里规定这一项每人${span}最多得这么多` };
  }

  /** How many of these points the caps of the rule still let through; the account must be locked. */
  async capped(uow: UnitOfWork, accountId: number, rule: RuleRecord, points: number): Promise<number> {
    const day = await this.since(uow, accountId, { rule, cap: rule.dayCap, from: townDay(uow.now) });
    const month = await this.since(uow, accountId, { rule, cap: rule.monthCap, from: monthStart(uow.now) });
    return Math.max(0, Math.min(points, day, month));
  }

  /** What is left of a cap since then: what was taken back makes no room for more. */
  private async since(
    uow: UnitOfWork,
    accountId: number,
    { rule, cap, from }: { rule: RuleRecord; cap: number | null; from: number },
  ): Promise<number> {
    if (cap === null) return Number.MAX_SAFE_INTEGER;
    const row = await uow.one<{ earned: number | null }>(
      'SELECT SUM(amount) AS earned FROM ledger_entry WHERE accountId = ? AND rule = ? AND at >= ? AND amount > 0',
      [accountId, rule.code, from],
    );
    return cap - Number(row?.earned ?? 0);
  }
}

/** Whole points for so many minutes of what a rule counts by the hour; multiplied first, so that no rest is lost on the way. */
export const pointsFor = ({ points }: Pick<RuleRecord, 'points'>, minutes: number): number =>
  Math.floor((points * minutes) / 60);

/** Hours come with two decimals, which is less than half a minute off. */
export const minutesOf = (hours: number): number => Math.round(hours * 60);

function viewOf(rule: RuleRecord): RuleView {
  const { code, points, dayCap, monthCap, expireDays, leastWords, active } = rule;
  return {
    ...{ code, label: POINT_RULES[code], points, expireDays, active: active === 1, says: saysOf(rule) },
    ...(dayCap === null ? {} : { dayCap }),
    ...(monthCap === null ? {} : { monthCap }),
    ...(RATED_RULES.some((rated) => rated === code) ? { leastWords } : {}),
  };
}

const EACH: Partial<Record<PointRule, (points: number) => string>> = {
  activity: (points) => `一般每次 ${points} 分，以活动页上写的为准`,
  hour: (points) => `每小时 ${points} 分`,
  penalty: (points) => `每次扣 ${points} 分，扣完为止`,
};

/** A rule as people read it. */
function saysOf({ code, points, dayCap, monthCap, expireDays, leastWords }: RuleRecord): string {
  const each = EACH[code]?.(points) ?? `每次 ${points} 分`;
  if (code === 'penalty') return each;
  const limits = [
    leastWords > 0 ? `至少写 ${leastWords} 个字` : '',
    dayCap === null ? '' : `每天最多 ${dayCap} 分`,
    monthCap === null ? '' : `每月最多 ${monthCap} 分`,
    `${expireDays} 天内有效`,
  ];
  return [each, ...limits].filter(Boolean).join('，');
}
