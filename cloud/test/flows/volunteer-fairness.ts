import type { ActivityView, MatchRow, OrderView } from '../../contract/volunteer/volunteer.api';
import { OrderService } from '../../src/volunteer/order.service';
import type { Person, Story } from '../build';
import { code, DAY, HOUR, made, MINUTE, says, Volunteering } from '../volunteering';

/** What is fair: leaving, being in one place at a time, plans that change, and who reads whose reasons. */
export const volunteerFairness: Story = (town) => {
  let at: Volunteering;
  let desk: Person;

  beforeEach(async () => {
    at = await Volunteering.in(town());
    desk = await at.desk();
  });
  afterEach(() => at.home());

  const activity = async (who: Person, id: number): Promise<ActivityView> =>
    made(await who.get<ActivityView>(`/volunteer/activities/${id}`));
  const labels = ({ actions }: { actions: { action: string }[] }): string[] =>
    actions.map(({ action }) => action);
  const hours = async (count: number): Promise<void> => {
    at.later(count * HOUR);
    desk = await at.desk();
  };

  describe('leaving', () => {
    it('is late for who promised in time, and for nobody who was only now promoted, or has only now claimed', async () => {
      const { id } = await at.published(desk, at.plan(20, { capacity: 1 }));
      const [first, second, third] = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
      const claim = made(await at.claims(first, id));
      const next = made(await at.claims(second, id));
      await hours(15);
      expect(says(await at.claimStep(first, claim.id, 'withdraw'))).toContain('请用“临时退出”');
      made(await at.claimStep(first, claim.id, 'dropLate', { words: '孩子发烧' }));
      const promoted = await at.claimOf(second, next.id);
      expect([promoted.state, labels(promoted)]).toEqual(['claimed', ['withdraw', 'checkIn']]);
      expect(made(await at.claimStep(second, next.id, 'withdraw')).state).toBe('withdrawn');
      const late = made(await at.claims(third, id));
      expect(made(await at.claimStep(third, late.id, 'withdraw')).state).toBe('withdrawn');
      expect((await at.record(second)).misses).toBe(0);
    });

    it('is free again when the time or the place was changed, not when only the words were', async () => {
      const plan = at.plan(20);
      const { id, startsAt } = await at.published(desk, plan);
      const chen = await at.volunteer();
      const claim = made(await at.claims(chen, id));
      await hours(15);
      await at.acts(desk, id, 'amend', { ...plan, words: '请自带梳子和剪刀' });
      expect(labels(await at.claimOf(chen, claim.id))).toContain('dropLate');
      await at.acts(desk, id, 'amend', { ...plan, startsAt: startsAt + HOUR });
      expect(labels(await at.claimOf(chen, claim.id))).toEqual(['withdraw', 'checkIn']);
      expect(made(await at.claimStep(chen, claim.id, 'withdraw')).state).toBe('withdrawn');
    });

    it('is no way out once it has begun: whoever promised themselves and stays away has missed it', async () => {
      const { id } = await at.published(desk, at.plan(2));
      const chen = await at.volunteer();
      const claim = made(await at.claims(chen, id));
      await hours(2);
      await at.catchUp();
      expect(says(await at.claimStep(chen, claim.id, 'withdraw'))).toContain('请用“临时退出”');
      expect(made(await at.claimStep(chen, claim.id, 'dropLate', { words: '睡过头了' })).state).toBe(
        'missed',
      );
    });

    it('is nothing that whoever was told only now must do: promoted or moved close to the start, they missed nothing', async () => {
      const plan = at.plan(20, { capacity: 1 });
      const { id } = await at.published(desk, plan);
      const [first, second] = [await at.volunteer(), await at.volunteer()];
      const held = made(await at.claims(first, id));
      const next = made(await at.claims(second, id));
      const moving = at.plan(20);
      const moved = await at.published(desk, moving);
      const [third, fourth] = [await at.volunteer(), await at.volunteer()];
      const told = made(await at.claims(third, moved.id));
      await hours(15);
      made(await at.claimStep(first, held.id, 'dropLate', { words: '孩子发烧' }));
      await at.acts(desk, moved.id, 'amend', {
        ...moving,
        address: '社区二楼活动室',
        startsAt: at.now + HOUR,
      });
      // Who claimed knowing that has given their word.
      const knew = made(await at.claims(fourth, moved.id));
      await hours(6);
      await at.catchUp();
      for (const each of [id, moved.id]) {
        if ((await activity(desk, each)).state === 'underway') await at.acts(desk, each, 'end');
        await at.acts(desk, each, 'settle');
      }
      const ends = await Promise.all([
        at.claimOf(second, next.id),
        at.claimOf(third, told.id),
        at.claimOf(fourth, knew.id),
      ]);
      expect(ends.map(({ state, missLabel }) => [state, missLabel])).toEqual([
        ['excused', undefined],
        ['excused', undefined],
        ['missed', '未到场'],
      ]);
      expect(ends[0]?.steps.at(-1)?.title).toBe('临近开始才转正或改了安排，没有到场不计爽约');
      expect((await at.record(second)).misses).toBe(0);
      await at.catchUp();
      expect(await at.titles(third)).toContain('为老人理发：临近开始才转正或改了安排，没有到场不计爽约');
    });

    it('late counts for nothing when the activity is then cancelled, appealed or not', async () => {
      const { id } = await at.published(desk, at.plan(20));
      const who = [await at.volunteer(), await at.volunteer()];
      const ids: number[] = [];
      for (const each of who) ids.push(made(await at.claims(each, id)).id);
      await hours(15);
      for (const [index, each] of who.entries())
        made(await at.claimStep(each, ids[index] ?? 0, 'dropLate', { words: '孩子发烧' }));
      made(await at.claimStep(who[1] ?? desk, ids[1] ?? 0, 'appeal', { words: '有挂号记录' }));
      expect((await at.record(who[0] ?? desk)).misses).toBe(1);
      await at.acts(desk, id, 'cancel', { words: '场地停电' });
      for (const [index, each] of who.entries()) {
        const { state, missLabel, steps } = await at.claimOf(each, ids[index] ?? 0);
        expect([state, missLabel, steps.at(-1)?.title]).toEqual(['excused', undefined, '活动取消，不计爽约']);
        expect((await at.record(each)).misses).toBe(0);
      }
    });

    it('that was not excused stands when the appeal is refused, and cannot be appealed a second time', async () => {
      const { id } = await at.published(desk, at.plan(20));
      const chen = await at.volunteer();
      const claim = made(await at.claims(chen, id));
      await hours(15);
      made(await at.claimStep(chen, claim.id, 'dropLate', { words: '临时有事' }));
      made(await at.claimStep(chen, claim.id, 'appeal', { words: '真的有事' }));
      expect((await at.record(chen)).misses).toBe(0);
      expect(says(await at.claimStep(desk, claim.id, 'uphold'))).toContain('请填写文字');
      const upheld = made(await at.claimStep(desk, claim.id, 'uphold', { words: '没有说明是什么事' }));
      expect([upheld.state, upheld.missLabel]).toEqual(['missed', '临时退出']);
      expect((await at.record(chen)).misses).toBe(1);
      expect(says(await at.claimStep(chen, claim.id, 'appeal', { words: '再说一次' }))).toContain(
        '只能申诉一次',
      );
    });
  });

  describe('two activities at the same time', () => {
    it('cannot both be claimed, and the refusal names the other; one after the other can', async () => {
      const one = await at.published(desk, at.plan(30, { title: '上门量血压' }));
      const other = await at.published(desk, at.plan(31));
      const after = await at.published(desk, at.plan(32));
      const chen = await at.volunteer({ communityId: at.communityId });
      const { no } = (await at.record(chen)).volunteer;
      const asked = async () =>
        made(await desk.get<{ rows: MatchRow[] }>(`/volunteer/activities/${other.id}/matches`)).rows.some(
          (row) => row.no === no,
        );
      expect(await asked()).toBe(true);
      const claim = made(await at.claims(chen, one.id));
      // Nobody is asked to come to what they cannot come to.
      expect(await asked()).toBe(false);
      const refused = await at.claims(chen, other.id);
      expect([code(refused), says(refused)]).toEqual([
        'claimClosed',
        expect.stringContaining('“上门量血压”'),
      ]);
      expect((await activity(chen, other.id)).claiming).toMatchObject({
        open: false,
        why: expect.stringContaining('请先退出那一次'),
      });
      expect(made(await at.claims(chen, after.id)).state).toBe('claimed');
      made(await at.claimStep(chen, claim.id, 'withdraw'));
      // What begins when another ends touches it, and no more.
      expect(says(await at.claims(chen, other.id))).toContain('为老人理发');
    });

    it('do not clash for whoever has signed out of the first and gone', async () => {
      const [one, other] = [await at.published(desk, at.plan(1)), await at.published(desk, at.plan(2.5))];
      const chen = await at.volunteer();
      made(await at.claims(chen, one.id));
      await hours(1);
      await at.catchUp();
      made(await at.scan(chen, 'in', await at.code(desk, one.id)));
      expect(says(await at.claims(chen, other.id))).toContain('请先退出那一次');
      await hours(0.5);
      made(await at.scan(chen, 'out', await at.code(desk, one.id)));
      expect(made(await at.claims(chen, other.id)).state).toBe('claimed');
    });

    it('tapped at once give one claim and one refusal', async () => {
      const [one, other] = [await at.published(desk, at.plan(30)), await at.published(desk, at.plan(31))];
      const chen = await at.volunteer();
      const answers = await Promise.all([at.claims(chen, one.id), at.claims(chen, other.id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('may be waited for; whoever is then elsewhere is passed over, and has their turn when free again', async () => {
      const full = await at.published(desk, at.plan(30, { capacity: 1 }));
      const other = await at.published(desk, at.plan(31));
      const [first, chen, wu] = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
      const held = made(await at.claims(first, full.id));
      const waiting = made(await at.claims(chen, full.id));
      const behind = made(await at.claims(wu, full.id));
      const elsewhere = made(await at.claims(chen, other.id));
      made(await at.claimStep(first, held.id, 'withdraw'));
      expect([(await at.claimOf(chen, waiting.id)).state, (await at.claimOf(wu, behind.id)).state]).toEqual([
        'waiting',
        'claimed',
      ]);
      made(await at.claimStep(chen, elsewhere.id, 'withdraw'));
      made(await at.claimStep(wu, behind.id, 'withdraw'));
      await at.catchUp();
      expect((await at.claimOf(chen, waiting.id)).state).toBe('claimed');
      const { taken, waiting: left } = await activity(desk, full.id);
      expect([taken, left]).toEqual([1, 0]);
    });
  });

  describe('a plan that changes', () => {
    it('has no fewer places than were taken, and no beginning that is past', async () => {
      const plan = at.plan(30);
      const { id } = await at.published(desk, plan);
      for (const each of [await at.volunteer(), await at.volunteer()]) made(await at.claims(each, id));
      const amend = (change: object) =>
        desk.post(`/volunteer/activities/${id}/steps/amend`, { form: { ...plan, ...change } });
      const fewer = await amend({ capacity: 1 });
      expect([code(fewer), says(fewer)]).toEqual(['capacityBelow', '已有 2 人认领，人数不能少于 2']);
      const past = await amend({ startsAt: at.now - HOUR, endsAt: at.now + HOUR });
      expect([code(past), says(past)]).toEqual(['planPast', expect.stringContaining('请改到现在以后')]);
      const { capacity, startsAt } = await activity(desk, id);
      expect([capacity, startsAt]).toEqual([2, plan['startsAt']]);
      // What nobody has seen may still be worked on.
      const draft = await at.planned(desk, plan);
      await at.acts(desk, draft.id, 'amend', { ...plan, startsAt: at.now - HOUR, endsAt: at.now + HOUR });
      expect(
        says(await desk.post(`/volunteer/activities/${draft.id}/steps/publish`, { form: {} })),
      ).toContain('开始时间已过');
    });

    it('fills new places from the waiting list in its order, and tells those who come and those who wait', async () => {
      const plan = at.plan(30, { capacity: 1 });
      const { id } = await at.published(desk, plan);
      const who = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
      const ids: number[] = [];
      for (const each of who) ids.push(made(await at.claims(each, id)).id);
      const stranger = await at.volunteer();
      await at.acts(desk, id, 'amend', { ...plan, capacity: 2, address: '社区二楼活动室' });
      const states = await Promise.all(who.map(async (each, index) => at.claimOf(each, ids[index] ?? 0)));
      expect(states.map(({ state }) => state)).toEqual(['claimed', 'claimed', 'waiting']);
      const { taken, waiting } = await activity(desk, id);
      expect([taken, waiting]).toEqual([2, 1]);
      await at.catchUp();
      const amended = '为老人理发：修改安排';
      const told = await Promise.all([...who, stranger].map((person) => at.titles(person)));
      expect(told.map((each) => each.includes(amended))).toEqual([true, true, true, false]);
      expect(told.map((each) => each.some((title) => title.includes('候补转正')))).toEqual([
        false,
        true,
        false,
        false,
      ]);
    });

    it('lets go whoever still waits when it begins, and tells them', async () => {
      const { id } = await at.published(desk, at.plan(1, { capacity: 1 }));
      const [first, second] = [await at.volunteer(), await at.volunteer()];
      made(await at.claims(first, id));
      const waiting = made(await at.claims(second, id));
      await hours(1);
      await at.catchUp();
      const lapsed = await at.claimOf(second, waiting.id);
      expect([lapsed.state, lapsed.steps.at(-1)?.title]).toEqual(['withdrawn', '名额未空出，候补结束']);
      expect(await at.titles(second)).toContain('为老人理发：名额未空出，候补结束');
      expect((await activity(desk, id)).waiting).toBe(0);
      expect((await at.record(second)).misses).toBe(0);
    });
  });

  describe('an order', () => {
    it('is not for a time that is past', async () => {
      const li = await town().resident('li-guilan');
      const order = { kind: 'care', words: '想请人来理发', communityId: at.communityId };
      const past = await li.post('/volunteer/orders', { ...order, wantedFrom: 0, wantedTo: DAY });
      expect([code(past), says(past)]).toEqual(['wantedPast', expect.stringContaining('请另选时间')]);
      expect((await at.orders(li, { wantedFrom: 0, wantedTo: at.now + HOUR })).state).toBe('ordered');
    });

    it('that nobody rates for seven days is left unrated by the clock, and may still be rated', async () => {
      const li = await town().resident('li-guilan');
      const { orderId } = await served(li);
      const stateAfter = async (days: number): Promise<string> => {
        at.later(days * DAY);
        const orders = await town().container.getAsync(OrderService);
        // Of two processes the slower finds it done, and has nothing to complain of.
        await Promise.all([orders.tick(at.now), orders.tick(at.now)]);
        await at.catchUp();
        return made(await li.get<OrderView>(`/volunteer/orders/${orderId}`)).state;
      };
      expect(await stateAfter(6)).toBe('served');
      expect(await stateAfter(1.1)).toBe('unrated');
      const confirm = { form: { level: 4, words: '谢谢，回信晚了' } };
      expect(
        made(await li.post<OrderView>(`/volunteer/orders/${orderId}/steps/confirm`, confirm)).state,
      ).toBe('confirmed');
    });
  });

  /** Somebody was helped by one of two who had promised; the other dropped out late, for reasons of their own. */
  async function served(li: Person, ...others: Person[]) {
    const order = await at.orders(li);
    const theirs = await Promise.all(others.map((other) => at.orders(other)));
    const plan = at.plan(20);
    const { id, startsAt } = await at.published(desk, plan, [order.id, ...theirs.map((each) => each.id)]);
    const [chen, wu] = [await at.volunteer(), await at.volunteer()];
    const [came, stayed] = [made(await at.claims(chen, id)), made(await at.claims(wu, id))];
    await hours(15);
    made(await at.claimStep(wu, stayed.id, 'dropLate', { words: '要去医院做化疗' }));
    made(await at.claimStep(wu, stayed.id, 'appeal', { words: '有诊断证明' }));
    await hours(6.5);
    await at.catchUp();
    const words = '手机丢了，本人在场';
    made(await at.claimStep(desk, came.id, 'correct', { inAt: startsAt, outAt: startsAt + HOUR, words }));
    await at.acts(desk, id, 'end');
    await at.acts(desk, id, 'settle');
    return { orderId: order.id, chen, wu, came: came.id, stayed: stayed.id };
  }

  describe('whoever was helped', () => {
    it('reads of those who came, without their or the organiser’s words, but what was answered to them', async () => {
      const li = await town().resident('li-guilan');
      const { chen, came, stayed } = await served(li);
      expect((await li.get(`/volunteer/claims/${stayed}`)).status).toBe(404);
      made(await at.claimStep(desk, came, 'rate', { level: 2, words: '组织者私下的话' }));
      made(await at.claimStep(li, came, 'complain', { words: '理得太短了' }));
      made(await at.claimStep(chen, came, 'reply', { words: '对不起，下次先问清楚' }));
      const seen = await at.claimOf(li, came);
      expect(seen.steps.map(({ action, words }) => [action, words])).toEqual([
        ['correct', ''],
        ['serve', ''],
        ['complain', '理得太短了'],
        ['reply', '对不起，下次先问清楚'],
      ]);
      expect(JSON.stringify(seen)).not.toMatch(/手机丢了|私下的话/);
      expect([seen.rating, seen.complaints, seen.checks.some(({ metres }) => metres !== undefined)]).toEqual([
        undefined,
        0,
        false,
      ]);
      // Volunteer and organiser read it all.
      expect(JSON.stringify(await at.claimOf(chen, came))).toMatch(/手机丢了.*私下的话/);
      at.later(MINUTE);
      expect(JSON.stringify(await at.claimOf(desk, stayed))).toContain('化疗');
    });

    it('reads what was answered to their own complaint, and not to that of another', async () => {
      const [li, zhao] = [await town().resident('li-guilan'), await at.resident()];
      const { chen, came } = await served(li, zhao);
      made(await at.claimStep(li, came, 'complain', { words: '理得太短了' }));
      made(await at.claimStep(chen, came, 'reply', { words: '下次先问清楚' }));
      made(await at.claimStep(zhao, came, 'complain', { words: '把碗打碎了' }));
      made(await at.claimStep(chen, came, 'reply', { words: '碗钱我来赔' }));
      const said = async (who: Person): Promise<string[]> =>
        (await at.claimOf(who, came)).steps.flatMap(({ words }) => (words === '' ? [] : [words]));
      expect(await said(li)).toEqual(['理得太短了', '下次先问清楚']);
      expect(await said(zhao)).toEqual(['把碗打碎了', '碗钱我来赔']);
    });
  });
};
