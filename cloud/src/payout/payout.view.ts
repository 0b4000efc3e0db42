import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { maskedName } from '../../contract/identity/masks';
import type { ConfirmationView, PayoutView, PendingView } from '../../contract/payout/payout.api';
import { PAYOUT_ACTIONS, PAYOUT_STATES, payoutStep } from '../../contract/payout/payout.flow';
import type { payoutsQuery } from '../../contract/payout/payout.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Database, type SqlValue } from '../kernel/database';
import { cursorId, marks, pageOf } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, type SealedName } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { PayClient } from './pay-client';
import { leads, maySeePayout, payoutActions } from './payout.permits';
import { PAYOUT_PACKAGE, type PayoutRecord } from './payout.row';
import { inWords, plainOf } from './payout.trouble';

type Row = PayoutRecord & SealedName & { renewed: number };
interface EventRow {
  payoutId: number;
  at: number;
  action: string;
  words: string;
}
interface Count {
  n: number;
}
const SELECT = `SELECT y.*, p.name, p.nameSealed,
  (SELECT COUNT(*) FROM payout r WHERE r.reward = CONCAT('renews:', y.id)) AS renewed
  FROM payout y JOIN person p ON p.id = y.personId`;

/** WeChat Pay closes what nobody has confirmed by then. */
const CONFIRM_WITHIN = 24 * 3_600_000;

/** Payouts as this actor may read them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PayoutViews {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected sealer: Sealer;
  @Inject() protected pay: PayClient;

  /** One's own, or all for whoever answers for the money; newest first. */
  async page(actor: Actor, query: z.output<typeof payoutsQuery>): Promise<Page<PayoutView>> {
    const desk = query.scope === 'desk';
    if (desk && !leads(actor, this.org)) return { rows: [] };
    const where = ['y.id < ?'];
    const params: SqlValue[] = [cursorId(query.after)];
    if (!desk) {
      where.push('y.personId = ?');
      params.push(actor.id);
    }
    if (query.state !== undefined) {
      where.push('y.state = ?');
      params.push(query.state);
    }
    const rows = await this.database.read<Row>(
      `${SELECT} WHERE ${where.join(' AND ')} ORDER BY y.id DESC LIMIT ?`,
      [...params, query.size + 1],
    );
    const events = await this.events(rows.map(({ id }) => id));
    return pageOf(rows, query.size, (row) => this.view(actor, row, events));
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<PayoutView> {
    const row = await this.database.readOne<Row>(`${SELECT} WHERE y.id = ?`, [id]);
    if (!row || !maySeePayout(actor, row, this.org)) throw new Refusal('notFound');
    return this.view(actor, row, await this.events([id]));
  }

  /** How much waits for those who answer for the money. Throws `notYours`. */
  async pending(actor: Actor): Promise<PendingView> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    const [[payouts], [quarantine]] = await this.database.readTogether<[Count[], Count[]]>(
      { sql: "SELECT COUNT(*) AS n FROM payout WHERE state IN ('proposed', 'parked')", params: [] },
      { sql: 'SELECT COUNT(*) AS n FROM payout_quarantine WHERE settledAt IS NULL', params: [] },
    );
    return { payouts: Number(payouts?.n ?? 0), quarantine: Number(quarantine?.n ?? 0) };
  }

  /** What the program hands to WeChat: for its owner's eyes only. Throws `notFound` or `payoutNotConfirmable`. */
  async confirmation(actor: Actor, id: number): Promise<ConfirmationView> {
    const row = await this.database.readOne<PayoutRecord>(
      'SELECT * FROM payout WHERE id = ? AND personId = ?',
      [id, actor.id],
    );
    if (!row) throw new Refusal('notFound');
    if (row.state !== 'waiting' || row.packageSealed === null) throw new Refusal('payoutNotConfirmable');
    const { mchid, appid } = this.pay.merchant;
    return { mchId: mchid, appId: appid, package: this.sealer.open(PAYOUT_PACKAGE, row.packageSealed) };
  }

  private async events(ids: readonly number[]): Promise<EventRow[]> {
    if (ids.length === 0) return [];
    return this.database.read<EventRow>(
      `SELECT * FROM payout_event WHERE payoutId IN (${marks(ids)}) ORDER BY id`,
      ids,
    );
  }

  private view(actor: Actor, row: Row, events: readonly EventRow[]): PayoutView {
    const { id, no, state, amount, words, at, paidAt, trouble } = row;
    const ofDesk = leads(actor, this.org);
    const mine = row.personId === actor.id;
    return {
      ...{ id, no, state, amount, words, at },
      stateLabel: PAYOUT_STATES[state].label,
      plain: plainOf(row),
      name: maskedName(nameOf(this.sealer, row)),
      ...(paidAt === null ? {} : { paidAt }),
      ...(ofDesk && trouble !== null ? { trouble: inWords(trouble) } : {}),
      confirmable: mine && state === 'waiting' && row.packageSealed !== null,
      ...(state === 'waiting' ? { confirmUntil: row.enteredAt + CONFIRM_WITHIN } : {}),
      actions: payoutActions(actor, { payout: row, renewed: Number(row.renewed) > 0, org: this.org }),
      steps: events
        .filter(({ payoutId }) => payoutId === id)
        .map((event) => ({
          ...stepOf(event),
          // What was said among those who answer for the money stays there.
          ...(ofDesk ? {} : { words: '' }),
        })),
    };
  }
}

function stepOf({ at, action, words }: EventRow): PayoutView['steps'][number] {
  const taken = PAYOUT_ACTIONS.find((known) => known === action);
  return { at, words: inWords(words), title: taken ? payoutStep(taken).past : '' };
}
