import { everyDatabase } from './database.testing';
import { id, PortableMigration, ref, type Schema } from './migration';

describe('a migration that broke in the middle', () => {
  class HalfDone1763900000004 extends PortableMigration {
    static broken = true;
    readonly name = 'HalfDone1763900000004';

    protected async change(schema: Schema): Promise<void> {
      await schema.table('first_half', { id, coins: ref }, { index: [['coins']] });
      if (HalfDone1763900000004.broken) throw new Error('power cut');
      await schema.table('second_half', { id });
    }
  }

  it.each(everyDatabase())('runs again on %s', async (name, openDatabase) => {
    const { database, close } = await openDatabase(`kernel_half_${name.toLowerCase()}`, {
      entities: [],
      migrations: [],
    });
    Object.assign(database.source, { migrations: [new HalfDone1763900000004()] });
    await expect(database.source.runMigrations({ transaction: 'each' })).rejects.toThrow('power cut');
    HalfDone1763900000004.broken = false;
    await database.source.runMigrations({ transaction: 'each' });
    HalfDone1763900000004.broken = true;
    expect(await database.read('SELECT * FROM second_half')).toEqual([]);
    await close();
  });
});
