import type { BalanceView, EntryView } from '../../contract/points/points.api';
import type { Page } from '../../contract/route';
import { Database } from '../../src/kernel/database';
import { Deliveries } from '../../src/kernel/delivery';
import { townMonth } from '../../src/points/points.month';
import type { Person, Story } from '../build';
import { Rewarding } from '../rewarding';
import { DAY, made, MINUTE } from '../volunteering';

let claims = 910_000;

/** Points for hours that were put right afterwards: no more is taken than the hours that are left do not bear out. */
export const pointsRestated: Story = (town) => {
  let rewards: Rewarding;
  let deliveries: Deliveries;
  let database: Database;

  beforeAll(async () => {
    rewards = await Rewarding.in(town());
    deliveries = await town().container.getAsync(Deliveries);
    database = await town().container.getAsync(Database);
    await deliveries.stop();
    await rewards.carriedOut();
  });
  afterEach(() => rewards.at.home());
  afterAll(async () => {
    deliveries.start(() => undefined);
    expect(await rewards.ledger.findings()).toEqual([]);
  });

  interface Claim {
    readonly who: Person;
    readonly claimId: number;
    readonly personId: number;
    readonly communityId: number;
  }
  async function somebody(): Promise<Claim> {
    const who = await rewards.at.resident();
    const { communityId } = rewards.at;
    return { who, claimId: ++claims, personId: await rewards.idOf(who), communityId };
  }
  const post = (topic: string, body: object, dueAt?: number): Promise<void> =>
    database.unitOfWork(async (uow) =>
      deliveries.add(uow, [{ topic, body, ...(dueAt === undefined ? {} : { dueAt }) }]),
    );
  const servedBody = ({ claimId, personId, communityId }: Claim, hours: number) => ({
    ...{ claimId, personId, hours, points: 0, activityId: 1, communityId },
  });
  async function serves(claim: Claim, hours: number): Promise<void> {
    await post('volunteer.served', servedBody(claim, hours));
    await rewards.carriedOut();
  }
  async function restates(claim: Claim, [before, after]: [number, number], seq = 2): Promise<void> {
    const { claimId, personId, communityId } = claim;
    await post('volunteer.restated', { claimId, personId, communityId, seq, before, after });
    await rewards.carriedOut();
  }
  const balance = async ({ who }: Claim): Promise<number> =>
    made(await who.get<BalanceView>('/points/me')).balance;
  const amounts = async ({ who }: Claim): Promise<number[]> =>
    made(await who.get<Page<EntryView>>('/points/me/entries')).rows.map(({ amount }) => amount);
  const tally = async ({ personId }: Claim): Promise<[string, number][]> => {
    const rows = await database.read<{ month: string; earned: number }>(
      'SELECT month, earned FROM points_tally WHERE personId = ? ORDER BY month',
      [personId],
    );
    return rows.map(({ month, earned }) => [month, earned]);
  };

  it.each([
    ['a part of a point that was rounded away is not taken again', 1.25, 1, 10],
    ['what a cap had cut is taken only below the cap', 10, 9, 80],
    ['below the cap as many go as are not borne out', 10, 7.5, 75],
    ['a third of an hour is twenty minutes, not a number with a rest', 1, 0.33, 3],
    ['of a hundred minutes fifty are half', 1.67, 0.83, 8],
  ])('%s', async (_, before, after, left) => {
    const claim = await somebody();
    await serves(claim, before);
    await restates(claim, [before, after]);
    expect(await balance(claim)).toBe(left);
  });

  it('that are taken back make no room under the cap of the day on which that happens', async () => {
    const [claim, later] = [await somebody(), ++claims];
    await serves(claim, 8);
    rewards.at.later(2 * DAY);
    await restates(claim, [8, 4]);
    await serves({ ...claim, claimId: later }, 10);
    expect(await amounts(claim)).toEqual([80, -40, 80]);
  });

  it('leave the league tables of the months in which they were booked, the last booked first, and never below 0', async () => {
    const claim = await somebody();
    const first = townMonth(rewards.at.now);
    await serves(claim, 2);
    rewards.at.later(32 * DAY);
    const second = townMonth(rewards.at.now);
    await restates(claim, [2, 3]);
    expect(await tally(claim)).toEqual([
      [first, 20],
      [second, 10],
    ]);
    rewards.at.later(32 * DAY);
    await restates(claim, [3, 1.5], 3);
    expect(await tally(claim)).toEqual([
      [first, 15],
      [second, 0],
    ]);
    // Of the second month nothing is left to take: what goes now goes from the first.
    await database.unitOfWork((uow) =>
      uow.run('UPDATE points_tally SET earned = 2 WHERE personId = ? AND month = ?', [claim.personId, first]),
    );
    await restates(claim, [1.5, 1], 4);
    expect(await tally(claim)).toEqual([
      [first, 0],
      [second, 0],
    ]);
  });

  it('wait for what they put right, when that could not be booked yet', async () => {
    const claim = await somebody();
    await post('volunteer.served', servedBody(claim, 2), rewards.at.now + 5 * MINUTE);
    await restates(claim, [2, 1]);
    expect(await amounts(claim)).toEqual([]);
    rewards.at.later(6 * MINUTE);
    await rewards.carriedOut();
    rewards.at.later(6 * MINUTE);
    await rewards.carriedOut();
    expect(await amounts(claim)).toEqual([-10, 20]);
  });
};
