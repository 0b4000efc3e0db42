import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SqlValue } from '../kernel/database';
import { SqliteConnection } from '../kernel/sqlite-driver';
import { MIGRATIONS_TABLE, selectRows, type Snapshot, type TableShape } from './backup-snapshot';

interface ColumnInfo {
  name: string;
  pk: number;
}

/**
 * The embedded database at one moment: a read transaction beside the running server. The write-ahead log keeps what it
 * sees, and writers do not wait for it.
 */
export class SqliteSnapshot implements Snapshot {
  readonly dialect = 'sqlite';
  private readonly connection: SqliteConnection;

  constructor(dataDir: string) {
    const file = join(dataDir, 'one-net.db');
    if (!existsSync(file)) throw new Error(`没有可备份的数据库：${file} 不存在`);
    // Not opened read-only: beside a stopped server the log's index has to be made first.
    this.connection = new SqliteConnection(file);
    this.connection.pragma('query_only = ON');
    this.connection.exec('BEGIN');
    // The moment is fixed by the first read, not by BEGIN.
    this.connection.prepare('SELECT COUNT(*) FROM sqlite_master').all();
  }

  async tables(): Promise<TableShape[]> {
    const found = await this.read<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name <> '${MIGRATIONS_TABLE}' ORDER BY name`,
    );
    const ids = await this.read<{ name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence');
    const next = new Map(ids.map(({ name, seq }) => [name, seq + 1]));
    return found.map(({ name }) => ({ ...this.columnsOf(name), name, nextId: next.get(name) }));
  }

  async read<T>(sql: string): Promise<T[]> {
    // The caller names the shape of its own SELECT; the driver cannot know it.
    return this.connection.prepare(sql).all() as T[];
  }

  async *rows(table: TableShape): AsyncIterable<readonly SqlValue[]> {
    for (const row of this.connection.prepare(selectRows(table)).iterate()) {
      const values = row as Record<string, SqlValue>;
      yield table.columns.map((column) => values[column] ?? null);
    }
  }

  async close(): Promise<void> {
    this.connection.exec('COMMIT');
    this.connection.close();
  }

  private columnsOf(table: string): Pick<TableShape, 'columns' | 'primary'> {
    const columns = this.connection.pragma(`table_info(\`${table}\`)`) as ColumnInfo[];
    const primary = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    return { columns: columns.map(({ name }) => name).sort(), primary: primary.map(({ name }) => name) };
  }
}
