import type { ClaimView } from '../../contract/volunteer/volunteer.api';
import { Database } from '../../src/kernel/database';
import { ActivityStore } from '../../src/volunteer/activity.store';
import type { Story } from '../build';
import { made, Volunteering } from '../volunteering';

/** The waiting lists that the clock looks through: whoever was passed over may have become free. */
export const volunteerPlaces: Story = (town) => {
  let at: Volunteering;
  let database: Database;
  let store: ActivityStore;

  beforeAll(async () => {
    at = await Volunteering.in(town());
    database = await town().container.getAsync(Database);
    store = await town().container.getAsync(ActivityStore);
  });
  afterEach(() => at.home());

  const run = (sql: string, ...params: (string | number)[]) =>
    database.unitOfWork((uow) => uow.run(sql, params));
  /** So many more like this one, whose waiting lists move nobody up. */
  async function stuck(id: number, count: number): Promise<number[]> {
    const activity = await store.find(id);
    if (!activity) throw new Error(`no activity ${id}`);
    const { id: _, ...row } = activity;
    return database.unitOfWork(async (uow) => {
      const ids: number[] = [];
      for (let n = 0; n < count; n++) ids.push(await store.insert(uow, { ...row, waiting: 1 }));
      return ids;
    });
  }

  it('are all looked through, however many before them move nobody up, and though one cannot be written', async () => {
    const desk = await at.desk();
    const [waits, other] = [at.plan(30, { capacity: 1 }), at.plan(31)];
    const before = await stuck((await at.published(desk, at.plan(60))).id, 101);
    const [full, elsewhere] = [await at.published(desk, waits), await at.published(desk, other)];
    const [first, chen, wu] = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
    const held = made(await at.claims(first, full.id));
    const waiting = made(await at.claims(chen, full.id));
    const there = made(await at.claims(chen, elsewhere.id));
    made(await at.claimStep(first, held.id, 'withdraw'));
    made(await at.claimStep(chen, there.id, 'withdraw'));
    // Of the very first the step that moves somebody up is in its trail already.
    const broken = made(await at.claims(wu, elsewhere.id)).id;
    const [from = 0, to = 0] = [before[0], before.at(-1)];
    const breaks = "UPDATE volunteer_claim SET activityId = ?, state = 'waiting', seq = 0 WHERE id = ?";
    await run(breaks, from, broken);
    const round = await Promise.allSettled([at.catchUp()]);
    await run('DELETE FROM volunteer_activity WHERE id BETWEEN ? AND ?', from, to);
    await run('DELETE FROM volunteer_claim WHERE id = ?', broken);
    expect(round).toMatchObject([{ status: 'rejected' }]);
    expect(made(await chen.get<ClaimView>(`/volunteer/claims/${waiting.id}`)).state).toBe('claimed');
  });
};
