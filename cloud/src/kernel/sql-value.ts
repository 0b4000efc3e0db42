/** What may be bound to a '?'; booleans are stored as 1 and 0 on both databases. */
export type SqlValue = string | number | boolean | null | Buffer;

/** A statement with what is bound to its '?'. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** One statement for each of these results. */
export type Together<Results extends readonly (unknown[] | undefined)[]> = {
  readonly [K in keyof Results]: Statement;
};

export type Dialect = 'sqlite' | 'mysql';

export interface Written {
  readonly affected: number;
  /** The id the database gave to the (last) inserted row; 0 when it gave none. */
  readonly insertId: number;
}

export function bindable(value: SqlValue): string | number | null | Buffer {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** True for a broken unique or primary key: MariaDB 1062, SQLite 2067 (unique) and 1555 (primary key). */
export function isDuplicateKey(error: unknown): boolean {
  const number = databaseErrorNumber(error);
  return number === 1062 || number === 2067 || number === 1555;
}

/** mysql2's errno or SQLite's extended code, also from inside TypeORM's QueryFailedError. */
export function databaseErrorNumber(error: unknown): number | undefined {
  // Not instanceof Error: the SQLite addon's errors come from another realm under jest.
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error && error.driverError !== error) return databaseErrorNumber(error.driverError);
  if ('errno' in error && typeof error.errno === 'number') return error.errno;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode;
  return undefined;
}
