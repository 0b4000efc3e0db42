import { everyDatabase } from '../../src/kernel/database.testing';
import { MIGRATIONS } from './all';

/** The stamp at the end of a name, ms. */
const stampOf = (name: string): number => Number(/\d{13}$/.exec(name)?.[0]);
const NAMES = MIGRATIONS.map(({ name }) => name);

it('stand in the order in which they run: that of their stamps, each its own', () => {
  const stamps = NAMES.map(stampOf);
  expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
});

describe.each(everyDatabase())('all migrations, on %s', (name, open) => {
  it('run so from nothing, and one that a town has not had yet runs after all others', async () => {
    const { database, close } = await open(`all_${name.toLowerCase()}`, {
      entities: [],
      migrations: MIGRATIONS,
    });
    const ran = async (): Promise<string[]> =>
      (await database.read<{ name: string }>('SELECT name FROM migrations ORDER BY id')).map(
        ({ name: each }) => each,
      );
    expect(await ran()).toEqual(NAMES);
    const late = NAMES.filter((each) => stampOf(each) === stampOf('FilesUsed1764530000000'));
    await database.unitOfWork((uow) => uow.run('DELETE FROM migrations WHERE name = ?', late));
    await database.source.runMigrations({ transaction: 'each' });
    expect(await ran()).toEqual([...NAMES.filter((each) => !late.includes(each)), ...late]);
    await close();
  });
});
