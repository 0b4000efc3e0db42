import { everyDatabase } from '../../src/kernel/database.testing';
import { MIGRATIONS } from './all';

describe.each(everyDatabase())(
  'plans of 0 points from when that meant the rule’s own, on %s',
  (name, open) => {
    it('promise what was meant, as long as they are not settled; others stay as they are', async () => {
      const { database, close } = await open(`points_unnamed_${name.toLowerCase()}`, {
        entities: [],
        migrations: MIGRATIONS,
      });
      const trailed = { enteredAt: 7_000, seq: 0, head: '' };
      const plan = { communityId: 1, plannedById: 1, title: '理发', words: '', kind: 'care', skills: '[]' };
      const places = { capacity: 1, waitlist: 0, audience: 'everyone', lng: 122, lat: 41, fence: 200 };
      const hours = { startsAt: 1_000, endsAt: 9_000, claimUntil: 1_000, address: '' };
      const WAS = [
        ...[
          { state: 'draft', points: 0 },
          { state: 'recruiting', points: 0 },
          { state: 'underway', points: 0 },
        ],
        ...[
          { state: 'closing', points: 0 },
          { state: 'recruiting', points: 15 },
          { state: 'finished', points: 0 },
        ],
        { state: 'cancelled', points: 0 },
      ];
      const words = '写着 "points":0, 的纸条';
      const plans = [
        { title: '理发', points: 0, audience: 'everyone' },
        { title: '扫雪', points: 0 },
        { title: '量血压', points: 15, words },
        { title: '送餐', words },
      ];
      const series = { communityId: 1, everyDays: 7, until: 9_000, madeById: 1, createdAt: 0 };
      const again = async (): Promise<void> => {
        await database.unitOfWork(async (uow) => {
          await uow.run("DELETE FROM migrations WHERE name LIKE 'PointsUnnamed%'");
        });
        await database.source.runMigrations({ transaction: 'each' });
      };
      const promised = async (): Promise<number[]> =>
        (await database.read<{ points: number }>('SELECT points FROM volunteer_activity ORDER BY id')).map(
          ({ points }) => points,
        );
      await database.unitOfWork(async (uow) => {
        for (const was of WAS)
          await uow.insert('volunteer_activity', { ...trailed, ...plan, ...places, ...hours, ...was });
        for (const each of plans)
          await uow.insert('volunteer_series', { ...series, plan: JSON.stringify(each) });
        await uow.run("UPDATE points_rule SET active = 0 WHERE code = 'activity'");
      });
      // Where the rule is out of use it gives nothing.
      await again();
      expect(await promised()).toEqual(WAS.map(({ points }) => points));
      // No more than its caps let anybody have.
      await database.unitOfWork((uow) =>
        uow.run(
          "UPDATE points_rule SET active = 1, points = 10, dayCap = 8, monthCap = NULL WHERE code = 'activity'",
        ),
      );
      await again();
      expect(await promised()).toEqual([8, 8, 8, 8, 15, 0, 0]);
      const now = await database.read<{ plan: string }>('SELECT plan FROM volunteer_series ORDER BY id');
      expect(now.map(({ plan: text }) => JSON.parse(text) as object)).toEqual([
        { title: '理发', audience: 'everyone' },
        { title: '扫雪' },
        ...plans.slice(2),
      ]);
      await close();
    });
  },
);
