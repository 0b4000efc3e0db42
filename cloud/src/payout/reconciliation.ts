import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { ReconciliationView } from '../../contract/payout/payout.api';
import { BILL_AFTER } from '../../contract/payout/payout.bills';
import type { reconciliationsQuery } from '../../contract/payout/payout.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { withEach } from '../kernel/one-by-one';
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
  async run(actor: Actor, day: string): Promise<ReconciliationView> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    if (!this.pay.configured) throw new Refusal('payNotConfigured');
    if (this.clock.now() < beginOf(day) + BILL_AFTER) throw new Refusal('billNotYet', { day });
    return viewOf(await this.compare(day));
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

  private async compare(day: string): Promise<Row> {
    const { differences, explained, ...found } = await this.comparison.of(beginOf(day));
    await this.database.unitOfWork(async (uow) => {
      const said = { differences: JSON.stringify(differences), explained: JSON.stringify(explained) };
      const change = { ...found, at: uow.now, ...said };
      const sql = 'SELECT id FROM payout_reconciliation WHERE day = ?';
      const known = await uow.lock<{ id: number }>(sql, [day]);
      if (known) await uow.update('payout_reconciliation', known.id, change);
      else await uow.insert('payout_reconciliation', { day, ...change });
      if (found.state !== 'uneven') return;
      for (const says of differences)
        await this.quarantine.hold(uow, {
          subject: `bill:${day}:${says}`,
          kind: 'bill',
          says: `${day} ${says}`,
        });
    });
    const row = await this.database.readOne<Row>('SELECT * FROM payout_reconciliation WHERE day = ?', [day]);
    if (!row) throw new Error(`the comparison of ${day} is gone`);
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
