import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Configuration,
  destroyGlobalApplicationContext,
  initializeGlobalApplicationContext,
  type IMidwayContainer,
} from '@midwayjs/core';
import * as typeorm from '@midwayjs/typeorm';
import { Clock } from './clock';
import { Database } from './database';
import { typeormConfig } from './database.config';
import { id, PortableMigration, ref, type Schema } from './migration';

class Notes1763900000005 extends PortableMigration {
  readonly name = 'Notes1763900000005';

  protected change(schema: Schema): Promise<void> {
    return schema.table('note', { id, at: ref });
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'one-net-container-'));

@Configuration({
  imports: [typeorm],
  importConfigs: [
    { default: { typeorm: typeormConfig({ dataDir }, { entities: [], migrations: [Notes1763900000005] }) } },
  ],
})
class App {}

describe('the database inside Midway', () => {
  let container: IMidwayContainer;

  beforeAll(async () => {
    container = await initializeGlobalApplicationContext({
      baseDir: dataDir,
      imports: [App],
      preloadModules: [Database, Clock],
    });
  });
  afterAll(async () => {
    await destroyGlobalApplicationContext(container);
    rmSync(dataDir, { recursive: true });
  });

  it('is migrated, injected once, and takes its time from the shared clock', async () => {
    const database = await container.getAsync(Database);
    expect(await container.getAsync(Database)).toBe(database);
    const restore = (await container.getAsync(Clock)).set(() => 42.7);
    await database.unitOfWork((uow) => uow.insert('note', { at: uow.now }));
    restore();
    expect(database.dialect).toBe('sqlite');
    expect(await database.read('SELECT at FROM note')).toMatchObject([{ at: 42 }]);
  });
});
