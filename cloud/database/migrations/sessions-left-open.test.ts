import { everyDatabase } from '../../src/kernel/database.testing';
import { MIGRATIONS } from './all';

const TIMES = { startedAt: 1_000, seenAt: 1_000, expiresAt: 9_000 };

describe.each(everyDatabase())(
  'sessions from before it was kept how they were opened, on %s',
  (name, open) => {
    it('may lie idle no longer where they are a colleague’s; a resident’s stays', async () => {
      const { database, close } = await open(`sessions_left_open_${name.toLowerCase()}`, {
        entities: [],
        migrations: MIGRATIONS,
      });
      await database.unitOfWork(async (uow) => {
        for (const kind of ['staff', 'resident']) {
          const personId = await uow.insert('person', { kind, name: '', createdAt: 0 });
          for (const [at, program] of ['command', 'admin', 'resident'].entries())
            await uow.insert('session', {
              ...{ ...TIMES, tokenHash: `${kind}${program}`, personId, program, idles: 0 },
              endedAt: at === 2 ? 2_000 : null,
            });
        }
        await uow.run("DELETE FROM migrations WHERE name LIKE 'SessionsLeftOpen%'");
      });
      await database.source.runMigrations({ transaction: 'each' });
      const rows = await database.read<{ tokenHash: string }>(
        'SELECT tokenHash FROM session WHERE idles = 1',
      );
      expect(rows.map(({ tokenHash }) => tokenHash).sort()).toEqual(['staffadmin', 'staffcommand']);
      await close();
    });
  },
);
