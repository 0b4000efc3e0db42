import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { maskedName } from '../../contract/identity/masks';
import type { RedemptionView } from '../../contract/points/points.api';
import type { redemptionsQuery } from '../../contract/points/points.schema';
import { REDEMPTION_ACTIONS, REDEMPTION_STATES, redemptionStep } from '../../contract/points/redemption.flow';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Database, type SqlValue } from '../kernel/database';
import { cursorId, marks, pageOf } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, type SealedName } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { desksOf } from './points.desk';
import { maySeeRedemption, redemptionActions } from './redemption.permits';
import { OPEN_DIGITS, WRONG_CODE, type RedemptionRecord } from './shop.row';

type Row = RedemptionRecord & SealedName & { title: string };
interface EventRow {
  redemptionId: number;
  at: number;
  action: string;
  byUnitId: number | null;
  words: string;
}

const SELECT = `SELECT r.*, g.title, p.name, p.nameSealed FROM shop_redemption r
  JOIN shop_good g ON g.id = r.goodId JOIN person p ON p.id = r.personId`;

/** Redemptions as this actor may read them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RedemptionViews {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected sealer: Sealer;

  /** One's own, or those of the desks one runs; newest first. */
  async page(actor: Actor, query: z.output<typeof redemptionsQuery>): Promise<Page<RedemptionView>> {
    const desks = query.scope === 'desk' ? desksOf(actor, this.org) : [];
    if (query.scope === 'desk' && desks.length === 0) return { rows: [] };
    const where = [
      query.scope === 'desk' ? `r.communityId IN (${marks(desks)})` : 'r.personId = ?',
      'r.id < ?',
    ];
    const params: SqlValue[] = [...(query.scope === 'desk' ? desks : [actor.id]), cursorId(query.after)];
    if (query.state !== undefined) {
      where.push('r.state = ?');
      params.push(query.state);
    }
    // Found by the order's own digits: whether the secret ones are right is told only when it is handed over.
    if (query.code !== undefined) {
      where.push('r.code LIKE ?');
      params.push(`${query.code.slice(0, OPEN_DIGITS)}%`);
    }
    const rows = await this.database.read<Row>(
      `${SELECT} WHERE ${where.join(' AND ')} ORDER BY r.id DESC LIMIT ?`,
      [...params, query.size + 1],
    );
    const events = await this.events(rows.map(({ id }) => id));
    return pageOf(rows, query.size, (row) => this.view(actor, row, events));
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<RedemptionView> {
    const row = await this.database.readOne<Row>(`${SELECT} WHERE r.id = ?`, [id]);
    if (!row || !maySeeRedemption(actor, row)) throw new Refusal('notFound');
    return this.view(actor, row, await this.events([id]));
  }

  private async events(ids: readonly number[]): Promise<EventRow[]> {
    if (ids.length === 0) return [];
    return this.database.read<EventRow>(
      `SELECT * FROM shop_event WHERE redemptionId IN (${marks(ids)}) ORDER BY id`,
      ids,
    );
  }

  private view(actor: Actor, row: Row, events: readonly EventRow[]): RedemptionView {
    const { id, state, title, points, at, communityId, dueAt, enteredAt, code } = row;
    const { label, plain } = REDEMPTION_STATES[state];
    return {
      ...{ id, state, title, points, at, stateLabel: label, plain },
      community: this.org.brief(communityId),
      ...(row.personId === actor.id && state === 'redeemed' ? { code } : {}),
      name: maskedName(nameOf(this.sealer, row)),
      collectUntil: dueAt ?? enteredAt,
      actions: redemptionActions(actor, row),
      steps: events.filter(({ redemptionId }) => redemptionId === id).map((event) => this.step(event)),
    };
  }

  private step({ at, action, byUnitId, words }: EventRow): RedemptionView['steps'][number] {
    const taken = REDEMPTION_ACTIONS.find((known) => known === action);
    const past = taken ? redemptionStep(taken).past : action === WRONG_CODE ? '领取码输错，没有交付' : '兑换';
    return { at, words, title: byUnitId === null ? past : `${this.org.brief(byUnitId).name} ${past}` };
  }
}
