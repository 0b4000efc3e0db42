import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CaseFilter } from '../../contract/case/case.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database, type SqlValue, type Statement } from '../kernel/database';
import { cursorId, marks, pageOf } from '../kernel/keyset';
import { Directory } from '../org/directory';
import { COUNTED_ROWS, countedOf } from './case.counted';
import { totalOf } from './case.counts';
import { reachOf, type Range, type Reach } from './case.ranges';
import type { CaseRecord } from './case.row';
import { numberIn, searchedOf } from './case.search';
import { maySee, seesOwnReports } from './case.sight';
import { CaseStore } from './case.store';

const COUNTED_SCOPES: ReadonlySet<CaseFilter['scope']> = new Set(['todo', 'red', 'callBack']);
/** While it runs, its deadline, and when it turns yellow. */
const OWN_LAMP = ['open = 1', 'dueAt', 'yellowAt'] as const;
const CALL_BACK_LAMP = ['callBackDueAt > 0', 'callBackDueAt', 'callBackYellowAt'] as const;

/** What the filter asks beyond the range it is looked for in. */
type Residual = (range: Pick<Range, 'lamp'>) => Range;

/** A question for the total, and whether its answer is the whole of it or only as far as it was counted. */
interface Total {
  readonly known: 'whole' | 'so far';
  readonly asked: Statement;
}

/** The lists of cases: keyset pages in falling order of arrival, flat in the number of cases. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseLists {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected store: CaseStore;

  /** A page of what the actor may see under this filter; the total where it can be had cheaply. */
  async page<View>(actor: Actor, filter: CaseFilter, view: (c: CaseRecord) => View): Promise<Page<View>> {
    if (filter.scope === 'mine') {
      if (!seesOwnReports(actor)) return { rows: [], total: 0 };
      return this.mine(actor, filter, view);
    }
    const named = await this.named(actor, filter);
    if (named) return { rows: [view(named)], total: 1 };
    const reach = reachOf(actor, filter, this.org);
    if (reach.ranges.length === 0) return { rows: [], total: 0 };
    const residual: Residual = ({ lamp }) => this.residual(filter, lamp);
    const total = this.total(reach, filter, residual);
    const [records, found] = await this.database.readTogether<[CaseRecord[], { n: number | null }[]?]>(
      this.records(reach, filter, residual),
      ...(total ? ([total.asked] as const) : []),
    );
    const searched = searchedOf(filter, this.clock.now());
    const page = { ...pageOf(records, filter.size, view), ...(searched ? { searched } : {}) };
    return total && found ? { ...page, ...totalIn(total, found[0]?.n ?? 0) } : page;
  }

  /** Whoever types a number wants that case, whatever else is filtered and however old it is. */
  private async named(actor: Actor, filter: CaseFilter): Promise<CaseRecord | undefined> {
    const no = numberIn(filter);
    const whole = no && (await this.store.whole(no, actor.id));
    return whole && maySee(actor, whole, this.org) ? whole.c : undefined;
  }

  /** Page ids first, each range from its newest end; then the rows of the page. */
  private records({ ranges }: Reach, filter: CaseFilter, residual: Residual): Statement {
    const size = filter.size + 1;
    const parts = ranges.map(
      (range) =>
        `SELECT id FROM (SELECT id FROM cases${range.whole ? '' : this.byItsOwnIndex()}
           WHERE ${range.sql}${residual(range).sql} AND id < ? ORDER BY id DESC LIMIT ?) AS part`,
    );
    const before = cursorId(filter.after);
    const params = ranges.flatMap((range) => [...range.params, ...residual(range).params, before, size]);
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

  private residual(filter: CaseFilter, lamp: Range['lamp']): Range {
    const parts: string[] = [];
    const params: SqlValue[] = [];
    const and = (sql: string, ...values: SqlValue[]): void => {
      parts.push(` AND ${sql}`);
      params.push(...values);
    };
    const now = this.clock.now();
    if (filter.scope === 'red') and('open = 1 AND dueAt < ?', now);
    const [runs, due, yellow] = lamp === undefined ? OWN_LAMP : CALL_BACK_LAMP;
    if (filter.lamp === 'red') and(`${runs} AND ${due} < ?`, now);
    if (filter.lamp === 'yellow') and(`${runs} AND ${yellow} < ? AND ${due} >= ?`, now, now);
    if (filter.lamp === 'green') and(`${runs} AND ${yellow} >= ?`, now);
    if (filter.supervised) and('supervised = 1');
    if (filter.unplaced) and('gridId IS NULL');
    if (filter.categories?.length) and(`categoryCode IN (${marks(filter.categories)})`, ...filter.categories);
    if (filter.from !== undefined) and('reportedAt >= ?', filter.from);
    if (filter.to !== undefined) and('reportedAt <= ?', filter.to);
    const searched = searchedOf(filter, now);
    if (searched) {
      const like = `%${filter.words?.replace(/[!%_]/g, '!$&')}%`;
      and(
        "reportedAt >= ? AND (text LIKE ? ESCAPE '!' OR address LIKE ? ESCAPE '!')",
        searched.from,
        like,
        like,
      );
    }
    return { sql: parts.join(''), params };
  }

  /** The total on the first page, where counters know it or it can be counted cheaply. */
  private total({ ranges, counted }: Reach, filter: CaseFilter, residual: Residual): Total | undefined {
    if (filter.after !== undefined) return undefined;
    const { states, categories = [] } = filter;
    const narrowed = residual({}).params.length > categories.length || filter.supervised || filter.unplaced;
    if (counted && !narrowed) {
      const { scope, ids } = counted;
      const counting = { scope, categories, ...(ids ? { unitIds: ids } : {}), ...(states ? { states } : {}) };
      return { known: 'whole', asked: totalOf(counting) };
    }
    if (!COUNTED_SCOPES.has(filter.scope)) return undefined;
    const parts = ranges.map(
      (range) =>
        `SELECT id FROM (SELECT id FROM cases WHERE ${range.sql}${residual(range).sql} LIMIT ${COUNTED_ROWS}) AS part`,
    );
    const params = ranges.flatMap((range) => [...range.params, ...residual(range).params]);
    const sql = `SELECT COUNT(*) AS n FROM (${parts.join(' UNION ')}) AS found`;
    return { known: 'so far', asked: { sql, params } };
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

function totalIn({ known }: Total, n: number): Pick<Page<unknown>, 'total' | 'atLeast'> {
  if (known === 'whole') return { total: n };
  const { count, ...more } = countedOf(n);
  return { total: count, ...more };
}
