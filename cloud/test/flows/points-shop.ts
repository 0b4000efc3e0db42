import type { EntryView, PointsSeats, RedemptionView } from '../../contract/points/points.api';
import type { Page } from '../../contract/route';
import { Directory } from '../../src/org/directory';
import { PointsRound } from '../../src/points/points.round';
import type { Person, Story } from '../build';
import { holderOf } from '../powers/strangers';
import { Rewarding } from '../rewarding';
import { code, DAY, made, says } from '../volunteering';

const CROWD = 200;
const STOCK = 37;

/** The community's counter: points for things, once, and never more than there are. */
export const pointsShop: Story = (town) => {
  let rewards: Rewarding;
  let desk: Person;

  beforeAll(async () => {
    rewards = await Rewarding.in(town());
    desk = await rewards.at.desk();
  });
  afterEach(() => rewards.at.home());
  afterAll(async () => expect(await rewards.ledger.findings()).toEqual([]));

  const round = async () => (await town().container.getAsync(PointsRound)).once();
  const entries = async (who: Person) => made(await who.get<Page<EntryView>>('/points/me/entries'));
  async function leaderOfDistrict(): Promise<Person> {
    const directory = await town().container.getAsync(Directory);
    const { person } = await holderOf('leader', directory.district.id, town());
    await directory.reload();
    return person;
  }

  it('hands over against the code, to its desk only, and not twice', async () => {
    const good = await rewards.offers(desk);
    const li = await rewards.rich(120);
    const bought = made(await rewards.redeems(li, good.id));
    expect(bought).toMatchObject({
      state: 'redeemed',
      code: expect.stringMatching(/^\d{10}$/),
      points: 50,
    });
    expect([await rewards.balance(li), await rewards.stock(good.id)]).toEqual([70, 2]);
    expect(code(await rewards.redeems(li, good.id))).toBe('redeemedEnough');
    const stranger = await rewards.at.resident();
    expect(code(await stranger.get(`/shop/redemptions/${bought.id}`))).toBe('notFound');
    expect(code(await rewards.step(li, bought.id, 'collect', { code: bought.code }))).toBe('notYours');

    const shown = made(
      await desk.get<Page<{ id: number }>>(`/shop/redemptions?scope=desk&code=${bought.code}`),
    );
    expect(shown.rows).toMatchObject([
      { id: bought.id, actions: [{ action: 'collect' }, { action: 'withdraw' }] },
    ]);
    expect(JSON.stringify(shown)).not.toContain(bought.code);
    const wrong = `${(bought.code ?? '').slice(0, 9)}${(Number(bought.code?.slice(9)) + 1) % 10}`;
    expect(code(await rewards.step(desk, bought.id, 'collect', { code: wrong }))).toBe('pickupCodeWrong');
    expect(made(await rewards.step(desk, bought.id, 'collect', { code: bought.code })).stateLabel).toBe(
      '已领取',
    );
    const again = await rewards.step(desk, bought.id, 'collect', { code: bought.code });
    expect(says(again)).toBe('这次兑换现为“已领取”，不能“核销领取”');
    made(await rewards.step(desk, bought.id, 'takeBack', { words: '瓶子漏了' }));
    expect([await rewards.balance(li), await rewards.stock(good.id)]).toEqual([120, 3]);
  });

  it('lets nobody try out the secret digits, and writes down who tried', async () => {
    const good = await rewards.offers(desk);
    const li = await rewards.rich(50);
    const { id, code: right = '' } = made(await rewards.redeems(li, good.id));
    const guess = (n: number) =>
      `${right.slice(0, 6)}${String((Number(right.slice(6)) + n) % 10_000).padStart(4, '0')}`;
    // The open digits find it; whether the others are right is not told.
    const found = await desk.get<Page<{ id: number }>>(`/shop/redemptions?scope=desk&code=${guess(1)}`);
    expect(made(found).rows.map((row) => row.id)).toEqual([id]);
    const tries = [];
    for (let n = 1; n <= 5; n += 1)
      tries.push(code(await rewards.step(desk, id, 'collect', { code: guess(n) })));
    expect(new Set(tries)).toEqual(new Set(['pickupCodeWrong']));
    const locked = await rewards.step(desk, id, 'collect', { code: right });
    expect([code(locked), says(locked)]).toEqual([
      'pickupCodeLocked',
      expect.stringContaining('今天已输错 5 次，明天才能再核销'),
    ]);
    const seen = made(await li.get<RedemptionView>(`/shop/redemptions/${id}`));
    expect(seen.state).toBe('redeemed');
    expect(seen.steps.filter(({ title }) => title.endsWith('领取码输错，没有交付'))).toHaveLength(5);
    rewards.at.later(DAY);
    expect(made(await rewards.step(desk, id, 'collect', { code: right })).state).toBe('collected');
  });

  it('gives back points and goods when it is cancelled, once', async () => {
    const good = await rewards.offers(desk, { stock: 1 });
    const li = await rewards.rich(50);
    const { id } = made(await rewards.redeems(li, good.id));
    const tries = await Promise.all([1, 2, 3, 4].map(() => rewards.step(li, id, 'cancel')));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect([await rewards.balance(li), await rewards.stock(good.id)]).toEqual([50, 1]);
  });

  it('gives back what nobody picked up in time; points that ended meanwhile end', async () => {
    const good = await rewards.offers(desk, { pickupDays: 14 });
    const li = await rewards.rich(60);
    const { id } = made(await rewards.redeems(li, good.id));
    rewards.at.later(13 * DAY);
    await round();
    expect(made(await li.get(`/shop/redemptions/${id}`))).toMatchObject({ state: 'redeemed' });
    rewards.at.later(2 * DAY);
    // Of two processes the slower finds it done, and has nothing to complain of.
    await Promise.all([round(), round()]);
    expect(made(await li.get(`/shop/redemptions/${id}`))).toMatchObject({ state: 'expired' });
    expect(await rewards.balance(li)).toBe(60);
    await rewards.database.unitOfWork((uow) =>
      uow.run('UPDATE points_lot SET expiresAt = ? WHERE rest = 60', [uow.now - 1]),
    );
    await round();
    expect(await rewards.balance(li)).toBe(0);
    expect((await entries(li)).rows[0]).toMatchObject({ label: '积分到期', amount: -60 });
  });

  it('refuses too few points, goods taken off, and prices that are none', async () => {
    const good = await rewards.offers(desk);
    const poor = await rewards.rich(49);
    const refused = await rewards.redeems(poor, good.id);
    expect([code(refused), says(refused)]).toEqual(['balanceTooLow', '余额不足：现有 49，需要 50']);
    const { title, points: price } = good;
    const change = { title, points: price, listed: false };
    expect(code(await rewards.at.put(desk, `/shop/goods/${good.id}`, { ...change, restock: -4 }))).toBe(
      'stockBelow',
    );
    made(await rewards.at.put(desk, `/shop/goods/${good.id}`, change));
    expect(code(await rewards.redeems(await rewards.rich(50), good.id))).toBe('goodsGone');
    for (const wrong of [{ points: -50 }, { points: 0 }, { points: 1e12 }, { stock: -1 }, { points: 0.5 }])
      expect(
        code(
          await desk.post('/shop/goods', {
            communityId: rewards.at.communityId,
            title,
            points: 5,
            stock: 1,
            ...wrong,
          }),
        ),
      ).toBe('badInput');
    const elsewhere = await holderOf(
      'dispatcher',
      (await town().container.getAsync(Directory)).district.id,
      town(),
    );
    expect(code(await rewards.at.put(elsewhere.person, `/shop/goods/${good.id}`, change))).toBe('notFound');
  });

  it('lets one person have no more than their share, however many calls they send at once', async () => {
    const good = await rewards.offers(desk, { stock: 20, perPerson: 2 });
    const li = await rewards.rich(1_000);
    const answers = await Promise.all(Array.from({ length: 12 }, () => rewards.redeems(li, good.id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(new Set(answers.flatMap((answer) => code(answer) ?? []))).toEqual(new Set(['redeemedEnough']));
    expect([await rewards.balance(li), await rewards.stock(good.id)]).toEqual([900, 18]);
  });

  it('lists by state at the counter, which knows whose it is', async () => {
    const good = await rewards.offers(desk);
    const { id } = made(await rewards.redeems(await rewards.rich(50), good.id));
    const listed = async (state: string) =>
      made(await desk.get<Page<{ id: number }>>(`/shop/redemptions?scope=desk&size=100&state=${state}`)).rows;
    expect((await listed('redeemed')).map((row) => row.id)).toContain(id);
    made(await rewards.step(desk, id, 'withdraw', { words: '没有货了' }));
    expect((await listed('redeemed')).map((row) => row.id)).not.toContain(id);
    expect(code(await desk.get('/shop/redemptions?scope=desk&state=gone'))).toBe('badInput');
    const seats = made(await desk.get<PointsSeats>('/points/seats'));
    expect(seats).toMatchObject({ desks: [{ id: rewards.at.communityId }], setsRules: false });
    expect(made(await (await leaderOfDistrict()).get('/points/seats'))).toEqual({
      desks: [],
      setsRules: true,
    });
  });

  it('sells the last one to one of two', async () => {
    const good = await rewards.offers(desk, { stock: 1 });
    const two = [await rewards.rich(50), await rewards.rich(50)];
    const answers = await Promise.all(two.map((who) => rewards.redeems(who, good.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const balances = await Promise.all(two.map((who) => rewards.balance(who)));
    expect([balances.sort(), await rewards.stock(good.id)]).toEqual([[0, 50], 0]);
  });

  it(`sells exactly its stock to ${CROWD} people at once, and takes points from nobody else`, async () => {
    const good = await rewards.offers(desk, { stock: STOCK });
    const crowd: Person[] = [];
    for (let n = 0; n < CROWD; n += 1) crowd.push(await rewards.rich(50));
    const answers = await Promise.all(crowd.map((who) => rewards.redeems(who, good.id)));
    const bought = answers.filter(({ status }) => status === 200);
    expect(bought).toHaveLength(STOCK);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(code))).toEqual(new Set(['goodsGone']));
    expect(new Set(bought.map(({ body }) => body.code)).size).toBe(STOCK);
    const balances = await Promise.all(crowd.map((who) => rewards.balance(who)));
    expect(balances.filter((balance) => balance === 0)).toHaveLength(STOCK);
    expect([balances.filter((balance) => balance === 50).length, await rewards.stock(good.id)]).toEqual([
      CROWD - STOCK,
      0,
    ]);
  }, 120_000);
};
