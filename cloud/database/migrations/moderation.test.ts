import { aCase } from '../../src/case/case.testing';
import { everyDatabase } from '../../src/kernel/database.testing';
import { MIGRATIONS } from './all';

const WAS = ['none', 'pass', 'review', 'risky', 'unchecked', 'waiting'];

describe.each(everyDatabase())('files and words from before there were moderators, on %s', (name, open) => {
  it('count as passed, but for what the platform had found or never answered: that waits for a human, once', async () => {
    const { database, close } = await open(`moderation_${name.toLowerCase()}`, {
      entities: [],
      migrations: MIGRATIONS,
    });
    const file = { kind: 'photo', type: 'image/jpeg', bytes: 1, width: 1, height: 1, sha256: '', ownerId: 1 };
    await database.unitOfWork(async (uow) => {
      for (const [at, contentCheck] of WAS.entries()) {
        const { id: _, ...row } = aCase('reported', { contentCheck });
        const caseId = await uow.insert('cases', row);
        await uow.insert('stored_file', { ...file, fileKey: `f${at}`, at, contentCheck, caseId });
        await uow.insert('stored_file', { ...file, fileKey: `u${at}`, at, contentCheck, caseId: null });
      }
    });
    // As if it had broken before it was noted as done: it runs again, and so twice over the same rows.
    for (let times = 0; times < 2; times += 1) {
      await database.unitOfWork((uow) => uow.run("DELETE FROM migrations WHERE name LIKE 'Moderation%'"));
      await database.source.runMigrations({ transaction: 'each' });
    }
    const states = async (sql: string) =>
      (await database.read<{ state: string }>(sql)).map(({ state }) => state);
    const expected = ['passed', 'passed', 'held', 'held', 'held', 'held'];
    expect(
      await states("SELECT contentCheck AS state FROM stored_file WHERE fileKey LIKE 'f%' ORDER BY id"),
    ).toEqual(expected);
    expect(
      await states("SELECT contentCheck AS state FROM stored_file WHERE fileKey LIKE 'u%' ORDER BY id"),
    ).toEqual(['passed', 'passed', 'waiting', 'waiting', 'waiting', 'waiting']);
    expect(await states('SELECT contentCheck AS state FROM cases ORDER BY id')).toEqual([
      'none',
      ...expected.slice(1),
    ]);
    const items = await database.read<{ subject: string; why: string }>(
      'SELECT subject, why FROM moderation_item WHERE fileId IS NOT NULL ORDER BY id',
    );
    expect(items.map(({ why }) => why)).toEqual(['review', 'risky', 'unchecked', 'unanswered']);
    expect(
      await states("SELECT why AS state FROM moderation_item WHERE subject LIKE 'words:%'"),
    ).toHaveLength(4);
    await close();
  });
});
