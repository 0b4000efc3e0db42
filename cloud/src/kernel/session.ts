import type { EntityManager } from 'typeorm';
import type { Dialect, SqlValue, Written } from './sql-value';

/** One open transaction on one connection. After commit or abandon nothing runs through it any more. */
export interface Session {
  /** TypeORM inside the same transaction. */
  readonly manager: EntityManager;
  query<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>;
  run(sql: string, params: readonly SqlValue[]): Promise<Written>;
  commit(): Promise<void>;
  /** Rolls back and gives the connection back; never throws. */
  abandon(): Promise<void>;
}

/** What differs between the two databases. */
export interface Engine {
  readonly dialect: Dialect;
  begin(): Promise<Session>;
  read<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>;
  /** May the whole work simply be tried again after this error? */
  isPassing(error: unknown): boolean;
}
