import { format, type Pool, type PoolConnection, type ResultSetHeader } from 'mysql2';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Engine, EngineLoad, Session } from './session';
import { bindable, databaseErrorNumber, type SqlValue, type Statement, type Written } from './sql-value';
import { Turnstile } from './turnstile';

// Deadlock, lock wait timeout, and MariaDB's "record has changed since last read".
const PASSING = new Set([1213, 1205, 1020]);

type Runnable = Pick<Pool, 'execute'>;
type Together = Pick<Pool, 'query'>;

/**
 * Units of work on MySQL and MariaDB, over the pool TypeORM opened. A round trip costs several times what a small
 * statement does, so the begin travels with the first statement and what was put off with the commit (docs/adr/0007).
 * Single statements are prepared by the server: about a tenth less CPU there (tried on MariaDB 10.11).
 */
export class MysqlEngine implements Engine {
  readonly dialect = 'mysql';
  private readonly turnstile: Turnstile;

  /** @param places units of work at once; fewer than the pool's connections, or their own reads starve */
  constructor(
    private readonly source: DataSource,
    private readonly pool: Pool,
    places: number,
  ) {
    this.turnstile = new Turnstile(places);
  }

  get load(): EngineLoad {
    return this.turnstile.load;
  }

  async begin(): Promise<Session> {
    const leave = await this.turnstile.enter();
    try {
      return await this.started(leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  async read<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return rows<T>(await execute(this.pool, sql, params));
  }

  async readTogether(statements: readonly Statement[]): Promise<unknown[][]> {
    return rowsOfEach(await together(this.pool, statements));
  }

  isPassing(error: unknown): boolean {
    return isPassing(error);
  }

  private async started(leave: () => void): Promise<Session> {
    const runner = this.source.createQueryRunner();
    const connection: PoolConnection = await runner.connect();
    // TypeORM must know it is inside, or its save() would begin and commit on its own.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    return new MysqlSession(runner, connection, leave);
  }
}

const BEGIN: Statement = { sql: 'START TRANSACTION', params: [] };
const COMMIT: Statement = { sql: 'COMMIT', params: [] };

class MysqlSession implements Session {
  private broken: unknown;
  private begun: Promise<void> | undefined;

  constructor(
    private readonly runner: QueryRunner,
    private readonly connection: PoolConnection,
    private readonly leave: () => void,
  ) {}

  async manager(): Promise<EntityManager> {
    // TypeORM's statements do not pass here: something must have begun before them.
    if (!this.begun) await this.query('SELECT 1', []);
    return this.runner.manager;
  }

  async query<T>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const [result] = await this.sent({ sql, params });
    return rows<T>(result);
  }

  async queryTogether(statements: readonly Statement[]): Promise<unknown[][]> {
    return rowsOfEach(await this.sent(...statements));
  }

  async run(sql: string, params: readonly SqlValue[]): Promise<Written> {
    const [result] = await this.sent({ sql, params });
    const { affectedRows, insertId } = result as ResultSetHeader;
    return { affected: affectedRows, insertId };
  }

  async commit(putOff: readonly Statement[]): Promise<void> {
    if (this.broken) throw this.broken;
    this.closeRunner();
    if (this.begun || putOff.length > 0)
      await together(this.connection, [...(this.begun ? [] : [BEGIN]), ...putOff, COMMIT]);
    this.connection.release();
    this.leave();
  }

  async abandon(): Promise<void> {
    this.closeRunner();
    try {
      await plain(this.connection, 'ROLLBACK');
      this.connection.release();
    } catch {
      // A connection that cannot roll back is lost; the server rolls back when it goes.
      this.connection.destroy();
    } finally {
      this.leave();
    }
  }

  /** Closed before the last statement is sent, so that a forgotten promise cannot write behind it. */
  private closeRunner(): void {
    Object.assign(this.runner, { isReleased: true, isTransactionActive: false });
  }

  /** A deadlock has already rolled everything back: even if the work swallows it, nothing more may be written. */
  private async sent(...statements: readonly Statement[]): Promise<unknown[]> {
    if (this.broken) throw this.broken;
    try {
      if (!this.begun) return await this.first(statements);
      await this.begun;
      return await send(this.connection, statements);
    } catch (error) {
      if (isPassing(error)) this.broken = error;
      throw error;
    }
  }

  /** Begins with the first statements; whoever comes beside them waits until the transaction is open. */
  private async first(statements: readonly Statement[]): Promise<unknown[]> {
    const results = together(this.connection, [BEGIN, ...statements]);
    // If a statement fails, the transaction is open all the same.
    this.begun = results.then(nothing, nothing);
    return (await results).slice(1);
  }
}

const nothing = (): void => undefined;

function isPassing(error: unknown): boolean {
  return PASSING.has(databaseErrorNumber(error) ?? 0);
}

function execute(on: Runnable, sql: string, params: readonly SqlValue[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    on.execute(sql, params.map(bindable), (error, result) => (error ? reject(error) : resolve(result)));
  });
}

/** A single statement is prepared by the server, several go together. */
async function send(on: Runnable & Together, statements: readonly Statement[]): Promise<unknown[]> {
  const [only, ...others] = statements;
  return only && others.length === 0 ? [await execute(on, only.sql, only.params)] : together(on, statements);
}

/** Statements in one round trip, as text; gives the result of each. At an error the later ones are not run. */
function together(on: Together, statements: readonly Statement[]): Promise<unknown[]> {
  const text = statements.map(({ sql, params }) => format(sql, params.map(bindable))).join(';\n');
  return new Promise((resolve, reject) => {
    on.query(text, (error, results: unknown) => {
      if (error) reject(error);
      else resolve(statements.length === 1 ? [results] : (results as unknown[]));
    });
  });
}

const rowsOfEach = (results: unknown[]): unknown[][] => results.map((result) => rows<unknown>(result));

function plain(connection: PoolConnection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error) => (error ? reject(error) : resolve()));
  });
}

function rows<T>(result: unknown): T[] {
  // The caller names the shape of its own SELECT; the driver cannot know it.
  return result as T[];
}
