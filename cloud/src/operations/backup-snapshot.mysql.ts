import mysql2, { type Connection } from 'mysql2';
import type { SqlValue } from '../kernel/database';
import { MIGRATIONS_TABLE, selectRows, type Snapshot, type TableShape } from './backup-snapshot';

const TABLES = `SELECT TABLE_NAME AS name, AUTO_INCREMENT AS nextId FROM information_schema.TABLES
  WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME <> '${MIGRATIONS_TABLE}' ORDER BY TABLE_NAME`;
const COLUMNS = `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name FROM information_schema.COLUMNS
  WHERE TABLE_SCHEMA = DATABASE()`;
const PRIMARY = `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name FROM information_schema.STATISTICS
  WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`;
const READ_AHEAD = 500;

interface Column {
  tableName: string;
  name: string;
}

/** MySQL or MariaDB at one moment: one REPEATABLE READ transaction over every table. Nothing may alter tables meanwhile. */
export class MysqlSnapshot implements Snapshot {
  readonly dialect = 'mysql';

  private constructor(private readonly connection: Connection) {}

  static async open(databaseUrl: string): Promise<MysqlSnapshot> {
    const connection = mysql2.createConnection({
      uri: databaseUrl,
      charset: 'utf8mb4',
      supportBigNumbers: true,
      decimalNumbers: true,
    });
    const snapshot = new MysqlSnapshot(connection);
    await snapshot.read('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await snapshot.read('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    return snapshot;
  }

  async tables(): Promise<TableShape[]> {
    const [columns, primary] = [await this.read<Column>(COLUMNS), await this.read<Column>(PRIMARY)];
    const of = (list: readonly Column[], table: string): string[] =>
      list.flatMap(({ tableName, name }) => (tableName === table ? [name] : []));
    const tables = await this.read<{ name: string; nextId: number | null }>(TABLES);
    return tables.map(({ name, nextId }) => ({
      name,
      columns: of(columns, name).sort(),
      primary: of(primary, name),
      nextId: nextId ?? undefined,
    }));
  }

  read<T>(sql: string): Promise<T[]> {
    return new Promise((resolve, reject) => {
      // The caller names the shape of its own SELECT; the driver cannot know it.
      this.connection.query(sql, (error, rows) => (error ? reject(error) : resolve(rows as T[])));
    });
  }

  rows(table: TableShape): AsyncIterable<readonly SqlValue[]> {
    const query = this.connection.query({ sql: selectRows(table), rowsAsArray: true });
    return query.stream({ highWaterMark: READ_AHEAD });
  }

  async close(): Promise<void> {
    await this.read('COMMIT');
    await new Promise<void>((done) => this.connection.end(() => done()));
  }
}
