import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CaseFilter } from '../../contract/case/case.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database, type SqlValue, type Statement } from '../kernel/database';
import { cursorId, marks, pageOf } from '../kernel/keyset';
import { Directory } from '../org/directory';
import { totalOf } from './case.counts';
import { reachOf, type Range, type Reach } from './case.ranges';
import type { CaseRecord } from './case.row';
import { seesOwnReports } from './case.sight';

const SEARCH_SPAN = 180 * 86_400_000;
/** What no counter knows is counted to here: more is one word on any screen. */
const COUNTED_TO = 1000;

/** The lists of cases: keyset pages in falling order of arrival, flat in the number of cases. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseLists {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  /** A page of what the actor may see under this filter; the total where it can be had cheaply. */
  async page<View>(actor: Actor, filter: CaseFilter, view: (c: CaseRecord) => View): Promise<Page<View>> {
    if (filter.scope === 'mine') {
      if (!seesOwnReports(actor)) return { rows: [], total: 0 };
      return this.mine(actor, filter, view);
    }
    const reach = reachOf(actor, filter, this.org);
    if (reach.ranges.length === 0) return { rows: [], total: 0 };
    const residual = this.residual(filter);
    const total = this.total(reach, filter, residual);
    const [records, found] = await this.database.readTogether<[CaseRecord[], { n: number | null }[]?]>(
      this.records(reach, filter, residual),
      ...(total ? ([total] as const) : []),
    );
    const page = pageOf(records, filter.size, view);
    return found ? { ...page, total: found[0]?.n ?? 0 } : page;
  }

  /** Page ids first, each range from its newest end; then the rows of the page. */
  private records({ ranges }: Reach, filter: CaseFilter, residual: Range): Statement {
    const size = filter.size + 1;
    const parts = ranges.map(
      ({ sql, whole }) =>
        `SELECT id FROM (SELECT id FROM cases${whole ? '' : this.byItsOwnIndex()}
           WHERE ${sql}${residual.sql} AND id < ? ORDER BY id DESC LIMIT ?) AS part`,
    );
    const before = cursorId(filter.after);
    const params = ranges.flatMap((range) => [...range.params, ...residual.params, before, size]);
    // A case may lie in two ranges (held by the grid and to be inspected): UNION, not UNION ALL.
    const ids = `${parts.join(' UNION ')} ORDER BY id DESC LIMIT ?`;
    return {
      sql: `SELECT c.* FROM (${ids}) AS page LEFT JOIN cases c ON c.id = page.id ORDER BY page.id DESC`,
      params: [...params, size],
    };
  }

  /** MariaDB likes to walk the primary key backwards in the hope of meeting twenty rows soon: among a million it does not. */
  private byItsOwnIndex(): string {
    return this.database.dialect === 'mysql' ? ' IGNORE INDEX FOR ORDER BY (PRIMARY)' : '';
  }

  private residual(filter: CaseFilter): Range {
    const parts: string[] = [];
    const params: SqlValue[] = [];
    const and = (sql: string, ...values: SqlValue[]): void => {
      parts.push(` AND ${sql}`);
      params.push(...values);
    };
    const now = this.clock.now();
    if (filter.scope === 'red') and('open = 1 AND dueAt < ?', now);
    if (filter.lamp === 'red') and('open = 1 AND dueAt < ?', now);
    if (filter.lamp === 'yellow') and('open = 1 AND yellowAt < ? AND dueAt >= ?', now, now);
    if (filter.lamp === 'green') and('open = 1 AND yellowAt >= ?', now);
    if (filter.supervised) and('supervised = 1');
    if (filter.unplaced) and('gridId IS NULL');
    if (filter.categories?.length) and(`categoryCode IN (${marks(filter.categories)})`, ...filter.categories);
    if (filter.from !== undefined) and('reportedAt >= ?', filter.from);
    if (filter.to !== undefined) and('reportedAt <= ?', filter.to);
    if (filter.words) {
      const like = `%${filter.words.replace(/[!%_]/g, '!$&')}%`;
      and(
        "reportedAt >= ? AND (text LIKE ? ESCAPE '!' OR address LIKE ? ESCAPE '!')",
        now - SEARCH_SPAN,
        like,
        like,
      );
    }
    return { sql: parts.join(''), params };
  }

  /** The total on the first page, where counters know it or it can be counted cheaply. */
  private total({ ranges, counted }: Reach, filter: CaseFilter, residual: Range): Statement | undefined {
    if (filter.after !== undefined) return undefined;
    const { states, categories = [] } = filter;
    const narrowed = residual.params.length > categories.length || filter.supervised || filter.unplaced;
    if (counted && !narrowed) {
      const { scope, ids } = counted;
      return totalOf({
        scope,
        categories,
        ...(ids ? { unitIds: ids } : {}),
        ...(states ? { states } : {}),
      });
    }
    if (filter.scope !== 'todo' && filter.scope !== 'red') return undefined;
    const parts = ranges.map(
      (range) =>
        `SELECT id FROM (SELECT id FROM cases WHERE ${range.sql}${residual.sql} LIMIT ${COUNTED_TO}) AS part`,
    );
    return {
      sql: `SELECT COUNT(*) AS n FROM (${parts.join(' UNION ')}) AS found`,
      params: ranges.flatMap((range) => [...range.params, ...residual.params]),
    };
  }

  private async mine<View>(
    actor: Actor,
    filter: CaseFilter,
    view: (c: CaseRecord) => View,
  ): Promise<Page<View>> {
    const states = filter.states ?? [];
    const rows = await this.database.read<CaseRecord>(
      `SELECT c.* FROM case_reporter r JOIN cases c ON c.id = r.caseId WHERE r.personId = ? AND r.caseId < ?${states.length ? ` AND c.state IN (${marks(states)})` : ''}
       ORDER BY r.caseId DESC LIMIT ?`,
      [actor.id, cursorId(filter.after), ...states, filter.size + 1],
    );
    return pageOf(rows, filter.size, view);
  }
}
