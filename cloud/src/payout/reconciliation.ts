import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { ReconciliationView } from '../../contract/payout/payout.api';
import { BILL_AFTER } from '../../contract/payout/payout.bills';
import type { reconciliationsQuery } from '../../contract/payout/payout.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database, type UnitOfWork } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { withEach } from '../kernel/one-by-one';
import { once, remembered, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Round } from '../kernel/round';
import { Directory } from '../org/directory';
import { Comparison, townDate, type Compared } from './comparison';
import { PayClient } from './pay-client';
import { leads } from './payout.permits';
import { Quarantine } from './quarantine';

interface Row extends Omit<Compared, 'differences' | 'explained'> {
  id: number;
  day: string;
  at: number;
  differences: string;
  /** Of days that were compared before anything was explained: null. */
  explained: string | null;
}
const LABELS = { even: '一致', uneven: '有差异', failed: '没有取到账单' } as const;
const DAY = 86_400_000;
/** Days made up for, after the server was down or the bill could not be had. WeChat Pay keeps bills for three months. */
const CAUGHT_UP = 30;
const texts = z.array(z.string());

const beginOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Every day what we think was paid is held against what WeChat Pay says left the account. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Reconciliation extends Round {
  protected readonly everyMs = 600_000;
  @Inject() protected database: Database;
  @Inject() protected pay: PayClient;
  @Inject() protected comparison: Comparison;
  @Inject() protected quarantine: Quarantine;
  @Inject() protected clock: Clock;
  @Inject() protected org: Directory;

  /** Each day since the first payout whose bill can be there and was not compared yet, the oldest first. */
  async once(): Promise<void> {
    if (!this.pay.configured) return;
    const days = await this.missing(this.clock.now() - BILL_AFTER);
    await withEach(days, (day) => this.compare(day));
  }

  /** Throws `notYours`, `payNotConfigured`, or `billNotYet` for a day whose bill cannot be there. */
  async run(actor: Actor, day: string, call?: Once): Promise<ReconciliationView> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    // Beforehand: what is compared costs a bill fetched from WeChat Pay.
    const known = call && (await remembered(this.database, call));
    if (known !== undefined) return viewOf(await this.rowOf(known));
    if (!this.pay.configured) throw new Refusal('payNotConfigured');
    if (this.clock.now() < beginOf(day) + BILL_AFTER) throw new Refusal('billNotYet', { day });
    return viewOf(await this.compare(day, call));
  }

  /** Newest first. Throws `notYours`. */
  async page(actor: Actor, query: z.output<typeof reconciliationsQuery>): Promise<Page<ReconciliationView>> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    const rows = await this.database.read<Row>(
      'SELECT * FROM payout_reconciliation WHERE id < ? ORDER BY id DESC LIMIT ?',
      [cursorId(query.after), query.size + 1],
    );
    return pageOf(rows, query.size, viewOf);
  }

  /** Days without a comparison, from the first payout to the day of `last` (ms). */
  private async missing(last: number): Promise<string[]> {
    const first = await this.database.readOne<{ at: number | null }>('SELECT MIN(sentAt) AS at FROM payout');
    if (!first || first.at === null) return [];
    const end = beginOf(townDate(last));
    const from = Math.max(beginOf(townDate(first.at)), end - (CAUGHT_UP - 1) * DAY);
    const done = await this.database.read<{ day: string }>(
      "SELECT day FROM payout_reconciliation WHERE day >= ? AND state <> 'failed'",
      [townDate(from)],
    );
    const known = new Set(done.map(({ day }) => day));
    const days = Array.from({ length: Math.max(0, (end - from) / DAY + 1) }, (_, n) =>
      townDate(from + n * DAY),
    );
    return days.filter((day) => !known.has(day));
  }

  private async compare(day: string, call?: Once): Promise<Row> {
    const { differences, explained, ...found } = await this.comparison.of(beginOf(day));
    const said = { differences: JSON.stringify(differences), explained: JSON.stringify(explained) };
    const id = await once(this.database, call, async (uow) => {
      if (found.state === 'uneven') await this.holdBack(uow, day, differences);
      return String(await this.keep(uow, { ...found, ...said, day, at: uow.now }));
    });
    return this.rowOf(id);
  }

  /** One row a day; gives its id. */
  private async keep(uow: UnitOfWork, { day, ...change }: Omit<Row, 'id'>): Promise<number> {
    const sql = 'SELECT id FROM payout_reconciliation WHERE day = ?';
    const known = await uow.lock<{ id: number }>(sql, [day]);
    if (!known) return uow.insert('payout_reconciliation', { day, ...change });
    await uow.update('payout_reconciliation', known.id, change);
    return known.id;
  }

  private async holdBack(uow: UnitOfWork, day: string, differences: readonly string[]): Promise<void> {
    for (const says of differences)
      await this.quarantine.hold(uow, {
        subject: `bill:${day}:${says}`,
        kind: 'bill',
        says: `${day} ${says}`,
      });
  }

  private async rowOf(id: string): Promise<Row> {
    const sql = 'SELECT * FROM payout_reconciliation WHERE id = ?';
    const row = await this.database.readOne<Row>(sql, [Number(id)]);
    if (!row) throw new Error(`the comparison ${id} is gone`);
    return row;
  }
}

function viewOf({ id, day, at, state, ...row }: Row): ReconciliationView {
  return {
    ...{ id, day, at, state, stateLabel: LABELS[state] },
    ours: { bills: row.ourBills, amount: row.ourAmount },
    theirs: { bills: row.theirBills, amount: row.theirAmount },
    differences: texts.parse(JSON.parse(row.differences)),
    explained: texts.parse(JSON.parse(row.explained ?? '[]')),
  };
}
