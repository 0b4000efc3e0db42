import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES } from '../../contract/case/case.flow';
import type { CaseCounts, TrailProof } from '../../contract/case/case.api';
import { Categories } from '../category/categories';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { brokenLink } from '../kernel/trail';
import { Directory } from '../org/directory';
import { CaseCounters, type CountRow } from './case.counts';
import { OPEN_STATES, CaseStore } from './case.store';

/** Counts over what the actor is in charge of, and proofs of single trails. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseOverview {
  @Inject() protected database: Database;
  @Inject() protected counters: CaseCounters;
  @Inject() protected categories: Categories;
  @Inject() protected store: CaseStore;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  async counts(actor: Actor): Promise<CaseCounts> {
    const field = this.field(actor);
    const rows =
      field.ids.length === 0 ? [] : await this.counters.read(field.scope, field.all ? undefined : field.ids);
    const byState = sumBy(rows, (row) => row.state);
    return {
      byState: (Object.keys(CASE_STATES) as (keyof typeof CASE_STATES)[]).map((state) => ({
        state,
        label: CASE_STATES[state].label,
        count: byState.get(state) ?? 0,
      })),
      byCategory: this.byCategory(rows),
      lamps: await this.lamps(field),
      total: rows.reduce((sum, row) => sum + row.n, 0),
    };
  }

  /** Recomputes the chain of one case from its rows. Throws `notFound`. */
  async proof(no: string): Promise<TrailProof> {
    const c = await this.store.find(no);
    if (!c) throw new Refusal('notFound');
    const events = await this.store.events(c.id);
    const broken = brokenLink(no, events, c.head);
    return {
      no,
      ok: broken === undefined,
      events: events.length,
      head: c.head,
      ...(broken === undefined ? {} : { broken }),
    };
  }

  private field(actor: Actor): { scope: 'd' | 'u'; ids: number[]; all: boolean } {
    const own = [...new Set(actor.posts.map((post) => post.unitId))];
    if (own.some((id) => id === this.org.district.id || id === this.org.centre.id))
      return { scope: 'd', ids: own, all: true };
    const desks = own.filter((id) => ['street', 'community'].includes(this.org.unit(id)?.kind ?? ''));
    return desks.length > 0 ? { scope: 'd', ids: desks, all: false } : { scope: 'u', ids: own, all: false };
  }

  private byCategory(rows: readonly CountRow[]): CaseCounts['byCategory'] {
    const open = sumBy(
      rows.filter((row) => OPEN_STATES.some((state) => state === row.state)),
      (row) => row.categoryCode,
    );
    const total = sumBy(rows, (row) => row.categoryCode);
    return [...total]
      .map(([code, count]) => ({
        code,
        name: this.categories.get(code)?.name ?? '未分类',
        open: open.get(code) ?? 0,
        total: count,
      }))
      .sort((a, b) => b.open - a.open || b.total - a.total);
  }

  /** Counted to a thousand: more than that is one word on any screen. */
  private async lamps(field: {
    scope: 'd' | 'u';
    ids: number[];
    all: boolean;
  }): Promise<CaseCounts['lamps']> {
    const now = this.clock.now();
    const where =
      field.all || field.ids.length === 0
        ? ''
        : ` AND ${field.scope === 'd' ? 'deskId' : 'unitId'} IN (${marks(field.ids)})`;
    const ids = where ? field.ids : [];
    const counted = (condition: string): string =>
      `SELECT COUNT(*) FROM (SELECT id FROM cases WHERE open = 1 AND ${condition}${where} LIMIT ${LAMPS_AT_MOST}) AS lit`;
    const row = await this.database.readOne<{ red: number; yellow: number }>(
      `SELECT (${counted('dueAt < ?')}) AS red, (${counted('dueAt >= ? AND yellowAt < ?')}) AS yellow`,
      [now, ...ids, now, now, ...ids],
    );
    return { red: row?.red ?? 0, yellow: row?.yellow ?? 0 };
  }
}

const LAMPS_AT_MOST = 1000;

function sumBy(rows: readonly CountRow[], key: (row: CountRow) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.n);
  return sums;
}
