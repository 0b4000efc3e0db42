import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Database } from './database';
import { openDataSource } from './database.config';
import { id, PortableMigration, ref, references, type Schema, text } from './migration';
import { SqliteSource } from './sqlite-source';

class Houses1763900000002 extends PortableMigration {
  readonly name = 'Houses1763900000002';

  protected async change(schema: Schema): Promise<void> {
    await schema.table('house', { id, name: text(10) });
    await schema.table('door', { id, houseId: references(ref, 'house') });
  }
}

class Broken1763900000003 extends PortableMigration {
  readonly name = 'Broken1763900000003';

  protected async change(schema: Schema): Promise<void> {
    await schema.table('halfway', { id });
    await schema.sql('CREATE NONSENSE');
  }
}

describe('the SQLite source', () => {
  let dataDir: string;
  let source: DataSource;
  let database: Database;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'one-net-source-'));
    source = await openDataSource({ dataDir }, { entities: [], migrations: [Houses1763900000002] });
    database = Database.over(source);
  });
  afterEach(async () => {
    if (source.isInitialized) await source.destroy();
    rmSync(dataDir, { recursive: true });
  });

  it('refuses to write through the reader', async () => {
    await expect(database.read("INSERT INTO house (name) VALUES ('x')")).rejects.toThrow('readonly');
  });

  it('survives a power cut: WAL with a full sync at every commit', () => {
    if (!(source instanceof SqliteSource)) throw new Error('not the WAL source');
    const { writer, reader } = source.driver;
    expect(writer.pragma('synchronous')).toMatchObject([{ synchronous: 2 }]);
    expect(writer.pragma('journal_mode')).toMatchObject([{ journal_mode: 'wal' }]);
    expect(reader.pragma('query_only')).toMatchObject([{ query_only: 1 }]);
  });

  it('fails fast when a unit of work writes through the outer manager, instead of waiting for itself', async () => {
    const work = database.unitOfWork(() => source.query("INSERT INTO house (name) VALUES ('outer')"));
    await expect(work).rejects.toThrow('inside a unit of work');
    await source.query("INSERT INTO house (name) VALUES ('outside')");
    expect(await database.read('SELECT name FROM house')).toMatchObject([{ name: 'outside' }]);
  });

  it('keeps TypeORM transactions apart from units of work', async () => {
    const failing = source.transaction(async (manager) => {
      await manager.query("INSERT INTO house (name) VALUES ('gone')");
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('away');
    });
    const kept = database.unitOfWork((uow) => uow.insert('house', { name: 'kept' }));
    await expect(failing).rejects.toThrow('away');
    await kept;
    expect(await database.read('SELECT name FROM house')).toMatchObject([{ name: 'kept' }]);
  });

  it('refuses a door without a house', async () => {
    const work = database.unitOfWork((uow) => uow.insert('door', { houseId: 7 }));
    await expect(work).rejects.toThrow('FOREIGN KEY');
  });

  it('leaves nothing of a failed migration, and foreign keys on', async () => {
    Object.assign(source, { migrations: [...source.migrations, new Broken1763900000003()] });
    await expect(source.runMigrations({ transaction: 'each' })).rejects.toThrow('NONSENSE');
    expect(await database.read("SELECT name FROM sqlite_master WHERE name = 'halfway'")).toEqual([]);
    const work = database.unitOfWork((uow) => uow.insert('door', { houseId: 7 }));
    await expect(work).rejects.toThrow('FOREIGN KEY');
  });

  it('migrates once: a second start finds everything done', async () => {
    await source.destroy();
    source = await openDataSource({ dataDir }, { entities: [], migrations: [Houses1763900000002] });
    expect(await source.query('SELECT COUNT(*) AS n FROM migrations')).toMatchObject([{ n: 1 }]);
  });
});
