import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { assertOutsideWork } from './current-work';
import type { SqliteConnection } from './sqlite-driver';
import type { Turnstile } from './turnstile';

type Query = BetterSqlite3QueryRunner['query'];

/**
 * TypeORM's way to the one writer connection. Every statement or transaction passes the turnstile, because
 * stock TypeORM lets concurrent transactions become savepoints of each other (seen: lost and half rows).
 */
export class SqliteWriterRunner extends BetterSqlite3QueryRunner {
  private leave: (() => void) | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turnstile: Turnstile,
  ) {
    super(driver);
  }

  override async startTransaction(
    ...args: Parameters<BetterSqlite3QueryRunner['startTransaction']>
  ): Promise<void> {
    if (!this.leave) await this.enter();
    try {
      await super.startTransaction(...args);
    } catch (error) {
      if (this.transactionDepth === 0) this.giveBack();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (!this.isTransactionActive) this.giveBack();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      if (!this.isTransactionActive) this.giveBack();
    }
  }

  override async release(): Promise<void> {
    if (this.isReleased) return;
    if (this.isTransactionActive) await this.rollbackTransaction();
    this.isReleased = true;
    await super.release();
  }

  override async query(...[sql, ...rest]: Parameters<Query>): Promise<Awaited<ReturnType<Query>>> {
    const text = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    if (this.leave) return super.query(text, ...rest);
    await this.enter();
    try {
      return await super.query(text, ...rest);
    } finally {
      this.giveBack();
    }
  }

  /** Begins without TypeORM's broadcasts: the short way for units of work. */
  async begin(connection: SqliteConnection): Promise<void> {
    await this.enter();
    try {
      connection.prepare('BEGIN IMMEDIATE').run();
    } catch (error) {
      this.giveBack();
      throw error;
    }
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  /** Commits what begin() began. Throws with the transaction still open when SQLite cannot. */
  commit(connection: SqliteConnection): void {
    connection.prepare('COMMIT').run();
    this.close();
  }

  /** Rolls back what begin() began, if SQLite has not done so itself (full disk), and lets the next one in. */
  abandon(connection: SqliteConnection): void {
    try {
      if (connection.inTransaction) connection.prepare('ROLLBACK').run();
    } finally {
      this.close();
    }
  }

  private close(): void {
    this.isReleased = true;
    this.isTransactionActive = false;
    this.giveBack();
  }

  private async enter(): Promise<void> {
    assertOutsideWork('a write through an outer TypeORM manager');
    this.leave = await this.turnstile.enter();
  }

  private giveBack(): void {
    const leave = this.leave;
    this.leave = undefined;
    leave?.();
  }
}

/** TypeORM's way to the read-only connection: sees what is committed, waits for nobody. */
export class SqliteReaderRunner extends BetterSqlite3QueryRunner {
  constructor(
    driver: BetterSqlite3Driver,
    private readonly reader: SqliteConnection,
  ) {
    super(driver);
  }

  override async connect(): Promise<SqliteConnection> {
    return this.reader;
  }
}
