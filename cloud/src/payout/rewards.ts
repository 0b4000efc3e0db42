import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { BudgetView, PayoutRuleView } from '../../contract/payout/payout.api';
import type { grantInput, payoutRuleInput } from '../../contract/payout/payout.schema';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { Ledger, SYSTEM, type AccountKind } from '../points/ledger';
import { townMonth } from '../points/points.month';
import { PayClient } from './pay-client';
import { assertBudget } from './payout.budget';
import { leads } from './payout.permits';
import { Payouts } from './payouts';

const verified = z.object({
  caseId: z.number(),
  no: z.string(),
  reporterId: z.number(),
  categoryCode: z.string(),
});
const categories = z.array(z.string());
interface RuleRow {
  amount: number;
  approvalAbove: number;
  categories: string;
  active: number;
}

/** Which verified reports are rewarded in money, with how much, and out of what. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Rewards {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected payouts: Payouts;
  @Inject() protected ledger: Ledger;
  @Inject() protected pay: PayClient;
  @Inject() protected audit: AuditLog;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  begin(): void {
    this.deliveries.carry('reward.report', (delivery) => this.reward(delivery));
  }

  async rule(): Promise<PayoutRuleView> {
    const row = await this.database.readOne<RuleRow>('SELECT * FROM payout_rule WHERE id = 1');
    if (!row) throw new Error('the payout rule is missing');
    const { amount, approvalAbove, active } = row;
    const listed = categories.parse(JSON.parse(row.categories));
    return { amount, approvalAbove, categories: listed, active: active === 1 };
  }

  /** Throws `notYours` for anybody but a leader of the district. */
  async setRule(actor: Actor, input: z.output<typeof payoutRuleInput>): Promise<PayoutRuleView> {
    this.assertLeads(actor);
    const { amount, approvalAbove, active } = input;
    await this.database.unitOfWork(async (uow) => {
      const change = { amount, approvalAbove, active: active ? 1 : 0 };
      await uow.update('payout_rule', 1, { ...change, categories: JSON.stringify(input.categories) });
      await this.audit.record(uow, {
        actor,
        action: 'settingChanged',
        subject: 'payoutRule',
        detail: change,
      });
    });
    return this.rule();
  }

  /** The fund of this month, and what is bound and paid in all. Throws `notYours`. */
  async budget(actor: Actor): Promise<BudgetView> {
    this.assertLeads(actor);
    const month = townMonth(this.clock.now());
    const { balance } = await this.ledger.balance({ kind: 'fund', ownerId: Number(month) });
    const granted = await this.sum(
      `SELECT SUM(e.amount) AS total FROM ledger_account a JOIN ledger_entry e ON e.accountId = a.id
       WHERE a.kind = 'fund' AND a.ownerId = ? AND e.rule = 'grant'`,
      Number(month),
    );
    const [held, paid] = [await this.total('held'), await this.total('paid')];
    return { month, granted, left: balance, held, paid, configured: this.pay.configured };
  }

  /** Adds to a month's fund, or takes back what is free of it. Throws `notYours` or `budgetTooLow`. */
  async grant(actor: Actor, input: z.output<typeof grantInput>, call: Once | undefined): Promise<BudgetView> {
    this.assertLeads(actor);
    const { month, amount, words } = input;
    const fund = { kind: 'fund' as const, ownerId: Number(month) };
    const [from, to] = amount > 0 ? [SYSTEM('granted'), fund] : [fund, SYSTEM('granted')];
    await once(this.database, call, async (uow) => {
      if (amount < 0) await assertBudget(uow, this.ledger, { ownerId: fund.ownerId, amount: -amount });
      const reason = `grant:${month}:${actor.id}:${call?.bodyHash.slice(0, 12)}:${uow.now}`;
      const transfer = { reason, from, to, amount: Math.abs(amount), rule: 'grant', words, byId: actor.id };
      await this.ledger.transfer(uow, transfer);
      const detail = { month, amount, reason: words };
      await this.audit.record(uow, {
        actor,
        action: 'settingChanged',
        subject: `payoutFund:${month}`,
        detail,
      });
      return month;
    });
    return this.budget(actor);
  }

  /** Residents only: the staff report as part of their work. */
  private async reward({ body }: Delivery): Promise<void> {
    const { caseId, no, reporterId, categoryCode } = verified.parse(JSON.parse(body));
    const { active, amount, approvalAbove, categories: listed } = await this.rule();
    const meant = listed.length === 0 || listed.some((beginning) => categoryCode.startsWith(beginning));
    if (!active || !meant) return;
    const person = await this.database.readOne<{ id: number }>(
      "SELECT id FROM person WHERE id = ? AND kind = 'resident' AND erasedAt IS NULL",
      [reporterId],
    );
    if (!person) return;
    const proposal = { personId: reporterId, amount, approvalAbove, words: `随手拍 ${no} 核实奖励` };
    await this.payouts.propose({ ...proposal, reward: `case:${caseId}` });
  }

  private total(kind: AccountKind): Promise<number> {
    return this.sum(
      `SELECT SUM(e.amount) AS total FROM ledger_account a JOIN ledger_entry e ON e.accountId = a.id
       WHERE a.kind = ? AND a.ownerId = 0`,
      kind,
    );
  }

  private async sum(sql: string, param: string | number): Promise<number> {
    const row = await this.database.readOne<{ total: number | null }>(sql, [param]);
    return Number(row?.total ?? 0);
  }

  private assertLeads(actor: Actor): void {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
  }
}
