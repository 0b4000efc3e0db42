import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { quoted } from './sql-text';
import type { Dialect } from './sql-value';

/** How one column is spelled on each database. */
export interface ColumnType {
  readonly sqlite: (name: string) => string;
  readonly mysql: string;
  readonly nullable?: boolean;
  readonly default?: number | string;
  readonly references?: string;
}

/**
 * The column types both databases share. Everything is NOT NULL unless wrapped: `orNull(text(80))`,
 * `withDefault(flag, 0)`, `references(ref, 'org_unit')`.
 */
export const id: ColumnType = {
  sqlite: () => 'INTEGER PRIMARY KEY AUTOINCREMENT',
  mysql: 'BIGINT PRIMARY KEY AUTO_INCREMENT',
};
/** The id of a row elsewhere. */
export const ref: ColumnType = { sqlite: () => 'INTEGER', mysql: 'BIGINT' };
/** Milliseconds since the epoch, UTC. */
export const time: ColumnType = ref;
export const whole: ColumnType = ref;
export const real: ColumnType = { sqlite: () => 'REAL', mysql: 'DOUBLE' };
/** 0 or 1. */
export const flag: ColumnType = { sqlite: () => 'INTEGER', mysql: 'SMALLINT' };
/** Up to 16 MB of text. */
export const longText: ColumnType = { sqlite: () => 'TEXT', mysql: 'MEDIUMTEXT' };
/** JSON kept as text: MariaDB's and SQLite's own JSON types agree on nothing else. */
export const json: ColumnType = longText;

/** Text of at most so many characters; the limit holds on SQLite too, so that tests there mean something. */
export function text(length: number): ColumnType {
  return { sqlite: (name) => `TEXT CHECK (length(${name}) <= ${length})`, mysql: `VARCHAR(${length})` };
}

/** A short string the code knows: a state, a number plate, a key. */
export const code: (length: number) => ColumnType = text;

export function orNull(type: ColumnType): ColumnType {
  return { ...type, nullable: true };
}

export function withDefault(type: ColumnType, value: number | string): ColumnType {
  return { ...type, default: value };
}

/** A foreign key. It locks the parent row for every insert on MariaDB: not for the hottest tables. */
export function references(type: ColumnType, table: string): ColumnType {
  return { ...type, references: table };
}

export interface TableKeys {
  /** Only for tables without an `id` column. */
  readonly primary?: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly index?: readonly (readonly string[])[];
}

/** Writes the schema on whichever database the migration runs on. */
export class Schema {
  readonly dialect: Dialect;

  constructor(private readonly runner: QueryRunner) {
    this.dialect = runner.connection.options.type === 'mysql' ? 'mysql' : 'sqlite';
  }

  /**
   * Creates a table with its keys. Only what is missing is created: MariaDB cannot take half a migration back,
   * so one that broke in the middle must be able to run again.
   */
  async table(name: string, columns: Record<string, ColumnType>, keys: TableKeys = {}): Promise<void> {
    const lines = [...this.columnLines(columns), ...tableConstraints(columns, keys)];
    // Binary collation and STRICT: equality, order and types mean the same on both.
    const ending =
      this.dialect === 'mysql' ? 'ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin' : 'STRICT';
    await this.sql(`CREATE TABLE IF NOT EXISTS ${quoted(name)} (\n  ${lines.join(',\n  ')}\n) ${ending}`);
    for (const key of keys.unique ?? []) await this.index(name, key, 'UNIQUE INDEX');
    for (const key of keys.index ?? []) await this.index(name, key, 'INDEX');
  }

  /** Adds a column to a table that has rows: it must allow NULL or have a default. */
  async addColumn(table: string, name: string, type: ColumnType): Promise<void> {
    if (await this.hasColumn(table, name)) return;
    const [line] = this.columnLines({ [name]: type });
    await this.sql(`ALTER TABLE ${quoted(table)} ADD COLUMN ${line}`);
  }

  /** Gives a column another name; its keys stay. Does nothing where that was done already. */
  async renameColumn(table: string, from: string, to: string): Promise<void> {
    if (!(await this.hasColumn(table, from))) return;
    await this.sql(`ALTER TABLE ${quoted(table)} RENAME COLUMN ${quoted(from)} TO ${quoted(to)}`);
  }

  /** An index (INDEX) or unique key (UNIQUE INDEX) named after its table and columns. */
  async index(
    table: string,
    columns: readonly string[],
    kind: 'INDEX' | 'UNIQUE INDEX' = 'INDEX',
  ): Promise<void> {
    const name = keyName(table, columns);
    if (this.dialect === 'mysql' && (await this.hasIndex(table, name))) return;
    const guard = this.dialect === 'mysql' ? '' : 'IF NOT EXISTS ';
    await this.sql(`CREATE ${kind} ${guard}${quoted(name)} ON ${quoted(table)} (${list(columns)})`);
  }

  /** One statement that both databases read, or a spelling for each. */
  async sql(statement: string | Record<Dialect, string>): Promise<void> {
    await this.runner.query(typeof statement === 'string' ? statement : statement[this.dialect]);
  }

  private async hasColumn(table: string, column: string): Promise<boolean> {
    const sql =
      this.dialect === 'mysql'
        ? 'SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?'
        : 'SELECT 1 FROM pragma_table_info(?) WHERE name = ?';
    const found: unknown[] = await this.runner.query(sql, [table, column]);
    return found.length > 0;
  }

  // MySQL has no CREATE INDEX IF NOT EXISTS; MariaDB alone does.
  private async hasIndex(table: string, name: string): Promise<boolean> {
    const found: unknown[] = await this.runner.query(
      'SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
      [table, name],
    );
    return found.length > 0;
  }

  private columnLines(columns: Record<string, ColumnType>): string[] {
    return Object.entries(columns).map(([name, type]) => {
      const spelled = this.dialect === 'mysql' ? type.mysql : type.sqlite(quoted(name));
      return `${quoted(name)} ${spelled}${type.nullable ? ' NULL' : ' NOT NULL'}${defaultOf(type)}`;
    });
  }
}

/** A migration that says once what both databases are to look like. Forward only: a mistake gets a new migration. */
export abstract class PortableMigration implements MigrationInterface {
  /** Class name ending in a millisecond timestamp, as TypeORM orders them: 'FirstTables1763900000000'. */
  abstract readonly name: string;

  protected abstract change(schema: Schema): Promise<void>;

  up(runner: QueryRunner): Promise<void> {
    return this.change(new Schema(runner));
  }

  async down(): Promise<void> {
    throw new Error(`${this.name} cannot be taken back: write a new migration`);
  }
}

function tableConstraints(columns: Record<string, ColumnType>, keys: TableKeys): string[] {
  const primary = keys.primary ? [`PRIMARY KEY (${list(keys.primary)})`] : [];
  const foreign = Object.entries(columns).flatMap(([name, type]) =>
    type.references === undefined
      ? []
      : [`FOREIGN KEY (${quoted(name)}) REFERENCES ${quoted(type.references)} (\`id\`)`],
  );
  return [...primary, ...foreign];
}

function defaultOf(type: ColumnType): string {
  if (type.default === undefined) return '';
  const value = type.default;
  return ` DEFAULT ${typeof value === 'number' ? value : `'${value.replaceAll("'", "''")}'`}`;
}

// Readable in EXPLAIN. Long names end in a hash: MySQL stops at 64 characters, and two cut alike would be one.
function keyName(table: string, columns: readonly string[]): string {
  const name = `${table}_by_${columns.join('_')}`;
  if (name.length <= 60) return name;
  return `${name.slice(0, 51)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

function list(columns: readonly string[]): string {
  return columns.map(quoted).join(', ');
}
