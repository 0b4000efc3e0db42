import type { ReconciliationView } from '../../contract/payout/payout.api';
import type { Page } from '../../contract/route';
import { Deliveries } from '../../src/kernel/delivery';
import { townDate } from '../../src/payout/comparison';
import { PayoutWorker } from '../../src/payout/payout.worker';
import { Reconciliation } from '../../src/payout/reconciliation';
import { townDay } from '../../src/points/points.month';
import type { Person, Story } from '../build';
import { Paying } from '../paying';
import { code, DAY, HOUR, made, MINUTE, says } from '../volunteering';

/** What we hold for paid, day by day against WeChat Pay's bills: false alarms teach people not to look. */
export const reconciliation: Story = (town) => {
  let paying: Paying;
  let li: Person;
  let today: number;

  beforeAll(async () => {
    await (await town().container.getAsync(Deliveries)).stop();
    await (await town().container.getAsync(PayoutWorker)).stop();
    paying = await Paying.in(town());
    li = await town().resident('li-billed');
    // A fortnight ahead: days on which nobody else pays anybody.
    today = townDay(paying.rewards.at.now) + 14 * DAY;
  });
  afterEach(() => paying.rewards.at.home());
  afterAll(async () => {
    town().pay.now = Date.now;
    const { container } = town();
    (await container.getAsync(Deliveries)).start(() => undefined);
    (await container.getAsync(PayoutWorker)).start(() => undefined);
  });

  const pay = () => town().pay;
  /** So long after the beginning of the `n`th day. */
  const goTo = (n: number, ms: number) =>
    paying.rewards.at.later(today + n * DAY + ms - paying.rewards.at.now);
  const dayOf = (n: number) => townDate(today + n * DAY);
  const paidThen = async (amount: number) => {
    await paying.grants(amount);
    const { id, no } = await paying.waiting(li, amount);
    pay().becomes(no, 'SUCCESS');
    return { id, no };
  };
  const paidNow = async (amount: number) => {
    const paid = await paidThen(amount);
    await paying.later(3);
    return paid.no;
  };
  const round = async () => (await town().container.getAsync(Reconciliation)).once();
  const asked = () => pay().asked.filter((line) => line.endsWith('/v3/bill/fundflowbill')).length;

  it('is even when it is, and names every difference when it is not', async () => {
    goTo(0, 12 * HOUR);
    const [first, second, third] = [await paidNow(1_230), await paidNow(500), await paidNow(700)];
    expect(says(await paying.leader.post('/payout-reconciliations', { day: dayOf(0) }))).toBe(
      `${dayOf(0)} 的账单要到次日上午十点以后才有，请那时再对`,
    );
    expect(code(await li.post('/payout-reconciliations', { day: dayOf(0) }))).toBe('notYours');
    goTo(1, 11 * HOUR);
    pay().dawdles(dayOf(0));
    expect(await paying.reconciles(dayOf(0))).toMatchObject({
      state: 'failed',
      differences: ['微信支付还在生成账单，会自动再取（STATEMENT_CREATING）'],
    });
    const lines = [
      { no: first, amount: '12.30' },
      { no: second, amount: '5.00' },
    ];
    const fee = { no: '1217752501201407033233368018', amount: '0.60', kind: '扣除交易手续费' };
    const all = [...lines, { no: third, amount: '7.00' }, fee];
    pay().closes(dayOf(0), all);
    const whole = { bills: 3, amount: 2_430 };
    expect(await paying.reconciles(dayOf(0))).toMatchObject({ state: 'even', ours: whole, theirs: whole });
    pay().closes(dayOf(0), [
      { no: first, amount: '12.31' },
      { no: second, amount: '5.00' },
      { no: 'ONstranger', amount: '1.00' },
    ]);
    const uneven = await paying.reconciles(dayOf(0));
    expect(uneven).toMatchObject({ state: 'uneven', stateLabel: '有差异' });
    expect(uneven.differences).toEqual([
      `${third} 账单里没有`,
      `${first} 金额不同：我们 1230 分，账单 1231 分`,
      'ONstranger 账单里有，我们没有',
    ]);
    const held = (await paying.quarantine()).filter(({ says: words }) => words.startsWith(dayOf(0)));
    expect(held.map(({ kindLabel }) => kindLabel)).toEqual(['对账差异', '对账差异', '对账差异']);
    pay().spoils(dayOf(0));
    expect(await paying.reconciles(dayOf(0))).toMatchObject({
      state: 'failed',
      differences: ['账单文件的摘要不符'],
    });
    pay().closes(dayOf(0), all);
    expect(await paying.reconciles(dayOf(0))).toMatchObject({ state: 'even' });
  });

  it('is done once by one key, and for one day', async () => {
    goTo(1, 11 * HOUR);
    const key = 'compared-by-hand';
    const compare = (day: string) =>
      paying.leader.post<ReconciliationView>('/payout-reconciliations', { day }, key);
    const first = await compare(dayOf(0));
    const before = asked();
    expect((await compare(dayOf(0))).body).toEqual(first.body);
    expect(code(await compare(dayOf(-1)))).toBe('keyReused');
    expect(asked()).toBe(before);
  });

  it('keeps the day in which WeChat Pay paid, whenever we learnt of it', async () => {
    goTo(2, 23 * HOUR + 50 * MINUTE);
    const { id, no } = await paidThen(900);
    goTo(3, 10 * MINUTE);
    await paying.worker.once();
    const { state, paidAt = 0 } = await paying.view(id);
    expect([state, townDate(paidAt)]).toEqual(['paid', dayOf(2)]);
    pay().closes(dayOf(2), [{ no, amount: '9.00' }]);
    goTo(3, 11 * HOUR);
    const one = { bills: 1, amount: 900 };
    expect(await paying.reconciles(dayOf(2))).toMatchObject({ state: 'even', ours: one, theirs: one });
    goTo(4, 11 * HOUR);
    expect(await paying.reconciles(dayOf(3))).toMatchObject({ state: 'even', differences: [] });
  });

  it('looks on both sides of midnight, and still sees what stands on neither', async () => {
    goTo(4, 23 * HOUR + 58 * MINUTE);
    const [booked, lost] = [await paidThen(400), await paidThen(300)];
    goTo(5, 30 * MINUTE);
    await paying.worker.once();
    pay().closes(dayOf(5), [{ no: booked.no, amount: '4.00' }]);
    goTo(5, 11 * HOUR);
    expect(await paying.reconciles(dayOf(4))).toMatchObject({ state: 'even', ours: { bills: 2 } });
    goTo(6, 11 * HOUR);
    expect(await paying.reconciles(dayOf(5))).toMatchObject({ differences: [`${lost.no} 账单里没有`] });
  });

  it('takes a day without a bill for a day without movement, and for a difference where we paid', async () => {
    goTo(6, 12 * HOUR);
    const no = await paidNow(600);
    goTo(8, 11 * HOUR);
    const none = { bills: 0, amount: 0 };
    expect(await paying.reconciles(dayOf(7))).toMatchObject({ state: 'even', ours: none, theirs: none });
    expect(await paying.reconciles(dayOf(6))).toMatchObject({
      state: 'uneven',
      differences: [`${no} 账单里没有`],
    });
  });

  it('says so where money left for what has failed here', async () => {
    goTo(8, 12 * HOUR);
    await paying.grants(1_000);
    const { no } = await paying.waiting(li, 800);
    pay().becomes(no, 'FAIL', 'OVERDUE_CLOSE');
    await paying.later(3);
    pay().closes(dayOf(8), [{ no, amount: '8.00' }]);
    goTo(9, 11 * HOUR);
    expect((await paying.reconciles(dayOf(8))).differences).toEqual([
      `${no} 账单里已转出，我们这里是“未成功”`,
    ]);
  });

  it('makes up by itself for days on which the server was down or the bill could not be had', async () => {
    goTo(10, 11 * HOUR);
    await round();
    pay().dawdles(dayOf(11));
    goTo(13, 9 * HOUR);
    await round();
    const states = async () => {
      const { rows } = made(
        await paying.leader.get<Page<ReconciliationView>>('/payout-reconciliations?size=100'),
      );
      return [9, 10, 11, 12].map((n) => rows.find(({ day }) => day === dayOf(n))?.state);
    };
    // Of yesterday there is no bill before ten o'clock.
    expect(await states()).toEqual(['even', 'even', 'failed', undefined]);
    goTo(13, 11 * HOUR);
    await round();
    expect(await states()).toEqual(['even', 'even', 'failed', 'even']);
    const before = asked();
    pay().closes(dayOf(11), []);
    await round();
    expect([await states(), asked() - before]).toEqual([['even', 'even', 'even', 'even'], 1]);
    await round();
    expect(asked() - before).toBe(1);
  });

  describe('money set aside for whoever has a day to confirm it', () => {
    const setAside = async (n: number, amount: number) => {
      goTo(n, 9 * HOUR);
      await paying.grants(amount);
      return paying.waiting(li, amount);
    };
    const overdue = async (n: number, no: string) => {
      goTo(n, 9 * HOUR + MINUTE);
      pay().becomes(no, 'FAIL', 'OVERDUE_CLOSE');
      await paying.later(3);
    };
    const nothing = { bills: 0, amount: 0 };

    it('is no movement where it came back on the same day, whatever the line before it says', async () => {
      const { no } = await setAside(9, 800);
      await overdue(9, no);
      const back = { no, amount: '8.00', way: '收入', kind: '商家转账退回' } as const;
      pay().closes(dayOf(9), [back, { no, amount: '8.00' }]);
      goTo(10, 11 * HOUR);
      expect(await paying.reconciles(dayOf(9))).toMatchObject({
        ...{ state: 'even', theirs: nothing, differences: [], explained: [] },
      });
    });

    it('is explained while it waits, and when it was closed and is to come back with the next bill', async () => {
      const { no } = await setAside(10, 900);
      pay().closes(dayOf(10), [{ no, amount: '9.00' }]);
      pay().closes(dayOf(11), [{ no, amount: '9.00', way: '收入' }]);
      goTo(11, 10 * HOUR);
      const waits = [`${no} 已划出，我们这里是“待本人确认”`];
      const out = { bills: 1, amount: 900 };
      const still = await paying.reconciles(dayOf(10));
      expect(still).toMatchObject({ state: 'even', theirs: out, differences: [], explained: waits });
      await overdue(11, no);
      goTo(11, 11 * HOUR);
      expect(await paying.reconciles(dayOf(10))).toMatchObject({
        ...{ state: 'even', differences: [] },
        explained: [`${no} 已划出，后来“未成功”：退回在之后的账单里，那天再对`],
      });
      goTo(12, 11 * HOUR);
      expect(await paying.reconciles(dayOf(11))).toMatchObject({
        ...{ state: 'even', theirs: nothing, differences: [], explained: [`${no} 退回了此前划出的 900 分`] },
      });
      expect((await paying.quarantine()).filter(({ says: words }) => words.includes(no))).toEqual([]);
    });

    it('is a difference once it should have come back and did not, or in another amount, or came back after all', async () => {
      const [kept, less] = [await setAside(12, 700), await setAside(12, 600)];
      const paid = await paidNow(500);
      pay().closes(dayOf(12), [
        { no: kept.no, amount: '7.00' },
        { no: less.no, amount: '6.00' },
        { no: paid, amount: '5.00' },
      ]);
      await overdue(13, kept.no);
      await overdue(13, less.no);
      pay().closes(dayOf(13), [
        { no: less.no, amount: '5.99', way: '收入' },
        { no: paid, amount: '5.00', way: '收入' },
        { no: 'ONstranger', amount: '1.00', way: '收入' },
      ]);
      goTo(13, 11 * HOUR);
      expect(await paying.reconciles(dayOf(12))).toMatchObject({ state: 'even' });
      goTo(14, 11 * HOUR);
      const { state, differences } = await paying.reconciles(dayOf(13));
      expect([state, ...differences]).toEqual([
        'uneven',
        `${less.no} 退回的金额不同：我们 600 分，账单 599 分`,
        `${paid} 账单里已退回，我们这里是“已到账”`,
        'ONstranger 账单里有退回，我们没有',
        `${kept.no} 账单里已转出，没有退回，我们这里是“未成功”`,
      ]);
    });
  });
};
