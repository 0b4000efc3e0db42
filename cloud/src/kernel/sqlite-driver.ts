// The API of node:sqlite; on a Node that has it unflagged, only this import changes.
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

interface OpenOptions {
  readonly readonly?: boolean;
  readonly timeout?: number;
}

type Bindable = string | number | bigint | null | Uint8Array;

const CACHED_STATEMENTS = 500;
const CHANGES_SCHEMA = /^\s*(create|alter|drop)\b/i;

/** A prepared statement with the surface TypeORM expects of better-sqlite3. */
export class SqliteStatement {
  /** True when running it gives rows. */
  readonly reader: boolean;

  constructor(private readonly statement: StatementSyncInstance) {
    this.reader = statement.columns().length > 0;
  }

  all(...params: readonly unknown[]): unknown[] {
    return this.statement.all(...params.map(bound));
  }

  /** Row by row, for what is too long to hold. */
  iterate(...params: readonly unknown[]): IterableIterator<unknown> {
    return this.statement.iterate(...params.map(bound));
  }

  get(...params: readonly unknown[]): unknown {
    return this.statement.get(...params.map(bound));
  }

  run(...params: readonly unknown[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.statement.run(...params.map(bound));
    return { changes, lastInsertRowid: Number(lastInsertRowid) };
  }
}

/** One SQLite connection with the surface TypeORM expects of better-sqlite3; it keeps its prepared statements. */
export class SqliteConnection {
  private readonly database: DatabaseSyncInstance;
  private readonly statements = new Map<string, SqliteStatement>();

  constructor(file: string, options: OpenOptions = {}) {
    this.database = new DatabaseSync(file, {
      readOnly: options.readonly ?? false,
      timeout: options.timeout ?? 5_000,
    });
  }

  prepare(sql: string): SqliteStatement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = new SqliteStatement(this.database.prepare(sql));
    if (CHANGES_SCHEMA.test(sql) || this.statements.size >= CACHED_STATEMENTS) this.statements.clear();
    else this.statements.set(sql, statement);
    return statement;
  }

  exec(sql: string): this {
    this.database.exec(sql);
    return this;
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  /** False again after COMMIT, ROLLBACK, or an error after which SQLite rolled back by itself. */
  get inTransaction(): boolean {
    return this.database.isTransaction;
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }
}

function bound(value: unknown): Bindable {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'undefined':
      return null;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw new TypeError(`SQLite cannot bind ${Object.prototype.toString.call(value)}`);
  }
}
