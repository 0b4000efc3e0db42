import type { EntityManager } from 'typeorm';
import type { Session } from './session';
import { insertText, updateText } from './sql-text';
import type { Dialect, SqlValue, Statement, Together, Written } from './sql-value';

/**
 * One transaction in progress. Hand it on to whatever must succeed or fail together; it is closed when the work
 * function ends, and a forgotten promise that still uses it then gets an error instead of writing outside.
 *
 * On MariaDB let deadlock errors through: the statement methods refuse to go on after one, `manager` cannot.
 */
export class UnitOfWork {
  private finished = false;
  private readonly tasks: (() => void)[] = [];
  private readonly putOff: Statement[] = [];

  /** @param now milliseconds since the epoch when the work began */
  constructor(
    private readonly session: Session,
    readonly dialect: Dialect,
    readonly now: number,
  ) {}

  /** TypeORM inside this transaction. */
  async manager(): Promise<EntityManager> {
    this.assertOpen();
    return this.session.manager();
  }

  get ended(): boolean {
    return this.finished;
  }

  /** Rows of a SELECT, '?' placeholders on both databases. */
  async query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    this.assertOpen();
    return this.session.query<T>(sql, params);
  }

  /** The first row, or undefined. */
  async one<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    const [first] = await this.query<T>(sql, params);
    return first;
  }

  /** Runs a writing statement. `affected` counts matched rows on MariaDB too, changed or not. */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<Written> {
    this.assertOpen();
    return this.session.run(sql, params);
  }

  /** Inserts one row and gives its id. */
  async insert(table: string, row: Readonly<Record<string, SqlValue>>): Promise<number> {
    const { insertId } = await this.run(insertText(table, Object.keys(row)), Object.values(row));
    return insertId;
  }

  /** Changes the row with this id; throws when there is none. */
  async update(table: string, id: number, change: Readonly<Record<string, SqlValue>>): Promise<void> {
    const sql = updateText(table, Object.keys(change));
    const { affected } = await this.run(sql, [...Object.values(change), id]);
    if (affected === 0) throw new Error(`no row ${id} in ${table} to update`);
  }

  /**
   * Writes with the commit, after everything else and in the order asked: for rows that the rest of the work does not
   * read back. On MariaDB all of them and the commit go in one round trip, which is most of what a statement costs.
   */
  later(sql: string, params: readonly SqlValue[] = []): void {
    this.assertOpen();
    this.putOff.push({ sql, params });
  }

  /** Inserts one row with the commit. */
  insertLater(table: string, row: Readonly<Record<string, SqlValue>>): void {
    this.later(insertText(table, Object.keys(row)), Object.values(row));
  }

  /** Changes the row with this id with the commit: only for a row this work has locked or made. */
  updateLater(table: string, id: number, change: Readonly<Record<string, SqlValue>>): void {
    this.later(updateText(table, Object.keys(change)), [...Object.values(change), id]);
  }

  /** The first row of a SELECT, locked until the end of the work (SQLite: the writer is alone anyway). */
  async lock<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    return this.one<T>(this.locking(sql), params);
  }

  /**
   * A SELECT whose rows are locked, and others read after it, in one round trip: what belongs to a row can be read with
   * its lock, for nobody else changes it now. The caller names the shape of each.
   */
  async lockTogether<T extends readonly unknown[][]>(...statements: Together<T>): Promise<T> {
    this.assertOpen();
    const [locked, ...others]: readonly Statement[] = statements;
    const asked = locked ? [{ ...locked, sql: this.locking(locked.sql) }, ...others] : [];
    return this.session.queryTogether(asked) as Promise<unknown> as Promise<T>;
  }

  /** Runs after the commit succeeded, outside the transaction (wake a worker); never after a rollback. */
  afterCommit(task: () => void): void {
    this.assertOpen();
    this.tasks.push(task);
  }

  /** For Database only: closes the work and gives what is to run with the commit, and after it. */
  finish(): { readonly putOff: readonly Statement[]; readonly tasks: readonly (() => void)[] } {
    this.finished = true;
    return { putOff: this.putOff, tasks: this.tasks };
  }

  private locking(sql: string): string {
    return this.dialect === 'mysql' ? `${sql} FOR UPDATE` : sql;
  }

  private assertOpen(): void {
    if (this.finished) throw new Error('this unit of work has ended: a promise inside it was not awaited');
  }
}
