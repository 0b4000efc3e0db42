import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';

/**
 * What an account is for. Points and money (fen) never meet: a transfer stays within one unit. `kept` accounts belong to
 * somebody: their balance stands in the row, locked while it changes, and never goes below 0. The others are met by
 * everybody at once; their balance is the sum of their entries, and no row of theirs is ever waited for.
 */
export const ACCOUNT_KINDS = {
  person: { unit: 'points', kept: true },
  issued: { unit: 'points', kept: false },
  shop: { unit: 'points', kept: false },
  expired: { unit: 'points', kept: false },
  fined: { unit: 'points', kept: false },
  fund: { unit: 'fen', kept: true },
  granted: { unit: 'fen', kept: false },
  held: { unit: 'fen', kept: false },
  paid: { unit: 'fen', kept: false },
} as const satisfies Record<string, { unit: 'points' | 'fen'; kept: boolean }>;
export type AccountKind = keyof typeof ACCOUNT_KINDS;

/** `ownerId`: a person, a month of a fund; 0 where there is but one. */
export interface AccountName {
  readonly kind: AccountKind;
  readonly ownerId: number;
}
export interface AccountRecord {
  id: number;
  kind: AccountKind;
  ownerId: number;
  balance: number;
  earned: number;
}
export interface Transfer {
  /** What it is for, told apart from everything else for ever: the same reason is never booked twice. */
  readonly reason: string;
  readonly from: AccountName;
  readonly to: AccountName;
  /** Whole, above 0. */
  readonly amount: number;
  readonly rule: string;
  readonly words: string;
  readonly byId?: number;
}

/** Far more than anybody earns; sums of it stay exact. */
const MOST = 1_000_000_000;
/** What comes back was earned before. */
export const REFUND = 'refund';
export const SYSTEM = (kind: AccountKind): AccountName => ({ kind, ownerId: 0 });

/** Double entry: every transfer is two rows whose sum is 0; no row is ever changed or taken away. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Ledger {
  @Inject() protected database: Database;
  /** Ids never change, so that they may be remembered. */
  private readonly shared = new Map<AccountKind, number>();

  /** The account as it stands, locked until the end of the work when it is a kept one; made when there is none. */
  async account(uow: UnitOfWork, { kind, ownerId }: AccountName): Promise<AccountRecord> {
    const find = () => {
      const sql = 'SELECT * FROM ledger_account WHERE kind = ? AND ownerId = ?';
      return ACCOUNT_KINDS[kind].kept
        ? uow.lock<AccountRecord>(sql, [kind, ownerId])
        : uow.one<AccountRecord>(sql, [kind, ownerId]);
    };
    const known = await find();
    if (known) return known;
    const ignoring = uow.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
    await uow.run(`${ignoring} INTO ledger_account (kind, ownerId) VALUES (?, ?)`, [kind, ownerId]);
    const made = await find();
    if (!made) throw new Error(`no account ${kind} ${ownerId}`);
    return made;
  }

  /** Was this booked already? Ask with the account locked, so that nobody books it meanwhile. */
  async isBooked(uow: UnitOfWork, reason: string): Promise<boolean> {
    return (await uow.one('SELECT id FROM ledger_transfer WHERE reason = ?', [reason])) !== undefined;
  }

  /**
   * Books a transfer; gives its id. Throws `amountUnfit` for what is no amount, `balanceTooLow` where a kept account has
   * less, and the database's duplicate key error for a reason booked already.
   */
  async transfer(uow: UnitOfWork, transfer: Transfer): Promise<number> {
    const { reason, from, to, amount, rule, words, byId } = transfer;
    if (!Number.isSafeInteger(amount) || amount <= 0 || amount > MOST) throw new Refusal('amountUnfit');
    if (ACCOUNT_KINDS[from.kind].unit !== ACCOUNT_KINDS[to.kind].unit)
      throw new Error(`${reason}: points are no money`);
    const giving = await this.side(uow, from);
    const taking = await this.side(uow, to);
    if (giving.balance !== undefined && giving.balance < amount)
      throw new Refusal('balanceTooLow', { balance: giving.balance, needed: amount });
    const transferId = await uow.insert('ledger_transfer', {
      ...{ reason, rule, words: [...words].slice(0, 200).join('') },
      at: uow.now,
      byId: byId ?? null,
    });
    await this.write(uow, { transferId, rule }, [
      { side: giving, amount: -amount },
      { side: taking, amount },
    ]);
    return transferId;
  }

  /** 0 when there is no such account. Reads one row, however many entries there are. */
  async balance({ kind, ownerId }: AccountName): Promise<{ balance: number; earned: number }> {
    const row = await this.database.readOne<AccountRecord>(
      'SELECT * FROM ledger_account WHERE kind = ? AND ownerId = ?',
      [kind, ownerId],
    );
    return { balance: row?.balance ?? 0, earned: row?.earned ?? 0 };
  }

  /** What does not add up, in Chinese; nothing when all does. Reads every entry: for the nightly look. */
  async findings(): Promise<string[]> {
    const [sum] = await this.database.read<{ total: number | null }>(
      'SELECT SUM(amount) AS total FROM ledger_entry',
    );
    const uneven = await this.database.read<{ transferId: number }>(
      'SELECT transferId FROM ledger_entry GROUP BY transferId HAVING SUM(amount) <> 0 OR COUNT(*) <> 2 LIMIT 20',
    );
    const kept = Object.entries(ACCOUNT_KINDS).flatMap(([kind, { kept: is }]) => (is ? [kind] : []));
    const wrong = await this.database.read<{ id: number }>(
      `SELECT a.id FROM ledger_account a LEFT JOIN ledger_entry e ON e.accountId = a.id
       WHERE a.kind IN (${marks(kept)}) GROUP BY a.id, a.balance
       HAVING a.balance <> COALESCE(SUM(e.amount), 0) OR a.balance < 0 LIMIT 20`,
      kept,
    );
    return [
      ...(Number(sum?.total ?? 0) === 0 ? [] : [`全部分录之和为 ${sum?.total}，应为 0`]),
      ...uneven.map(({ transferId }) => `转账 ${transferId} 的两笔分录不平`),
      ...wrong.map(({ id }) => `账户 ${id} 的余额与分录之和不符`),
    ];
  }

  private async side(uow: UnitOfWork, name: AccountName): Promise<Side> {
    if (ACCOUNT_KINDS[name.kind].kept) return this.account(uow, name);
    const known = name.ownerId === 0 ? this.shared.get(name.kind) : undefined;
    if (known !== undefined) return { id: known };
    const { id } = await this.account(uow, name);
    // Remembered once it is there for everybody.
    if (name.ownerId === 0) uow.afterCommit(() => this.shared.set(name.kind, id));
    return { id };
  }

  private async write(
    uow: UnitOfWork,
    { transferId, rule }: { readonly transferId: number; readonly rule: string },
    legs: readonly Leg[],
  ): Promise<void> {
    const rows = legs.map(({ side, amount }) => {
      const after = side.balance === undefined ? null : side.balance + amount;
      return [transferId, side.id, amount, after, rule, uow.now];
    });
    await uow.run(
      'INSERT INTO ledger_entry (transferId, accountId, amount, `after`, rule, at) VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?)',
      rows.flat(),
    );
    for (const { side, amount } of legs)
      if (side.balance !== undefined)
        await uow.run('UPDATE ledger_account SET balance = balance + ?, earned = earned + ? WHERE id = ?', [
          amount,
          rule === REFUND ? 0 : Math.max(0, amount),
          side.id,
        ]);
  }
}

interface Side {
  readonly id: number;
  readonly balance?: number;
}
interface Leg {
  readonly side: Side;
  readonly amount: number;
}
