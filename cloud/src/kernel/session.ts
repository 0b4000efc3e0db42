import type { EntityManager } from 'typeorm';
import type { Dialect, SqlValue, Statement, Written } from './sql-value';

/** One open transaction on one connection. After commit or abandon nothing runs through it any more. */
export interface Session {
  /** TypeORM inside the same transaction. */
  manager(): Promise<EntityManager>;
  query<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>;
  /** Several reads in one round trip, their rows in the same order. */
  queryTogether(statements: readonly Statement[]): Promise<unknown[][]>;
  run(sql: string, params: readonly SqlValue[]): Promise<Written>;
  /** Runs what was put off, in its order, and commits; on MariaDB in one round trip. */
  commit(putOff: readonly Statement[]): Promise<void>;
  /** Rolls back and gives the connection back; never throws. */
  abandon(): Promise<void>;
}

export interface EngineLoad {
  readonly inside: number;
  readonly waiting: number;
  readonly places: number;
}

/** What differs between the two databases. */
export interface Engine {
  readonly dialect: Dialect;
  /** Units of work running, waiting for a place, and places at most. */
  readonly load: EngineLoad;
  begin(): Promise<Session>;
  read<T>(sql: string, params: readonly SqlValue[]): Promise<T[]>;
  /** Several reads in one round trip, their rows in the same order. */
  readTogether(statements: readonly Statement[]): Promise<unknown[][]>;
  /** May the whole work simply be tried again after this error? */
  isPassing(error: unknown): boolean;
}
