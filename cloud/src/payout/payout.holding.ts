import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PAYOUT_STATES, type PayoutState } from '../../contract/payout/payout.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import type { CopySection, PersonalHolding, SealedColumn } from '../kernel/personal-data.holdings';
import { townTime } from '../kernel/town-time';
import { PAYOUT_BODY, PAYOUT_PACKAGE } from './payout.row';

interface Row {
  at: number;
  words: string;
  amount: number;
  state: PayoutState;
}
const OPEN = Object.entries(PAYOUT_STATES).flatMap(([state, { open }]) => (open ? [`'${state}'`] : []));

/** What payouts keep of people. Amounts and numbers stay, as the law on accounts asks; who it was goes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PayoutHolding implements PersonalHolding {
  @Inject() protected database: Database;
  readonly sealed: readonly SealedColumn[] = [
    { table: 'payout', column: 'bodySealed', field: PAYOUT_BODY },
    { table: 'payout', column: 'packageSealed', field: PAYOUT_PACKAGE },
  ];

  async copy(personId: number): Promise<CopySection[]> {
    const rows = await this.database.read<Row>(
      'SELECT at, words, amount, state FROM payout WHERE personId = ? ORDER BY id',
      [personId],
    );
    return [
      {
        title: '我的奖励',
        rows: rows.map(({ at, words, amount, state }) => ({
          ...{ 时间: townTime(at), 事由: words, 金额: `${(amount / 100).toFixed(2)} 元` },
          状态: PAYOUT_STATES[state].label,
        })),
      },
    ];
  }

  async unfinished(personId: number): Promise<string[]> {
    const rows = await this.database.read<{ words: string }>(
      `SELECT words FROM payout WHERE personId = ? AND state IN (${OPEN.join(', ')})`,
      [personId],
    );
    return rows.map(({ words }) => `奖励：${words}`);
  }

  /** Their WeChat account stood in what was sent. */
  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run("UPDATE payout SET bodySealed = '', packageSealed = NULL WHERE personId = ?", [personId]);
  }
}
