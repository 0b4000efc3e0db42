import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { REDEMPTION_STATES, type RedemptionState } from '../../contract/points/redemption.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import type { CopySection, PersonalHolding } from '../kernel/personal-data.holdings';
import { townTime } from '../kernel/town-time';

interface EntryRow {
  at: number;
  amount: number;
  after: number;
  words: string;
}
interface RedeemedRow {
  at: number;
  title: string;
  points: number;
  state: RedemptionState;
}

/** What points keep of people. The ledger stays whole: its entries are numbers of somebody who is no longer known. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PointsHolding implements PersonalHolding {
  @Inject() protected database: Database;

  async copy(personId: number): Promise<CopySection[]> {
    const [entries, redeemed] = await this.database.readTogether<[EntryRow[], RedeemedRow[]]>(
      {
        sql: `SELECT e.at, e.amount, e.after, t.words FROM ledger_account a JOIN ledger_entry e ON e.accountId = a.id
              JOIN ledger_transfer t ON t.id = e.transferId WHERE a.kind = 'person' AND a.ownerId = ? ORDER BY e.id`,
        params: [personId],
      },
      {
        sql: `SELECT r.at, g.title, r.points, r.state FROM shop_redemption r JOIN shop_good g ON g.id = r.goodId
              WHERE r.personId = ? ORDER BY r.id`,
        params: [personId],
      },
    );
    return [
      {
        title: '我的积分',
        rows: entries.map(({ at, amount, after, words }) => ({
          ...{ 时间: townTime(at), 积分: amount, 余额: after, 事由: words },
        })),
      },
      {
        title: '我的兑换',
        rows: redeemed.map(({ at, title, points, state }) => ({
          ...{ 时间: townTime(at), 物品: title, 积分: points, 状态: REDEMPTION_STATES[state].label },
        })),
      },
    ];
  }

  /** Nobody is erased who still has something to pick up. */
  async unfinished(personId: number): Promise<string[]> {
    const rows = await this.database.read<{ title: string }>(
      `SELECT g.title FROM shop_redemption r JOIN shop_good g ON g.id = r.goodId
       WHERE r.personId = ? AND r.state = 'redeemed'`,
      [personId],
    );
    return rows.map(({ title }) => `待领取：${title}`);
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run("UPDATE shop_event SET words = '', byId = NULL WHERE byId = ?", [personId]);
    await uow.run('DELETE FROM points_tally WHERE personId = ?', [personId]);
  }
}
