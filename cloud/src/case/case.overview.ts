import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES } from '../../contract/case/case.flow';
import type { CaseCounts, TrailProof } from '../../contract/case/case.api';
import { Categories } from '../category/categories';
import type { Actor } from '../kernel/actor';
import { WorkCalendar } from '../kernel/calendar';
import { Clock } from '../kernel/clock';
import { Database, type Statement } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { COUNTED_ROWS, countedOf } from './case.counted';
import { CaseCounters, countsOf, type StateCount } from './case.counts';
import { trailFault } from './case.proof';
import { seesBusiness } from './case.sight';
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
  @Inject() protected calendar: WorkCalendar;
  private readonly held = new Map<string, Held>();

  /**
   * Counts of the actor's field. Many look at the same field all day, so it is read at most once a second, and afresh
   * after every step taken in this process.
   */
  async counts(actor: Actor): Promise<CaseCounts> {
    const field = this.field(actor);
    const key = field.all ? 'all' : `${field.scope}${field.ids.join()}`;
    const { generation } = this.counters;
    const now = this.clock.now();
    const held = this.held.get(key);
    if (held?.generation === generation && now - held.at < HELD_FOR && now >= held.at) return held.counts;
    const counts = this.countsOf(field);
    if (this.held.size >= FIELDS_HELD) this.held.clear();
    this.held.set(key, { generation, at: now, counts });
    counts.catch(() => this.held.delete(key));
    return counts;
  }

  private async countsOf(field: Field): Promise<CaseCounts> {
    const [counted, [lit]] =
      field.ids.length === 0
        ? [[], []]
        : await this.database.readTogether<[StateCount[], Lit[]]>(
            countsOf('state, categoryCode', {
              scope: field.scope,
              ...(field.all ? {} : { unitIds: field.ids }),
            }),
            this.lamps(field),
          );
    const byState = sumBy(counted, (row) => row.state);
    return {
      byState: (Object.keys(CASE_STATES) as (keyof typeof CASE_STATES)[]).map((state) => ({
        state,
        label: CASE_STATES[state].label,
        count: byState.get(state) ?? 0,
      })),
      byCategory: this.byCategory(counted),
      lamps: { red: countedOf(lit?.red ?? 0), yellow: countedOf(lit?.yellow ?? 0) },
      total: counted.reduce((sum, row) => sum + row.n, 0),
    };
  }

  /** Whether the rows of one case are what its chain says. Throws `notFound`. */
  async proof(no: string): Promise<TrailProof> {
    const c = await this.store.find(no);
    if (!c) throw new Refusal('notFound');
    const events = await this.store.events(c.id);
    const fault = await trailFault({ database: this.database, calendar: this.calendar }, c, events);
    return {
      no,
      ok: fault === undefined,
      events: events.length,
      head: c.head,
      ...(fault ? { broken: fault.seq } : {}),
    };
  }

  private field(actor: Actor): Field {
    const posts = seesBusiness(actor) ? actor.posts : [];
    const own = [...new Set(posts.map((post) => post.unitId))];
    if (own.some((id) => id === this.org.district.id || id === this.org.centre.id))
      return { scope: 'd', ids: own, all: true };
    const desks = own.filter((id) => ['street', 'community'].includes(this.org.unit(id)?.kind ?? ''));
    return desks.length > 0 ? { scope: 'd', ids: desks, all: false } : { scope: 'u', ids: own, all: false };
  }

  private byCategory(rows: readonly StateCount[]): CaseCounts['byCategory'] {
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

  private lamps(field: Field): Statement {
    const now = this.clock.now();
    const where = field.all
      ? ''
      : ` AND ${field.scope === 'd' ? 'deskId' : 'unitId'} IN (${marks(field.ids)})`;
    const ids = where ? field.ids : [];
    const counted = (condition: string): string =>
      `SELECT COUNT(*) FROM (SELECT id FROM cases WHERE open = 1 AND ${condition}${where} LIMIT ${COUNTED_ROWS}) AS lit`;
    return {
      sql: `SELECT (${counted('dueAt < ?')}) AS red, (${counted('dueAt >= ? AND yellowAt < ?')}) AS yellow`,
      params: [now, ...ids, now, now, ...ids],
    };
  }
}

const HELD_FOR = 1000;
const FIELDS_HELD = 1000;

interface Field {
  readonly scope: 'd' | 'u';
  readonly ids: number[];
  readonly all: boolean;
}

interface Held {
  readonly generation: number;
  readonly at: number;
  readonly counts: Promise<CaseCounts>;
}

interface Lit {
  red: number;
  yellow: number;
}

function sumBy(rows: readonly StateCount[], key: (row: StateCount) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.n);
  return sums;
}
