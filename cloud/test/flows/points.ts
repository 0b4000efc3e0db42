import type { EarnerView, EntryView, LeagueView, RuleView } from '../../contract/points/points.api';
import type { Page } from '../../contract/route';
import type { VolunteerView } from '../../contract/volunteer/volunteer.api';
import { Deliveries } from '../../src/kernel/delivery';
import { Directory } from '../../src/org/directory';
import { holderOf } from '../powers/strangers';
import type { Person, Story } from '../build';
import { Rewarding } from '../rewarding';
import { code, made } from '../volunteering';

/** What deeds earn, once each, and how it is kept and shown. */
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

    it('counts a rating from as many characters on as the district says', async () => {
      const leader = await leaderOfDistrict();
      const rule = { points: 2, dayCap: 6, monthCap: 30, expireDays: 730, active: true };
      const set = (leastWords?: number) =>
        rewards.at.put<RuleView>(leader, '/points/rules/rating', { ...rule, leastWords });
      expect(code(await set(-1))).toBe('badInput');
      const view = made(await set(1));
      expect([view.leastWords, view.says]).toEqual([
        1,
        '每次 2 分，至少写 1 个字，每天最多 6 分，每月最多 30 分，730 天内有效',
      ]);
      expect(made(await set()).leastWords).toBe(1);
      const chen = await town().resident('chen-briefly');
      const no = await rewards.verified(chen);
      await chen.does(no, 'rate', { level: 5, words: '好' });
      await rewards.carriedOut();
      expect(await rewards.balance(chen)).toBe(22);
      made(await set(10));
    });

    it('credits the rating of help that was ordered, where the district has such a rule in use', async () => {
      const leader = await leaderOfDistrict();
      const rule = { points: 2, expireDays: 730, leastWords: 10, active: true };
      const rated = async (words: string): Promise<number> => {
        const orderer = await rewards.at.resident();
        const { id } = await rewards.at.orders(orderer);
        await rewards.database.unitOfWork((uow) =>
          uow.run("UPDATE volunteer_order SET state = 'served' WHERE id = ?", [id]),
        );
        const form = { level: 5, words };
        made(await orderer.post(`/volunteer/orders/${id}/steps/confirm`, { form }));
        await rewards.carriedOut();
        return rewards.balance(orderer);
      };
      expect(await rated('来得很准时，剪得也好看')).toBe(0);
      made(await rewards.at.put(leader, '/points/rules/orderRating', rule));
      expect(await rated('来得很准时，剪得也好看')).toBe(2);
      expect(await rated('好')).toBe(0);
      made(await rewards.at.put(leader, '/points/rules/orderRating', { ...rule, active: false }));
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

    it('finds whoever earned points here by number or name, for its desk alone', async () => {
      const [li, other] = [await rewards.rich(15), await rewards.at.volunteer()];
      const personId = await rewards.idOf(li);
      made(await rewards.at.put(li, '/volunteer/me', {}));
      const { volunteer } = made(await li.get<{ volunteer: VolunteerView }>('/volunteer/me'));
      const { communityId } = rewards.at;
      const found = async (who: Person, find: string, place = communityId) =>
        who.get<{ rows: EarnerView[] }>(
          `/points/earners?communityId=${place}&find=${encodeURIComponent(find)}`,
        );
      const me = { personId, name: volunteer.name, no: volunteer.no, earned: 15 };
      expect(made(await found(desk, volunteer.no)).rows).toEqual([me]);
      expect(made(await found(desk, volunteer.name)).rows).toContainEqual(me);
      const stranger = made(await other.get<{ volunteer: VolunteerView }>('/volunteer/me')).volunteer;
      // Nothing earned here, nothing to take.
      expect(made(await found(desk, stranger.no)).rows).toEqual([]);
      expect(code(await found(li, volunteer.no))).toBe('notYours');
      expect(code(await found(desk, volunteer.no, communityId + 1))).toBe('notYours');
      expect(code(await found(desk, '李'))).toBe('badInput');
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
};
