import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { ReconciliationView } from '../../contract/payout/payout.api';
import type { reconciliationsQuery } from '../../contract/payout/payout.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Round } from '../kernel/round';
import { Directory } from '../org/directory';
import { readFundFlow, type BillLine } from './bill-file';
import { PayClient } from './pay-client';
import { leads } from './payout.permits';
import { Quarantine } from './quarantine';

interface Row {
  id: number;
  day: string;
  at: number;
  state: ReconciliationView['state'];
  ourBills: number;
  ourAmount: number;
  theirBills: number;
  theirAmount: number;
  differences: string;
}
const LABELS = { even: '一致', uneven: '有差异', failed: '没有取到账单' } as const;
const DAY = 86_400_000;
const TOWN_OFFSET = 8 * 3_600_000;
/** WeChat Pay makes yesterday's bill in the morning. */
const BILLS_FROM = 10 * 3_600_000;
const texts = z.array(z.string());

const dayOf = (at: number): string => new Date(at + TOWN_OFFSET).toISOString().slice(0, 10);
const sum = (lines: readonly BillLine[]): number => lines.reduce((total, { amount }) => total + amount, 0);

/** Every day what we think was paid is held against what WeChat Pay says left the account. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Reconciliation extends Round {
  protected readonly everyMs = 600_000;
  @Inject() protected database: Database;
  @Inject() protected pay: PayClient;
  @Inject() protected quarantine: Quarantine;
  @Inject() protected clock: Clock;
  @Inject() protected org: Directory;

  /** Yesterday, once its bill can be there, and until it could be had. */
  async once(): Promise<void> {
    const now = this.clock.now();
    if (!this.pay.configured || (now + TOWN_OFFSET) % DAY < BILLS_FROM) return;
    const day = dayOf(now - DAY);
    const sql = "SELECT id FROM payout_reconciliation WHERE day = ? AND state <> 'failed'";
    if (!(await this.database.readOne(sql, [day]))) await this.compare(day);
  }

  /** Throws `notYours` or `payNotConfigured`. */
  async run(actor: Actor, day: string): Promise<ReconciliationView> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    if (!this.pay.configured) throw new Refusal('payNotConfigured');
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

  private async compare(day: string): Promise<Row> {
    const from = Date.parse(`${day}T00:00:00+08:00`);
    const ours = await this.database.read<BillLine>(
      'SELECT no, amount FROM payout WHERE paidAt >= ? AND paidAt < ? ORDER BY id',
      [from, from + DAY],
    );
    const their = await this.theirs(day);
    if (typeof their === 'string')
      return this.store(day, { ours, theirs: [], differences: [their], failed: true });
    const near = await this.paidAround(from, their);
    return this.store(day, {
      ours,
      theirs: their,
      differences: differencesOf(ours, their, near),
      failed: false,
    });
  }

  private async theirs(day: string): Promise<BillLine[] | string> {
    try {
      return readFundFlow(await this.pay.fundFlow(day));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** What we learnt of at midnight stands on the other side of it in the bill: the days beside count too. */
  private async paidAround(from: number, their: readonly BillLine[]): Promise<ReadonlyMap<string, number>> {
    if (their.length === 0) return new Map();
    const rows = await this.database.read<BillLine>(
      'SELECT no, amount FROM payout WHERE paidAt >= ? AND paidAt < ?',
      [from - DAY, from + 3 * DAY],
    );
    return new Map(rows.map(({ no, amount }) => [no, amount]));
  }

  private async store(
    day: string,
    found: {
      ours: readonly BillLine[];
      theirs: readonly BillLine[];
      differences: readonly string[];
      failed: boolean;
    },
  ): Promise<Row> {
    const { ours, theirs, differences, failed } = found;
    const state = failed ? 'failed' : differences.length === 0 ? 'even' : 'uneven';
    await this.database.unitOfWork(async (uow) => {
      await uow.run('DELETE FROM payout_reconciliation WHERE day = ?', [day]);
      await uow.insert('payout_reconciliation', {
        ...{ day, at: uow.now, state, ourBills: ours.length, ourAmount: sum(ours) },
        ...{ theirBills: theirs.length, theirAmount: sum(theirs), differences: JSON.stringify(differences) },
      });
      if (!failed)
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

function differencesOf(
  ours: readonly BillLine[],
  theirs: readonly BillLine[],
  known: ReadonlyMap<string, number>,
): string[] {
  const said = new Map(theirs.map(({ no, amount }) => [no, amount]));
  const missing = ours.filter(({ no }) => !said.has(no)).map(({ no }) => `${no} 账单里没有`);
  const wrong = theirs.flatMap(({ no, amount }) => {
    const mine = known.get(no);
    if (mine === undefined) return [`${no} 账单里有，我们没有`];
    return mine === amount ? [] : [`${no} 金额不同：我们 ${mine} 分，账单 ${amount} 分`];
  });
  const twice = theirs.filter(({ no }, at) => theirs.findIndex((line) => line.no === no) < at);
  return [...missing, ...wrong, ...twice.map(({ no }) => `${no} 账单里出现两次`)];
}

function viewOf({ id, day, at, state, ...row }: Row): ReconciliationView {
  return {
    ...{ id, day, at, state, stateLabel: LABELS[state] },
    ours: { bills: row.ourBills, amount: row.ourAmount },
    theirs: { bills: row.theirBills, amount: row.theirAmount },
    differences: texts.parse(JSON.parse(row.differences)),
  };
}
