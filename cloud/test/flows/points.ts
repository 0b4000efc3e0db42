import type { EntryView, LeagueView, PointsSeats, RuleView } from '../../contract/points/points.api';
import type { Page } from '../../contract/route';
import { Deliveries } from '../../src/kernel/delivery';
import { PointsRound } from '../../src/points/points.round';
import { Directory } from '../../src/org/directory';
import { holderOf } from '../powers/strangers';
import type { Person, Story } from '../build';
import { Rewarding } from '../rewarding';
import { code, DAY, made, says } from '../volunteering';

const CROWD = 200;
const STOCK = 37;

/** What deeds earn, once each, and what can be had for it. */
export const points: Story = (town) => {
  let rewards: Rewarding;
  let desk: Person;

  beforeAll(async () => {
    rewards = await Rewarding.in(town());
    desk = await rewards.at.desk();
    await (await town().container.getAsync(Deliveries)).stop();
    await rewards.carriedOut();
  });
  afterEach(() => rewards.at.home());
  afterAll(async () => {
    (await town().container.getAsync(Deliveries)).start(() => undefined);
    expect(await rewards.ledger.findings()).toEqual([]);
  });

  const round = async () => (await town().container.getAsync(PointsRound)).once();
  const entries = async (who: Person, query = '') =>
    made(await who.get<Page<EntryView>>(`/points/me/entries${query}`));

  describe('what earns points', () => {
    it('credits a verified report and those who joined it once, however often it is carried out', async () => {
      const [li, chen] = [await town().resident('li-points'), await town().resident('chen-points')];
      const no = await rewards.verified(li, [chen]);
      await rewards.carriedOut();
      expect([await rewards.balance(li), await rewards.balance(chen)]).toEqual([20, 5]);
      for (let time = 0; time < 3; time += 1) await rewards.again('earned.report', no);
      expect([await rewards.balance(li), await rewards.balance(chen)]).toEqual([20, 5]);
      expect((await entries(li)).rows).toMatchObject([
        { amount: 20, after: 20, label: '上报经核实', words: `上报 ${no}` },
      ]);
    });

    it('credits a rating that says something, and none that does not', async () => {
      const [li, chen] = [await town().resident('li-rates'), await town().resident('chen-rates')];
      const [mine, hers] = [await rewards.verified(li), await rewards.verified(chen)];
      await li.does(mine, 'rate', { level: 5, words: '半小时就有人来修，说得也清楚' });
      await chen.does(hers, 'rate', { level: 5, words: '好' });
      await rewards.carriedOut();
      expect([await rewards.balance(li), await rewards.balance(chen)]).toEqual([22, 20]);
    });

    it('credits volunteers’ hours and the organiser’s own figure, once a claim', async () => {
      const volunteer = await rewards.at.resident();
      const personId = await rewards.idOf(volunteer);
      const deliveries = await town().container.getAsync(Deliveries);
      const { communityId } = rewards.at;
      const body = { claimId: 900_001, personId, hours: 2.5, points: 15, activityId: 1, communityId };
      for (let time = 0; time < 3; time += 1) {
        await rewards.database.unitOfWork(async (uow) =>
          deliveries.add(uow, [{ topic: 'volunteer.served', body }]),
        );
        await rewards.carriedOut();
      }
      expect((await entries(volunteer)).rows.map(({ amount }) => amount)).toEqual([25, 15]);
    });

    it('stops at the cap of the day, which the district may set, and nobody else', async () => {
      const leader = await leaderOfDistrict();
      const rule = { points: 20, dayCap: 30, monthCap: 400, expireDays: 730, active: true };
      expect(code(await rewards.at.put(desk, '/points/rules/report', rule))).toBe('notYours');
      made(await rewards.at.put<RuleView>(leader, '/points/rules/report', rule));
      const li = await town().resident('li-eager');
      for (let time = 0; time < 3; time += 1) await rewards.verified(li);
      await rewards.carriedOut();
      expect(await rewards.balance(li)).toBe(30);
      expect((await entries(li)).rows.map(({ amount }) => amount)).toEqual([10, 20]);
      made(await rewards.at.put(leader, '/points/rules/report', { ...rule, dayCap: 60 }));
    });

    it('refuses rules of negative or huge points', async () => {
      const leader = await leaderOfDistrict();
      for (const points of [-1, 10_001, 0.5, 1e300])
        expect(
          code(await rewards.at.put(leader, '/points/rules/hour', { points, expireDays: 1, active: true })),
        ).toBe('badInput');
    });
  });

  async function leaderOfDistrict(): Promise<Person> {
    const directory = await town().container.getAsync(Directory);
    const { person } = await holderOf('leader', directory.district.id, town());
    await directory.reload();
    return person;
  }

  describe('the ledger', () => {
    const transfer = (reason: string, amount: number, ownerId: number) =>
      rewards.database.unitOfWork((uow) =>
        rewards.ledger.transfer(uow, {
          ...{ reason, amount, rule: 'activity', words: '试' },
          ...{ from: { kind: 'issued', ownerId: 0 }, to: { kind: 'person', ownerId } },
        }),
      );

    it('books no amount that is none, negative, broken or huge', async () => {
      const id = await rewards.idOf(await rewards.at.resident());
      for (const amount of [0, -1, -1e9, 0.5, 1e9 + 1, 1e18, Number.NaN, Number.POSITIVE_INFINITY])
        await expect(transfer(`odd:${id}:${amount}`, amount, id)).rejects.toMatchObject({
          code: 'amountUnfit',
        });
      expect(await rewards.ledger.balance({ kind: 'person', ownerId: id })).toEqual({
        balance: 0,
        earned: 0,
      });
    });

    it('books one reason once, however many say it at the same time', async () => {
      const id = await rewards.idOf(await rewards.at.resident());
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => transfer(`once:${id}`, 7, id)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await rewards.ledger.balance({ kind: 'person', ownerId: id })).toMatchObject({ balance: 7 });
      // Those points are in no lot: they go back before anybody looks.
      await rewards.database.unitOfWork((uow) =>
        rewards.ledger.transfer(uow, {
          ...{ reason: `once:${id}:back`, amount: 7, rule: 'refund', words: '' },
          ...{ from: { kind: 'person', ownerId: id }, to: { kind: 'issued', ownerId: 0 } },
        }),
      );
    });

    it('would say so if a single entry were changed', async () => {
      const li = await rewards.rich(11);
      const ofLi = `accountId IN (SELECT id FROM ledger_account WHERE kind = 'person' AND ownerId = ?)`;
      const id = await rewards.idOf(li);
      const becomes = (amount: number) =>
        rewards.database.unitOfWork((uow) =>
          uow.run(`UPDATE ledger_entry SET amount = ? WHERE ${ofLi}`, [amount, id]),
        );
      expect(await rewards.ledger.findings()).toEqual([]);
      await becomes(12);
      const findings = await rewards.ledger.findings();
      await becomes(11);
      expect(findings).toEqual([
        expect.stringContaining('应为 0'),
        expect.stringContaining('不平'),
        expect.stringContaining('与分录之和不符'),
      ]);
      expect(await rewards.balance(li)).toBe(11);
    });
  });

  describe('statements and tables', () => {
    it('pages through a statement whose last line is the balance', async () => {
      const li = await rewards.rich(30);
      const id = await rewards.idOf(li);
      for (const more of [7, 8, 9]) await rewards.give(id, more);
      const first = await entries(li, '?size=3');
      const second = await entries(li, `?size=3&after=${first.next}`);
      const all = [...first.rows, ...second.rows];
      expect(all.map(({ after }) => after)).toEqual([54, 45, 37, 30]);
      expect(second).not.toHaveProperty('next');
      expect(all[0]?.after).toBe(await rewards.balance(li));
    });

    it('ranks members, branches and communities by the month; names are for the desk alone', async () => {
      const best = await rewards.rich(900_000);
      const { communityId } = rewards.at;
      const byMember = async (who: Person) =>
        made(await who.get<LeagueView>(`/points/league?communityId=${communityId}`)).rows[0];
      expect(await byMember(best)).toMatchObject({ rank: 1, points: 900_000, mine: true });
      const stranger = await byMember(await rewards.at.resident());
      expect(stranger).toMatchObject({ mine: false, name: expect.stringMatching(/^.\*$/) });
      expect(stranger).not.toHaveProperty('personId');
      expect(await byMember(desk)).toMatchObject({ personId: await rewards.idOf(best) });
      await rewards.database.unitOfWork(async (uow) => {
        const org = await uow.one<{ id: number }>(
          "SELECT id FROM unit WHERE kind = 'partyOrg' AND partyRank = 'branch'",
        );
        const personId = await rewards.idOf(best);
        await uow.insert('party_member', { personId, orgUnitId: org?.id ?? 0, kind: 'full', since: uow.now });
      });
      for (const by of ['community', 'branch']) {
        const { rows } = made(await best.get<LeagueView>(`/points/league?by=${by}`));
        expect(rows[0]?.points).toBeGreaterThanOrEqual(900_000);
      }
      expect(made(await best.get<LeagueView>('/points/league?month=202001')).rows).toEqual([]);
    });

    it('takes points as a penalty where they were earned, with a reason to be read, and never below 0', async () => {
      const li = await rewards.rich(15);
      const { communityId } = rewards.at;
      const penalty = { communityId, personId: await rewards.idOf(li), words: '冒领他人积分' };
      expect(code(await li.post('/points/penalties', penalty))).toBe('notYours');
      const outsider = { ...penalty, personId: await rewards.idOf(await rewards.at.resident()) };
      expect(code(await desk.post('/points/penalties', outsider))).toBe('notFound');
      expect(made(await desk.post<{ taken: number }>('/points/penalties', penalty)).taken).toBe(15);
      expect((await entries(li)).rows[0]).toMatchObject({ amount: -15, after: 0, words: '冒领他人积分' });
    });
  });

  describe('the shop', () => {
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
      await round();
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
        made(await desk.get<Page<{ id: number }>>(`/shop/redemptions?scope=desk&size=100&state=${state}`))
          .rows;
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
      expect(new Set(answers.filter(({ status }) => status !== 200).map(code))).toEqual(
        new Set(['goodsGone']),
      );
      expect(new Set(bought.map(({ body }) => body.code)).size).toBe(STOCK);
      const balances = await Promise.all(crowd.map((who) => rewards.balance(who)));
      expect(balances.filter((balance) => balance === 0)).toHaveLength(STOCK);
      expect([balances.filter((balance) => balance === 50).length, await rewards.stock(good.id)]).toEqual([
        CROWD - STOCK,
        0,
      ]);
    }, 120_000);
  });
};
