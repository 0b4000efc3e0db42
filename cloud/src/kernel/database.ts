import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { InjectDataSource } from '@midwayjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { assertOutsideWork, runAsCurrentWork } from './current-work';
import { engineFor } from './database.config';
import type { Engine, EngineLoad } from './session';
import type { Dialect, SqlValue, Together } from './sql-value';
import { UnitOfWork } from './unit-of-work';

export { UnitOfWork };
export { isDuplicateKey, type SqlValue, type Statement, type Together } from './sql-value';

const RETRIES = 5;

/** The one door to the database: reads, units of work, and TypeORM for the plain places. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Database {
  @InjectDataSource()
  protected dataSource: DataSource;

  @Inject()
  protected clock: Clock;

  private engine: Engine;

  /** A database for tests and commands that run without the container; the source must be initialised. */
  static over(source: DataSource, clock = new Clock()): Database {
    const database = new Database();
    Object.assign(database, { dataSource: source, clock });
    database.open();
    return database;
  }

  @Init()
  open(): void {
    this.engine = engineFor(this.dataSource);
  }

  get dialect(): Dialect {
    return this.engine.dialect;
  }

  /** Units of work in this process: running, waiting, and at most. */
  get load(): EngineLoad {
    return this.engine.load;
  }

  get source(): DataSource {
    return this.dataSource;
  }

  /** A read outside a unit of work: sees what is committed. '?' placeholders on both databases. */
  read<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.engine.read<T>(sql, params);
  }

  /** The first row, or undefined. */
  async readOne<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    const [first] = await this.engine.read<T>(sql, params);
    return first;
  }

  /** Several reads in one round trip: their rows, in the same order. The caller names the shape of each. */
  readTogether<T extends readonly (unknown[] | undefined)[]>(...statements: Together<T>): Promise<T> {
    return this.engine.readTogether(statements) as Promise<unknown> as Promise<T>;
  }

  /**
   * Runs the work in one transaction: all of it is stored, or nothing. After a deadlock or lock timeout on
   * MariaDB the whole work runs again with a fresh unit (up to 5 times), so it must have no other effects than
   * rows; those belong into `afterCommit`. Throws at once when called inside another unit of work.
   */
  async unitOfWork<T>(work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
    assertOutsideWork('a unit of work was begun');
    for (let retries = 0; ; retries++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (retries === RETRIES || !this.engine.isPassing(error)) throw error;
        await pause(randomInt(2, 12 * 2 ** retries));
      }
    }
  }

  private async attempt<T>(work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
    const session = await this.engine.begin();
    const uow = new UnitOfWork(session, this.engine.dialect, this.clock.now());
    let result: T;
    try {
      result = await runAsCurrentWork(uow, async () => work(uow));
      await session.commit(uow.finish().putOff);
    } catch (error) {
      uow.finish();
      await session.abandon();
      throw error;
    }
    for (const task of uow.finish().tasks) carryOut(task);
    return result;
  }
}

/** What is committed is committed: a task that fails afterwards may not make it look otherwise. */
function carryOut(task: () => void): void {
  try {
    task();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error), { detail: 'in afterCommit' });
  }
}
