import type { Database } from '../../src/kernel/database';

const COUNTERS = 'fuzz_changes';
const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/**
 * Counts written rows by table, inside the transactions that write them: what is rolled back was not counted, and
 * reading the counters is one small query.
 */
export class Changes {
  private before = new Map<string, number>();

  private constructor(private readonly database: Database) {}

  static async watch(database: Database): Promise<Changes> {
    const { source } = database;
    const tables = await tablesOf(database);
    await source.query(`CREATE TABLE ${COUNTERS} (name VARCHAR(64) PRIMARY KEY, n BIGINT NOT NULL)`);
    for (const table of tables) {
      await source.query(`INSERT INTO ${COUNTERS} (name, n) VALUES ('${table}', 0)`);
      for (const event of EVENTS) await source.query(trigger(database.dialect, table, event));
    }
    const changes = new Changes(database);
    await changes.take();
    return changes;
  }

  /** The tables written since the last time. */
  async take(): Promise<string[]> {
    const rows = await this.database.read<{ name: string; n: number }>(`SELECT name, n FROM ${COUNTERS}`);
    const changed = rows.filter(({ name, n }) => n !== (this.before.get(name) ?? 0)).map(({ name }) => name);
    this.before = new Map(rows.map(({ name, n }) => [name, n]));
    return changed;
  }
}

function trigger(dialect: string, table: string, event: string): string {
  const count = `UPDATE ${COUNTERS} SET n = n + 1 WHERE name = '${table}'`;
  const head = `CREATE TRIGGER fuzz_${table}_${event.toLowerCase()} AFTER ${event} ON \`${table}\``;
  return dialect === 'mysql' ? `${head} FOR EACH ROW ${count}` : `${head} BEGIN ${count}; END`;
}

async function tablesOf(database: Database): Promise<string[]> {
  const sql =
    database.dialect === 'mysql'
      ? 'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  return (await database.read<{ name: string }>(sql)).map(({ name }) => name);
}
