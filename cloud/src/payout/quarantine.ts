import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { QuarantineView } from '../../contract/payout/payout.api';
import type { quarantineQuery, settleInput } from '../../contract/payout/payout.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { leads } from './payout.permits';
import { PayoutTell } from './payout.tell';

const QUARANTINE_KINDS = {
  unknownBill: '没有这张单',
  mismatch: '内容不符',
  lateEnd: '结局矛盾',
  bill: '对账差异',
} as const;
type Kind = keyof typeof QUARANTINE_KINDS;

interface QuarantineRow {
  id: number;
  at: number;
  payoutId: number | null;
  kind: Kind;
  says: string;
  settledAt: number | null;
  settledById: number | null;
  words: string;
}

/** What does not fit together: changed by nobody but a human, and told to those who answer for the money. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Quarantine {
  @Inject() protected database: Database;
  @Inject() protected tell: PayoutTell;
  @Inject() protected org: Directory;

  /** Holds it back once a subject, however often it comes. */
  async hold(
    uow: UnitOfWork,
    held: {
      readonly subject: string;
      readonly kind: Kind;
      readonly says: string;
      readonly payoutId?: number;
    },
  ): Promise<void> {
    const { subject, kind, says, payoutId = null } = held;
    const ignoring = uow.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
    const { affected } = await uow.run(
      `${ignoring} INTO payout_quarantine (subject, at, payoutId, kind, says) VALUES (?, ?, ?, ?, ?)`,
      [subject.slice(0, 80), uow.now, payoutId, kind, [...says].slice(0, 400).join('')],
    );
    if (affected === 0) return;
    this.tell.approvers(uow, {
      ...{ title: `资金告警：${QUARANTINE_KINDS[kind]}`, body: says },
      ...(payoutId === null ? {} : { about: { kind: 'payout', id: payoutId } }),
    });
  }

  /** Newest first. Throws `notYours`. */
  async page(actor: Actor, query: z.output<typeof quarantineQuery>): Promise<Page<QuarantineView>> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    const rows = await this.database.read<QuarantineRow>(
      `SELECT * FROM payout_quarantine WHERE settledAt IS ${query.which === 'open' ? 'NULL' : 'NOT NULL'} AND id < ?
       ORDER BY id DESC LIMIT ?`,
      [cursorId(query.after), query.size + 1],
    );
    return pageOf(rows, query.size, (row) => this.view(row));
  }

  /** Throws `notYours`, or `notFound` for what is settled already. */
  async settle(actor: Actor, { id, words }: z.output<typeof settleInput>, call?: Once): Promise<number> {
    if (!leads(actor, this.org)) throw new Refusal('notYours');
    const settled = await once(this.database, call, async (uow) => {
      const { affected } = await uow.run(
        'UPDATE payout_quarantine SET settledAt = ?, settledById = ?, words = ? WHERE id = ? AND settledAt IS NULL',
        [uow.now, actor.id, words, id],
      );
      if (affected === 0) throw new Refusal('notFound');
      return String(affected);
    });
    return Number(settled);
  }

  private view({
    id,
    at,
    kind,
    says,
    payoutId,
    settledAt,
    settledById,
    words,
  }: QuarantineRow): QuarantineView {
    const name = this.org.personName(settledById ?? 0) ?? '';
    return {
      ...{ id, at, says, kindLabel: QUARANTINE_KINDS[kind] },
      ...(payoutId === null ? {} : { payoutId }),
      ...(settledAt === null ? {} : { settled: { at: settledAt, name, words } }),
    };
  }
}
