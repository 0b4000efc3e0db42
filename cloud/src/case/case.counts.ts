import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type SqlValue, type Statement, type UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';
import type { CaseRecord } from './case.row';

/** `d`: counted at its desk; `u`: counted at its lead unit. */
export type CountScope = 'd' | 'u';
type Counted = Pick<CaseRecord, 'deskId' | 'unitId' | 'state' | 'categoryCode'>;

export interface CountRow extends StateCount {
  unitId: number;
}

export interface StateCount {
  state: string;
  categoryCode: string;
  n: number;
}

/**
 * How many cases stand where. A step appends what changed, without touching a shared row, so that no two steps wait for
 * each other; the worker folds these rows into the totals. Reading adds the two.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseCounters {
  @Inject() protected database: Database;
  private changes = 0;

  /** Grows with every change made in this process: what was read before it is no longer true. */
  get generation(): number {
    return this.changes;
  }

  moved(uow: UnitOfWork, before: Counted | undefined, after: Counted): void {
    const same = before && keyOf(before) === keyOf(after);
    if (same) return;
    const rows = [...placesOf(before, -1), ...placesOf(after, 1)];
    const values = rows.map(() => '(?, ?, ?, ?, ?)').join(', ');
    uow.afterCommit(() => this.changes++);
    uow.later(
      `INSERT INTO case_count_delta (scope, unitId, state, categoryCode, n) VALUES ${values}`,
      rows.flat(),
    );
  }

  /** By unit, state and category. */
  async read(counting: Counting): Promise<CountRow[]> {
    const { sql, params } = countsOf('unitId, state, categoryCode', counting);
    return this.database.read<CountRow>(sql, params);
  }

  /** Folds appended changes into the totals; gives how many were folded. Safe to run in several processes. */
  async fold(limit = 5000): Promise<number> {
    return this.database.unitOfWork(async (uow) => {
      await uow.lock("SELECT value FROM fact WHERE name = 'count-fold'");
      const rows = await uow.query<CountRow & { id: number; scope: string }>(
        'SELECT * FROM case_count_delta ORDER BY id LIMIT ?',
        [limit],
      );
      if (rows.length === 0) return 0;
      for (const [key, n] of summed(rows)) await addTo(uow, key, n);
      await uow.run(
        `DELETE FROM case_count_delta WHERE id IN (${marks(rows)})`,
        rows.map((row) => row.id),
      );
      return rows.length;
    });
  }

  /** Compares the counters with the cases themselves; gives every place where they differ. */
  async differences(): Promise<{ scope: CountScope; key: string; counted: number; found: number }[]> {
    const result: { scope: CountScope; key: string; counted: number; found: number }[] = [];
    for (const [scope, column] of [
      ['d', 'deskId'],
      ['u', 'unitId'],
    ] as const) {
      const counted = new Map(
        (await this.read({ scope })).map((row) => [`${row.unitId}|${row.state}|${row.categoryCode}`, row.n]),
      );
      const found = await this.database.read<CountRow>(
        `SELECT ${column} AS unitId, state, categoryCode, COUNT(*) AS n FROM cases WHERE ${column} IS NOT NULL GROUP BY ${column}, state, categoryCode`,
      );
      const real = new Map(found.map((row) => [`${row.unitId}|${row.state}|${row.categoryCode}`, row.n]));
      for (const key of new Set([...counted.keys(), ...real.keys()])) {
        const [a, b] = [counted.get(key) ?? 0, real.get(key) ?? 0];
        if (a !== b) result.push({ scope, key, counted: a, found: b });
      }
    }
    return result;
  }
}

/** Which counters: every unit's, state's or category's where it is not said. */
export interface Counting {
  readonly scope: CountScope;
  readonly unitIds?: readonly number[];
  readonly states?: readonly string[];
  readonly categories?: readonly string[];
}

/** The statement that sums the counters as `n`, by some of `unitId, state, categoryCode`; zero rows are left out. */
export function countsOf(by: string, counting: Counting): Statement {
  const { sql, params } = whereOf(counting);
  const rows = (table: string): string => `SELECT ${by}, n FROM ${table} WHERE ${sql}`;
  return {
    sql: `SELECT ${by}, SUM(n) AS n FROM (${rows('case_count')} UNION ALL ${rows('case_count_delta')}) AS counted
      GROUP BY ${by} HAVING SUM(n) <> 0`,
    params: [...params, ...params],
  };
}

/** The statement that sums the counters into one row with `n`: null where there are none. */
export function totalOf(counting: Counting): Statement {
  const { sql, params } = whereOf(counting);
  const rows = (table: string): string => `SELECT n FROM ${table} WHERE ${sql}`;
  return {
    sql: `SELECT SUM(n) AS n FROM (${rows('case_count')} UNION ALL ${rows('case_count_delta')}) AS counted`,
    params: [...params, ...params],
  };
}

function whereOf({ scope, unitIds, states, categories }: Counting): Statement {
  const among = (column: string, list: readonly SqlValue[] | undefined): string =>
    list && list.length > 0 ? ` AND ${column} IN (${marks(list)})` : '';
  return {
    sql: `scope = ?${among('unitId', unitIds)}${among('state', states)}${among('categoryCode', categories)}`,
    params: [scope, ...(unitIds ?? []), ...(states ?? []), ...(categories ?? [])],
  };
}

type Place = [scope: CountScope, unitId: number, state: string, categoryCode: string, n: number];

function placesOf(c: Counted | undefined, n: number): Place[] {
  if (!c) return [];
  const desk: Place = ['d', c.deskId, c.state, c.categoryCode, n];
  return c.unitId === null ? [desk] : [desk, ['u', c.unitId, c.state, c.categoryCode, n]];
}

const keyOf = (c: Counted): string => [c.deskId, c.unitId, c.state, c.categoryCode].join('|');

function summed(rows: readonly (CountRow & { scope: string })[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = [row.scope, row.unitId, row.state, row.categoryCode].join('|');
    sums.set(key, (sums.get(key) ?? 0) + row.n);
  }
  return [...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function addTo(uow: UnitOfWork, key: string, n: number): Promise<void> {
  const [scope = '', unitId = '', state = '', categoryCode = ''] = key.split('|');
  const place = [scope, Number(unitId), state, categoryCode];
  const { affected } = await uow.run(
    'UPDATE case_count SET n = n + ? WHERE scope = ? AND unitId = ? AND state = ? AND categoryCode = ?',
    [n, ...place],
  );
  if (affected === 0)
    await uow.run('INSERT INTO case_count (scope, unitId, state, categoryCode, n) VALUES (?, ?, ?, ?, ?)', [
      ...place,
      n,
    ]);
}
