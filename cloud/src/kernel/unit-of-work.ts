import type { EntityManager } from 'typeorm';
import type { Session } from './session';
import { insertText, updateText } from './sql-text';
import type { Dialect, SqlValue, Written } from './sql-value';

/**
 * One transaction in progress. Hand it on to whatever must succeed or fail together; it is closed when the work
 * function ends, and a forgotten promise that still uses it then gets an error instead of writing outside.
 *
 * On MariaDB let deadlock errors through: the statement methods refuse to go on after one, `manager` cannot.
 */
export class UnitOfWork {
  private finished = false;
  private readonly tasks: (() => void)[] = [];

  /** @param now milliseconds since the epoch when the work began */
  constructor(
    private readonly session: Session,
    readonly dialect: Dialect,
    readonly now: number,
  ) {}

  /** TypeORM inside this transaction. */
  get manager(): EntityManager {
    this.assertOpen();
    return this.session.manager;
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

  /** The first row of a SELECT, locked until the end of the work (SQLite: the writer is alone anyway). */
  async lock<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    return this.one<T>(this.dialect === 'mysql' ? `${sql} FOR UPDATE` : sql, params);
  }

  /** Runs after the commit succeeded, outside the transaction (wake a worker); never after a rollback. */
  afterCommit(task: () => void): void {
    this.assertOpen();
    this.tasks.push(task);
  }

  /** For Database only: closes the work and gives what is to run after the commit. */
  finish(): readonly (() => void)[] {
    this.finished = true;
    return this.tasks;
  }

  private assertOpen(): void {
    if (this.finished) throw new Error('this unit of work has ended: a promise inside it was not awaited');
  }
}
