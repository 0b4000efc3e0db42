import type { Migration, ReplicationMode } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { MigratedSource, type MigratedSourceOptions } from './migrated-source';
import { SqliteConnection } from './sqlite-driver';
import { SqliteReaderRunner, SqliteWriterRunner } from './sqlite-runners';
import { Turnstile } from './turnstile';

// Negative: KiB. The desk's lists live on index pages, which should stay in memory.
const PAGE_CACHE = -65_536;

/** One writer connection behind a turnstile and one read-only connection beside it (WAL). */
export class WalDriver extends BetterSqlite3Driver {
  readonly turnstile = new Turnstile(1);
  private pair: { writer: SqliteConnection; reader: SqliteConnection } | undefined;

  get writer(): SqliteConnection {
    return this.open.writer;
  }

  get reader(): SqliteConnection {
    return this.open.reader;
  }

  override createQueryRunner(mode: ReplicationMode): SqliteWriterRunner | SqliteReaderRunner {
    return mode === 'slave' ? new SqliteReaderRunner(this, this.reader) : this.createWriterRunner();
  }

  createWriterRunner(): SqliteWriterRunner {
    return new SqliteWriterRunner(this, this.turnstile);
  }

  override async disconnect(): Promise<void> {
    this.pair?.reader.close();
    this.pair?.writer.close();
    this.pair = undefined;
  }

  protected override async createDatabaseConnection(): Promise<SqliteConnection> {
    // The writer first: it creates the file and turns WAL on.
    const writer = await this.opened();
    const reader = await this.opened();
    reader.pragma('query_only = ON');
    this.pair = { writer, reader };
    return writer;
  }

  private async opened(): Promise<SqliteConnection> {
    const connection: SqliteConnection = await super.createDatabaseConnection();
    // FULL: an acknowledged commit survives a power cut.
    connection.pragma('synchronous = FULL');
    connection.pragma(`cache_size = ${PAGE_CACHE}`);
    connection.pragma('temp_store = MEMORY');
    // What is erased is overwritten, not only forgotten; FAST would leave it on pages that become free altogether.
    connection.pragma('secure_delete = ON');
    return connection;
  }

  private get open(): { writer: SqliteConnection; reader: SqliteConnection } {
    if (!this.pair) throw new Error('the SQLite database is not open');
    return this.pair;
  }
}

/** The `customDataSourceClass` for SQLite: TypeORM's reads go to the reader, its writes queue for the writer. */
export class SqliteSource extends MigratedSource {
  override readonly driver: WalDriver;

  constructor(options: MigratedSourceOptions) {
    super(options);
    this.driver = new WalDriver(this);
  }

  override defaultReplicationModeForReads(): ReplicationMode {
    return 'slave';
  }

  /** TypeORM switches foreign keys off while it migrates and, after a failure, leaves them off. */
  override async runMigrations(...args: Parameters<MigratedSource['runMigrations']>): Promise<Migration[]> {
    try {
      return await super.runMigrations(...args);
    } finally {
      this.driver.writer.pragma('foreign_keys = ON');
    }
  }
}
