import type { SqlValue } from '../kernel/database';
import type { Dialect } from '../kernel/sql-value';

export interface TableShape {
  readonly name: string;
  /** Sorted by name: the two databases need not agree on an order. */
  readonly columns: readonly string[];
  /** The primary key, in its order. */
  readonly primary: readonly string[];
  /** The id that comes next; undefined where the table gives no ids. */
  readonly nextId: number | undefined;
}

/** All tables as they were at one moment, while others go on writing. Close it, for it holds the moment open. */
export interface Snapshot {
  readonly dialect: Dialect;
  /** Every table but TypeORM's own, by name. */
  tables(): Promise<TableShape[]>;
  read<T>(sql: string): Promise<T[]>;
  /** The values of each row in the order of the columns, rows in the order of the primary key. */
  rows(table: TableShape): AsyncIterable<readonly SqlValue[]>;
  close(): Promise<void>;
}

/** The statement both databases read alike: binary order, the same columns. */
export function selectRows({ name, columns, primary }: TableShape): string {
  const list = (names: readonly string[]): string => names.map((each) => `\`${each}\``).join(', ');
  return `SELECT ${list(columns)} FROM \`${name}\` ORDER BY ${list(primary.length > 0 ? primary : columns)}`;
}

/** TypeORM's table of migrations is made anew where the backup is read. */
export const MIGRATIONS_TABLE = 'migrations';
