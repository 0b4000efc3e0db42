import type { EntityManager } from 'typeorm';
import type { Engine, EngineLoad, Session } from './session';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver';
import type { SqliteWriterRunner } from './sqlite-runners';
import type { SqliteSource } from './sqlite-source';
import type { SqlValue, Statement, Written } from './sql-value';

/** Units of work on SQLite: prepared statements called directly, one writer at a time. */
export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';

  constructor(private readonly source: SqliteSource) {}

  get load(): EngineLoad {
    return this.source.driver.turnstile.load;
  }

  async begin(): Promise<Session> {
    const runner = this.source.driver.createWriterRunner();
    const writer = this.source.driver.writer;
    await runner.begin(writer);
    return new SqliteSession(this.source, runner, writer);
  }

  async read<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return rows<T>(this.source.driver.reader.prepare(sql), params);
  }

  async readTogether(statements: readonly Statement[]): Promise<unknown[][]> {
    return statements.map(({ sql, params }) => rows(this.source.driver.reader.prepare(sql), params));
  }

  /** Nothing passes by itself here: writers wait their turn before they begin. */
  isPassing(): boolean {
    return false;
  }
}

class SqliteSession implements Session {
  private knownManager: EntityManager | undefined;
  private broken: unknown;

  constructor(
    private readonly source: SqliteSource,
    private readonly runner: SqliteWriterRunner,
    private readonly writer: SqliteConnection,
  ) {}

  async manager(): Promise<EntityManager> {
    if (!this.knownManager) {
      this.knownManager = this.source.createEntityManager(this.runner);
      Object.assign(this.runner, { manager: this.knownManager });
    }
    return this.knownManager;
  }

  async query<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return this.guarded(() => rows<T>(this.writer.prepare(sql), params));
  }

  async queryTogether(statements: readonly Statement[]): Promise<unknown[][]> {
    return this.guarded(() => statements.map(({ sql, params }) => rows(this.writer.prepare(sql), params)));
  }

  async run(sql: string, params: readonly SqlValue[]): Promise<Written> {
    return this.guarded(() => {
      const { changes, lastInsertRowid } = this.writer.prepare(sql).run(...params);
      return { affected: changes, insertId: lastInsertRowid };
    });
  }

  async commit(putOff: readonly Statement[]): Promise<void> {
    for (const { sql, params } of putOff) await this.run(sql, params);
    if (this.broken) throw this.broken;
    this.runner.commit(this.writer);
  }

  async abandon(): Promise<void> {
    try {
      this.runner.abandon(this.writer);
    } catch (error) {
      process.emitWarning(`a SQLite transaction could not be rolled back: ${String(error)}`);
    }
  }

  /** After an error that made SQLite roll back by itself, later statements would commit one by one. */
  private guarded<T>(statement: () => T): T {
    if (this.broken) throw this.broken;
    try {
      return statement();
    } catch (error) {
      if (!this.writer.inTransaction) this.broken = error;
      throw error;
    }
  }
}

function rows<T>(statement: SqliteStatement, params: readonly SqlValue[]): T[] {
  // The caller names the shape of its own SELECT; the driver cannot know it.
  return statement.all(...params) as T[];
}
