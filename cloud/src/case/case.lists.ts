import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CaseFilter } from '../../contract/case/case.schema';
import type { CaseState } from '../../contract/case/case.flow';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database, type SqlValue } from '../kernel/database';
import { cursorId, marks, pageOf } from '../kernel/keyset';
import { Directory } from '../org/directory';
import { CaseCounters, type CountScope } from './case.counts';
import type { CaseRecord } from './case.row';

type Column = 'deskId' | 'unitId' | 'holderId' | 'streetId';

/** Where to look: the values of one indexed column, or every desk. */
interface Field {
  readonly column: Column;
  readonly ids: readonly number[];
  /** Counters that know the total of this field. */
  readonly counted?: CountScope;
}

interface Residual {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

const SEARCH_SPAN = 180 * 86_400_000;

/** The lists of cases: keyset pages in falling order of arrival, flat in the number of cases. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseLists {
  @Inject() protected database: Database;
  @Inject() protected counters: CaseCounters;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  /** A page of what the actor may see under this filter; the total where counters know it. */
  async page<View>(actor: Actor, filter: CaseFilter, view: (c: CaseRecord) => View): Promise<Page<View>> {
    if (filter.scope === 'mine') return this.mine(actor, filter, view);
    const field = this.field(actor, filter);
    if (field.ids.length === 0) return { rows: [], total: 0 };
    const residual = this.residual(filter);
    const records = await this.records(field, filter, residual);
    const total = await this.total(field, filter, residual);
    return { ...pageOf(records, filter.size, view), ...(total === undefined ? {} : { total }) };
  }

  private field(actor: Actor, filter: CaseFilter): Field {
    const own = [...new Set(actor.posts.map((post) => post.unitId))];
    if (filter.scope === 'todo') return { column: 'holderId', ids: own };
    if (filter.unitId !== undefined) return this.oneUnit(filter.unitId, own);
    if (filter.scope === 'unit' || filter.scope === 'handled')
      return { column: 'unitId', ids: own, counted: 'u' };
    if (this.seesAll(own)) return { column: 'deskId', ids: this.desks(), counted: 'd' };
    const streets = own.filter((id) => this.org.unit(id)?.kind === 'street');
    if (filter.scope === 'red' && streets.length > 0) return { column: 'streetId', ids: streets };
    const desks = own.filter((id) => ['street', 'community'].includes(this.org.unit(id)?.kind ?? ''));
    return desks.length > 0
      ? { column: 'deskId', ids: desks, counted: 'd' }
      : { column: 'unitId', ids: own, counted: 'u' };
  }

  private oneUnit(unitId: number, own: readonly number[]): Field {
    const allowed = this.seesAll(own) || own.some((id) => this.org.isUnder(unitId, id));
    return { column: 'unitId', ids: allowed ? [unitId] : [], counted: 'u' };
  }

  private seesAll(own: readonly number[]): boolean {
    return own.some((id) => id === this.org.district.id || id === this.org.centre.id);
  }

  private desks(): number[] {
    return [...this.org.byKind('centre', 'street', 'community')].map((unit) => unit.id);
  }

  /** Page ids first, one short index range for each unit and state, so that no range is ever sorted. */
  private async records(field: Field, filter: CaseFilter, residual: Residual): Promise<CaseRecord[]> {
    const before = cursorId(filter.after);
    const states = filter.states ?? [];
    const wholeTown = field.column === 'deskId' && field.ids.length > 8;
    const branches = wholeTown
      ? this.townBranch(states, residual)
      : this.branches(field, states, residual, filter);
    const size = filter.size + 1;
    const parts = branches.map(
      (branch) =>
        `SELECT id FROM (SELECT id FROM cases WHERE ${branch.sql} AND id < ? ORDER BY id DESC LIMIT ?) AS part`,
    );
    const params = branches.flatMap((branch) => [...branch.params, before, size]);
    const ids = `${parts.join(' UNION ALL ')} ORDER BY id DESC LIMIT ?`;
    return this.database.read<CaseRecord>(
      `SELECT c.* FROM (${ids}) AS page LEFT JOIN cases c ON c.id = page.id ORDER BY page.id DESC`,
      [...params, size],
    );
  }

  private townBranch(states: readonly CaseState[], residual: Residual): Residual[] {
    const sql = states.length > 0 ? `state IN (${marks(states)})` : '1 = 1';
    return [{ sql: sql + residual.sql, params: [...states, ...residual.params] }];
  }

  private branches(
    field: Field,
    states: readonly CaseState[],
    residual: Residual,
    filter: CaseFilter,
  ): Residual[] {
    const openOnly = filter.scope === 'todo' || filter.scope === 'red';
    return field.ids.flatMap((id) => {
      if (field.column === 'streetId')
        return [
          {
            sql: `streetId = ? AND open = 1${inStates(states)}${residual.sql}`,
            params: [id, ...states, ...residual.params],
          },
        ];
      if (field.column === 'holderId')
        return [
          {
            sql: `holderId = ? AND open = 1${inStates(states)}${residual.sql}`,
            params: [id, ...states, ...residual.params],
          },
        ];
      if (states.length > 0)
        return states.map((state) => ({
          sql: `${field.column} = ? AND state = ?${residual.sql}`,
          params: [id, state, ...residual.params],
        }));
      return (openOnly ? [1] : [0, 1]).map((open) => ({
        sql: `${field.column} = ? AND open = ?${residual.sql}`,
        params: [id, open, ...residual.params],
      }));
    });
  }

  private residual(filter: CaseFilter): Residual {
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

  private async total(field: Field, filter: CaseFilter, residual: Residual): Promise<number | undefined> {
    const bySomethingElse =
      residual.params.length > (filter.categories?.length ?? 0) || filter.supervised || filter.unplaced;
    if (!field.counted || bySomethingElse) return undefined;
    const rows = await this.counters.read(field.counted, field.ids.length > 8 ? undefined : field.ids);
    const wanted = (list: readonly string[] | undefined, value: string): boolean =>
      !list?.length || list.includes(value);
    return rows.reduce(
      (sum, row) =>
        wanted(filter.states, row.state) && wanted(filter.categories, row.categoryCode) ? sum + row.n : sum,
      0,
    );
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

const inStates = (states: readonly CaseState[]): string =>
  states.length > 0 ? ` AND state IN (${marks(states)})` : '';
