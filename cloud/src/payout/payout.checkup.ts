import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PAYOUT_STATES } from '../../contract/payout/payout.flow';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { Ledger } from '../points/ledger';

const UNBOUND = ['proposed', 'refused'];
/** Approved and not yet decided: their money stands in `held`. */
const BOUND = Object.entries(PAYOUT_STATES).flatMap(([state, { open }]) =>
  open && !UNBOUND.includes(state) ? [state] : [],
);

/** Does the ledger add up, and does it say of the money what the payouts say? */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PayoutCheckup {
  @Inject() protected database: Database;
  @Inject() protected ledger: Ledger;

  /** What does not agree, in Chinese; nothing when all does. Reads every entry. */
  async findings(): Promise<string[]> {
    const [entries, held, paid] = await Promise.all([
      this.ledger.findings(),
      this.compare('held', BOUND),
      this.compare('paid', ['paid']),
    ]);
    return [...entries, ...held, ...paid];
  }

  private async compare(kind: 'held' | 'paid', states: readonly string[]): Promise<string[]> {
    const [booked, said] = await this.database.readTogether<[Sum[], Sum[]]>(
      {
        sql: `SELECT SUM(e.amount) AS total FROM ledger_account a JOIN ledger_entry e ON e.accountId = a.id
              WHERE a.kind = ? AND a.ownerId = 0`,
        params: [kind],
      },
      {
        sql: `SELECT SUM(amount) AS total FROM payout WHERE state IN (${marks(states)})`,
        params: states,
      },
    );
    const [ours, theirs] = [Number(booked[0]?.total ?? 0), Number(said[0]?.total ?? 0)];
    const label = { held: '已占用', paid: '已兑付' }[kind];
    return ours === theirs ? [] : [`账上${label} ${ours} 分，各笔兑付合计 ${theirs} 分`];
  }
}

interface Sum {
  readonly total: number | null;
}
