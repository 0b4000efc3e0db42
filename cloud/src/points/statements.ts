import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { POINT_RULES } from '../../contract/points/points.schema';
import type { BalanceView, EntryView } from '../../contract/points/points.api';
import type { entriesQuery } from '../../contract/points/points.schema';
import type { Page } from '../../contract/route';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { Ledger } from './ledger';
import { Lots } from './lots';

interface EntryRow {
  id: number;
  at: number;
  amount: number;
  after: number;
  rule: string;
  words: string;
}

const SOON = 30 * 86_400_000;
const LABELS: Readonly<Record<string, string>> = {
  ...POINT_RULES,
  shop: '积分兑换',
  refund: '兑换退回',
  expired: '积分到期',
};

/** What a person has, and how it came to that. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Statements {
  @Inject() protected database: Database;
  @Inject() protected ledger: Ledger;
  @Inject() protected lots: Lots;
  @Inject() protected clock: Clock;

  async balance(personId: number): Promise<BalanceView> {
    const { balance, earned } = await this.ledger.balance({ kind: 'person', ownerId: personId });
    const expiring = await this.lots.ending(personId, this.clock.now() + SOON);
    return { balance, earned, ...(expiring ? { expiring } : {}) };
  }

  /** Newest first. */
  async page(personId: number, { after, size }: z.output<typeof entriesQuery>): Promise<Page<EntryView>> {
    const rows = await this.database.read<EntryRow>(
      `SELECT e.id, e.at, e.amount, e.after, e.rule, t.words FROM ledger_account a
       JOIN ledger_entry e ON e.accountId = a.id JOIN ledger_transfer t ON t.id = e.transferId
       WHERE a.kind = 'person' AND a.ownerId = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?`,
      [personId, cursorId(after), size + 1],
    );
    return pageOf(rows, size, ({ rule, ...row }) => ({ ...row, label: LABELS[rule] ?? rule }));
  }
}
