import type { NoticeView } from '../../contract/notify/notify.api';
import type { Page } from '../../contract/route';
import type { ActivityRow, SeriesView } from '../../contract/volunteer/volunteer.api';
import { CaseRound } from '../../src/case/case.round';
import { Database } from '../../src/kernel/database';
import { PointsRound } from '../../src/points/points.round';
import { VolunteerRound } from '../../src/volunteer/volunteer.round';
import type { Person, Story } from '../build';
import { Rewarding } from '../rewarding';
import { code, DAY, HOUR, made, says } from '../volunteering';

/** One row that cannot be seen to: all others are, and whoever can put it right is told. */
export const badRows: Story = (town) => {
  let rewards: Rewarding;
  let desk: Person;
  let database: Database;

  beforeAll(async () => {
    rewards = await Rewarding.in(town());
    desk = await rewards.at.desk();
    database = await town().container.getAsync(Database);
  });
  afterEach(() => rewards.at.home());

  const run = (sql: string, ...params: (string | number | null)[]) =>
    database.unitOfWork((uow) => uow.run(sql, params));
  const volunteers = async () => (await town().container.getAsync(VolunteerRound)).once();
  const points = async () => (await town().container.getAsync(PointsRound)).once();
  const stateOf = async (table: string, id: number) =>
    (await database.readOne<{ state: string }>(`SELECT state FROM ${table} WHERE id = ?`, [id]))?.state;

  describe('regular activities', () => {
    const repeats = (plan: object, more: object = {}) => {
      const { communityId, now } = rewards.at;
      const asked = { communityId, plan, everyDays: 7, until: now + 60 * DAY, ...more };
      return desk.post<SeriesView>('/volunteer/series', asked);
    };
    const made2 = async (title: string) => made(await repeats(rewards.at.plan(24, { title, points: 0 })));
    const madeOf = async (series: SeriesView): Promise<number> =>
      made(await desk.get<Page<ActivityRow>>('/volunteer/activities?scope=desk&size=100')).rows.filter(
        ({ seriesId }) => seriesId === series.id,
      ).length;
    const outside = '{"lng":1,"lat":1}';

    it('goes on with the others where one lies outside now, and tells its desk which time was not made', async () => {
      const [bad, good] = [await made2('河边捡拾'), await made2('楼道清扫')];
      const plan = await database.readOne<{ plan: string }>(
        'SELECT plan FROM volunteer_series WHERE id = ?',
        [bad.id],
      );
      const moved = (plan?.plan ?? '').replace(/"place":\{[^}]*\}/, `"place":${outside}`);
      await run('UPDATE volunteer_series SET plan = ? WHERE id = ?', moved, bad.id);
      rewards.at.later(7 * DAY);
      await rewards.at.catchUp();
      expect([await madeOf(bad), await madeOf(good)]).toEqual([2, 3]);
      const told = made(await desk.get<Page<NoticeView>>('/inbox?size=50')).rows.filter(
        ({ title }) => title === '定期活动没有生成：河边捡拾',
      );
      expect(told.map(({ body }) => body)).toEqual([
        expect.stringContaining('所选位置不在本区范围内，请重新选择位置。要改的话，请停止这个定期活动'),
      ]);
      for (const { id } of [bad, good]) made(await desk.post(`/volunteer/series/${id}/stop`));
    });

    it('sets aside for an hour what cannot even be read; neighbours’ names still go when they are promised to', async () => {
      const [bad, good] = [await made2('看不懂的安排'), await made2('看得懂的安排')];
      const orderer = await rewards.at.resident();
      const { id } = await rewards.at.orders(orderer, {
        neighbour: { name: '钱学军', phone: '13700001111' },
      });
      made(await orderer.post(`/volunteer/orders/${id}/steps/withdraw`, { form: { words: '已经解决了' } }));
      await run('UPDATE volunteer_series SET plan = ? WHERE id = ?', '{}', bad.id);
      rewards.at.later(7 * DAY);
      await expect(volunteers()).rejects.toThrow(`volunteer series ${bad.id} is set aside for an hour`);
      expect(await madeOf(good)).toBe(3);
      await volunteers();
      rewards.at.later(25 * DAY);
      await expect(volunteers()).rejects.toThrow(`volunteer series ${bad.id}`);
      const order = await database.readOne<{ neighbourSealed: string | null }>(
        'SELECT neighbourSealed FROM volunteer_order WHERE id = ?',
        [id],
      );
      expect(order?.neighbourSealed).toBeNull();
      await run('UPDATE volunteer_series SET nextAt = NULL WHERE id IN (?, ?)', bad.id, good.id);
    });

    it('begins ahead and ends after it has begun; a long sleep is made good in one step', async () => {
      const plan = rewards.at.plan(-24, { points: 0 });
      const past = await repeats(plan);
      expect([code(past), says(past)]).toEqual(['seriesPast', '第一次活动的时间应在现在之后，请重新选择']);
      expect(code(await repeats({ ...plan, startsAt: 0, endsAt: HOUR }, { everyDays: 1 }))).toBe(
        'seriesPast',
      );
      const early = await repeats(rewards.at.plan(48), { until: rewards.at.now + DAY });
      expect(code(early)).toBe('termBackwards');
      const daily = made(await repeats(rewards.at.plan(24, { points: 0 }), { everyDays: 1, until: 4e12 }));
      await run('UPDATE volunteer_series SET nextAt = ? WHERE id = ?', HOUR, daily.id);
      await volunteers();
      const view = made(await desk.post<SeriesView>(`/volunteer/series/${daily.id}/stop`));
      // Twenty thousand days that nobody can come to any more, and the fortnight ahead.
      expect(view.made).toBeLessThan(30);
    });
  });

  it('begins every other activity, and closes every other order', async () => {
    const [bad, good] = [
      await rewards.at.published(desk, rewards.at.plan(1, { points: 0 })),
      await rewards.at.published(desk, rewards.at.plan(2, { points: 0 })),
    ];
    const orderer = await rewards.at.resident();
    const [torn, whole] = [await rewards.at.orders(orderer), await rewards.at.orders(orderer)];
    const served = "UPDATE volunteer_order SET state = 'served', dueAt = ?, seq = ? WHERE id = ?";
    // A trail that says it has fewer steps than it has can be appended to no more.
    await run(served, 1, 0, torn.id);
    await run(served, 2, 1, whole.id);
    await run('UPDATE volunteer_activity SET seq = 0 WHERE id = ?', bad.id);
    rewards.at.later(2 * HOUR + 1);
    await expect(volunteers()).rejects.toMatchObject({
      errors: [
        { message: `volunteer activity ${bad.id} is set aside for an hour` },
        { message: `volunteer order ${torn.id} is set aside for an hour` },
      ],
    });
    expect(await stateOf('volunteer_activity', good.id)).toBe('underway');
    expect(await stateOf('volunteer_order', whole.id)).toBe('unrated');
    await run('UPDATE volunteer_activity SET clockAt = NULL WHERE id = ?', bad.id);
    await run('UPDATE volunteer_order SET dueAt = NULL WHERE id = ?', torn.id);
  });

  it('leaves every other case unrated when its time has come', async () => {
    const li = await rewards.at.resident();
    const [torn, whole] = [await rewards.verified(li), await rewards.verified(li)].map((no) =>
      Number(no.slice(6)),
    );
    await run('UPDATE cases SET clockAt = 1, seq = 1 WHERE id = ?', torn ?? 0);
    await run('UPDATE cases SET clockAt = 2 WHERE id = ?', whole ?? 0);
    await expect((await town().container.getAsync(CaseRound)).once()).rejects.toThrow();
    expect(await stateOf('cases', whole ?? 0)).toBe('unrated');
    await run('UPDATE cases SET clockAt = NULL WHERE id = ?', torn ?? 0);
  });

  it('gives back every other redemption, and ends every other lot of points', async () => {
    const good = await rewards.offers(desk, { pickupDays: 1 });
    const [li, chen] = [await rewards.rich(60), await rewards.rich(60)];
    const [torn, whole] = [
      made(await rewards.redeems(li, good.id)),
      made(await rewards.redeems(chen, good.id)),
    ];
    await run('UPDATE shop_redemption SET points = 0 WHERE id = ?', torn.id);
    const lot = await database.readOne<{ id: number }>(
      'SELECT MAX(id) AS id FROM points_lot WHERE rest = 10 AND open = 1',
    );
    rewards.at.later(2 * DAY);
    await run('UPDATE points_lot SET rest = 0, expiresAt = 1 WHERE id = ?', (lot?.id ?? 0) - 1);
    await run('UPDATE points_lot SET expiresAt = 2 WHERE id = ?', lot?.id ?? 0);
    await expect(points()).rejects.toMatchObject({
      errors: [
        { message: `redemption ${torn.id} is set aside for an hour` },
        { message: `lot of points ${(lot?.id ?? 0) - 1} is set aside for an hour` },
      ],
    });
    expect(await stateOf('shop_redemption', whole.id)).toBe('expired');
    expect(await rewards.balance(chen)).toBe(0);
    await run("UPDATE shop_redemption SET points = 50, state = 'cancelled' WHERE id = ?", torn.id);
    await run('UPDATE points_lot SET rest = 10, expiresAt = ? WHERE id = ?', 4e12, (lot?.id ?? 0) - 1);
  });
};
