import type { BudgetView, PayoutView, PendingView } from '../../contract/payout/payout.api';
import type { NoticeView } from '../../contract/notify/notify.api';
import type { Page } from '../../contract/route';
import { Deliveries } from '../../src/kernel/delivery';
import { PayoutWorker } from '../../src/payout/payout.worker';
import type { Person, Story } from '../build';
import { Paying } from '../paying';
import { signatureOf, sealedNotice } from '../support/wechat-pay/signing';
import { code, DAY, made, says } from '../volunteering';

/** Rewards in money: paid once whatever happens, and nothing believed that WeChat Pay has not signed. */
export const payouts: Story = (town) => {
  let paying: Paying;
  let li: Person;

  beforeAll(async () => {
    await (await town().container.getAsync(Deliveries)).stop();
    await (await town().container.getAsync(PayoutWorker)).stop();
    paying = await Paying.in(town());
    li = await town().resident('li-paid');
    await paying.grants(1_000_000);
  });
  afterEach(() => paying.rewards.at.home());
  afterAll(async () => {
    town().pay.now = Date.now;
    const container = town().container;
    (await container.getAsync(Deliveries)).start(() => undefined);
    (await container.getAsync(PayoutWorker)).start(() => undefined);
    expect(await paying.rewards.ledger.findings()).toEqual([]);
  });

  const pay = () => town().pay;
  const confirmation = (who: Person, id: number) =>
    who.post<{ package: string; mchId: string }>(`/payouts/${id}/confirmation`);
  const creates = (no: string) => pay().bills.filter(({ out_bill_no }) => out_bill_no === no);

  describe('the plain way', () => {
    it('pays a verified report: sent as the scene asks, confirmed by its receiver alone, told by a callback', async () => {
      const rule = { amount: 800, approvalAbove: 5_000, categories: ['1001'], active: true };
      expect(code(await paying.rewards.at.put(li, '/payout-rule', rule))).toBe('notYours');
      made(await paying.rewards.at.put(paying.leader, '/payout-rule', rule));
      const no = await paying.rewards.verified(li);
      for (let time = 0; time < 3; time += 1) await paying.rewards.again('reward.report', no);
      const mine = made(await li.get<Page<PayoutView>>('/payouts')).rows;
      expect(mine).toMatchObject([{ state: 'ready', amount: 800, words: `随手拍 ${no} 核实奖励` }]);
      const id = mine[0]?.id ?? 0;
      await paying.worker.once();
      const chen = await town().resident('chen-curious');
      expect(code(await confirmation(chen, id))).toBe('notFound');
      expect(code(await confirmation(paying.leader, id))).toBe('notFound');
      const bill = pay().bill(mine[0]?.no ?? '');
      expect(made(await confirmation(li, id))).toMatchObject({ package: bill.package_info });
      const waiting = await paying.view(id);
      expect(JSON.stringify(waiting)).not.toContain(bill.package_info);
      expect(waiting.confirmUntil).toBe((waiting.steps.at(-1)?.at ?? 0) + 24 * 3_600_000);
      pay().becomes(bill.out_bill_no, 'SUCCESS');
      expect(await pay().callBack(bill.out_bill_no)).toEqual([200]);
      expect(await paying.view(id)).toMatchObject({ state: 'paid', actions: [] });
      expect(await paying.view(id)).not.toHaveProperty('confirmUntil');
      expect(code(await confirmation(li, id))).toBe('payoutNotConfirmable');
      expect(pay().forged).toBe(0);
      made(await paying.rewards.at.put(paying.leader, '/payout-rule', { ...rule, active: false }));
    });

    it('waits for a leader above the limit, and where the fund is empty; nobody pays themselves', async () => {
      const big = await paying.proposed(li, 6_000);
      expect(big).toMatchObject({ state: 'proposed' });
      expect(code(await li.post(`/payouts/${big.id}/steps/approve`, { form: {} }))).toBe('notYours');
      expect(made(await paying.take(big.id, 'approve', { words: '重大隐患' })).state).toBe('ready');
      expect(says(await paying.take(big.id, 'approve'))).toBe('这笔兑付现为“待发起”，不能“批准”');
      const { left } = made(await paying.leader.get<BudgetView>('/payout-budget'));
      const poor = await paying.proposed(li, 199_999, 199_999);
      expect(left).toBeGreaterThan(199_999);
      expect(poor.state).toBe('ready');
      const month = made(await paying.leader.get<BudgetView>('/payout-budget'));
      await paying.grants(-month.left);
      const none = await paying.proposed(li, 1_000);
      const short = await paying.take(none.id, 'approve');
      expect([none.state, code(short)]).toEqual(['proposed', 'budgetTooLow']);
      expect(says(short)).toMatch(/的奖励预算只剩 0\.00 元，不够 10\.00 元/);
      expect(made(await paying.take(none.id, 'refuse', { words: '预算用完' })).state).toBe('refused');
      await paying.grants(month.left);
    });

    it('tells those who may approve what waits for them and why, and what failed; and counts it', async () => {
      const inbox = async () => {
        await paying.rewards.carriedOut();
        const { rows } = made(await paying.leader.get<Page<NoticeView>>('/inbox?size=50'));
        return rows.map(({ title, body }) => `${title}：${body}`);
      };
      const before = made(await paying.leader.get<PendingView>('/payout-pending'));
      const big = await paying.proposed(li, 7_100);
      const waits = '奖励待批准：随手拍核实奖励：71.00 元，等您批准：超过免批限额';
      expect(await inbox()).toContain(waits);
      const counted = made(await paying.leader.get<PendingView>('/payout-pending'));
      expect(counted.payouts).toBe(before.payouts + 1);
      expect(code(await li.get('/payout-pending'))).toBe('notYours');
      made(await paying.take(big.id, 'refuse', { words: '核实有误' }));
      expect(made(await paying.leader.get<PendingView>('/payout-pending'))).toEqual(before);

      const late = await paying.waiting(li, 1_500);
      pay().becomes(late.no, 'FAIL', 'OVERDUE_CLOSE');
      await paying.later(3);
      expect(await inbox()).toContain(
        '奖励未成功：随手拍核实奖励：15.00 元，超过 24 小时没有确认收款（OVERDUE_CLOSE）',
      );
      const plain = '24 小时内没有确认收款，这笔已退回，已提醒工作人员';
      expect((await paying.view(late.id)).plain).toBe(plain);
      made(await paying.take(late.id, 'renew', { words: '逾期没有确认' }));
      expect((await inbox())[0]).toContain('15.00 元，等您批准：前一笔没有成功，重新发起');
      const receiver = made(await li.get<Page<NoticeView>>('/inbox?size=50')).rows.map(({ body }) => body);
      expect(receiver).toContain(`随手拍核实奖励：15.00 元，${plain}`);
      expect(receiver.join()).not.toContain('等您批准');
    });

    it('approves nobody who cannot be reached, and says why; lists by state', async () => {
      const stranger = await paying.rewards.at.resident();
      const { id } = await paying.proposed(stranger);
      const refused = await paying.take(id, 'approve');
      expect([code(refused), says(refused)]).toEqual(['payeeUnreachable', expect.stringContaining('登录')]);
      const listed = async (state: string) =>
        made(await paying.leader.get<Page<PayoutView>>(`/payouts?scope=desk&size=100&state=${state}`)).rows;
      expect((await listed('proposed')).map((row) => row.id)).toContain(id);
      expect(new Set((await listed('proposed')).map(({ state }) => state))).toEqual(new Set(['proposed']));
      expect((await listed('paid')).map((row) => row.id)).not.toContain(id);
      expect(code(await paying.leader.get('/payouts?scope=desk&state=constructor'))).toBe('badInput');
      made(await paying.take(id, 'refuse', { words: '无法联系' }));
    });

    it('learns of the end by asking where no callback ever comes, and frees the money of what ended otherwise', async () => {
      const [paid, late] = [await paying.waiting(li), await paying.waiting(li)];
      const before = made(await paying.leader.get<BudgetView>('/payout-budget'));
      pay().becomes(paid.no, 'SUCCESS');
      pay().becomes(late.no, 'FAIL', 'OVERDUE_CLOSE');
      await paying.later(3);
      expect(await paying.view(paid.id)).toMatchObject({ state: 'paid' });
      expect(await paying.view(late.id)).toMatchObject({
        state: 'failed',
        trouble: '超过 24 小时没有确认收款（OVERDUE_CLOSE）',
      });
      const after = made(await paying.leader.get<BudgetView>('/payout-budget'));
      expect([after.left - before.left, after.paid - before.paid]).toEqual([1_000, 1_000]);
    });

    it('takes a new number only after the end of the old one, and once', async () => {
      const old = await paying.waiting(li);
      expect(code(await paying.take(old.id, 'renew', { words: '没有收到' }))).toBe('payoutMoved');
      pay().becomes(old.no, 'FAIL', 'OVERDUE_CLOSE');
      await paying.later(3);
      made(await paying.take(old.id, 'renew', { words: '逾期没有确认' }));
      expect(says(await paying.take(old.id, 'renew', { words: '再来' }))).toContain('已经重新发起过');
      const [fresh] = made(await li.get<Page<PayoutView>>('/payouts')).rows;
      expect(fresh?.no).not.toBe(old.no);
      expect(fresh).toMatchObject({ state: 'proposed', amount: old.amount });
    });

    it('cancels what nobody has confirmed, when WeChat Pay says so', async () => {
      const { id, no } = await paying.waiting(li);
      made(await paying.take(id, 'askCancel', { words: '核实有误' }));
      await paying.worker.once();
      expect([pay().bill(no).state, (await paying.view(id)).state]).toEqual(['CANCELING', 'cancelling']);
      pay().becomes(no, 'CANCELLED');
      await paying.later(3);
      expect((await paying.view(id)).state).toBe('cancelled');
    });
  });

  describe('when nobody can tell', () => {
    it.each(['cut', 'cutAfter', 'badSignature', 'unsigned'] as const)(
      'asks, and pays once, when the answer is %s',
      async (trouble) => {
        const { id, no } = await paying.proposed(li);
        pay().befall(trouble);
        await paying.worker.once();
        expect((await paying.view(id)).state).toBe('unknown');
        await paying.later(1);
        await paying.later(1);
        expect((await paying.view(id)).state).toBe('waiting');
        expect(creates(no)).toHaveLength(1);
      },
    );

    it('gives up on an answer that does not come, and finds that it was done', async () => {
      const { id, no } = await paying.proposed(li);
      pay().befall('hangAfter');
      await paying.worker.once();
      expect(await paying.view(id)).toMatchObject({
        state: 'unknown',
        trouble: expect.stringContaining('（TimeoutError）'),
      });
      const asked = pay().asked.length;
      await paying.later(2);
      expect(pay().asked.slice(asked)).toContain(
        `GET /v3/fund-app/mch-transfer/transfer-bills/out-bill-no/${no}`,
      );
      expect((await paying.view(id)).state).toBe('waiting');
    }, 20_000);

    it('sends the same to the letter where WeChat Pay knows of nothing, after a while and not before', async () => {
      const { id, no } = await paying.proposed(li);
      const sent = () => pay().transfers.filter((body) => body.includes(no));
      pay().befall('cut');
      await paying.worker.once();
      paying.rewards.at.later(6_000);
      await paying.worker.once();
      expect([(await paying.view(id)).state, sent().length]).toEqual(['unknown', 1]);
      await paying.later(1);
      expect((await paying.view(id)).state).toBe('waiting');
      expect(sent()).toHaveLength(2);
      expect(new Set(sent()).size).toBe(1);
    });

    it('gives no new number while nobody can tell, nor while it is parked', async () => {
      const { id } = await paying.proposed(li);
      pay().befall('cut', { status: 400, code: 'RULE_OF_NEXT_YEAR' });
      await paying.worker.once();
      expect((await paying.view(id)).state).toBe('unknown');
      expect(code(await paying.take(id, 'renew', { words: '没有收到' }))).toBe('payoutMoved');
      await paying.later(1);
      expect((await paying.view(id)).state).toBe('parked');
      expect(code(await paying.take(id, 'renew', { words: '没有收到' }))).toBe('payoutMoved');
    });

    it('tries again after a passing refusal, and parks one that nobody knows', async () => {
      const passing = await paying.proposed(li);
      pay().befall({ status: 403, code: 'NOT_ENOUGH' });
      await paying.worker.once();
      expect(await paying.view(passing.id)).toMatchObject({
        state: 'unknown',
        trouble: expect.stringContaining('（NOT_ENOUGH）'),
      });
      await paying.later(1, 2);
      expect((await paying.view(passing.id)).state).toBe('waiting');

      const odd = await paying.proposed(li);
      pay().befall({ status: 400, code: 'RULE_OF_NEXT_YEAR' });
      await paying.worker.once();
      expect((await paying.view(odd.id)).state).toBe('parked');
      const asked = pay().asked.length;
      await paying.later(10, 3);
      expect(pay().asked.slice(asked).join()).not.toContain(odd.no);
      made(await paying.take(odd.id, 'resume', { words: '已向微信支付核实' }));
      await paying.later(1);
      expect((await paying.view(odd.id)).state).toBe('waiting');
    });
  });

  describe('callbacks', () => {
    it('counts fifty as one', async () => {
      const { id, no } = await paying.waiting(li);
      const { paid } = made(await paying.leader.get<BudgetView>('/payout-budget'));
      pay().becomes(no, 'SUCCESS');
      expect(new Set(await pay().callBack(no, 50))).toEqual(new Set([200]));
      expect((await paying.view(id)).steps.filter(({ title }) => title === '到账')).toHaveLength(1);
      expect(made(await paying.leader.get<BudgetView>('/payout-budget')).paid - paid).toBe(1_000);
    });

    it('takes one that comes late, after the end was learnt by asking, for what it is: nothing new', async () => {
      const { id, no } = await paying.waiting(li);
      pay().becomes(no, 'SUCCESS');
      await paying.later(3);
      const { steps } = await paying.view(id);
      paying.rewards.at.later(2 * DAY);
      expect(await pay().callBack(no, 2)).toEqual([200, 200]);
      expect((await paying.view(id)).steps).toEqual(steps);
      expect((await paying.quarantine()).filter(({ payoutId }) => payoutId === id)).toEqual([]);
    });

    it('refuses what is forged, stale, a probe, of an unknown key, cut or bent', async () => {
      const { id, no } = await paying.waiting(li);
      expect(pay().bill(no).notify_url).toMatch(/\/api\/wechat-pay\/callback$/);
      const said = { out_bill_no: no, state: 'SUCCESS' };
      const body = sealedNotice(pay().keys, said);
      const bent = body.replace(
        /"ciphertext":"(.)/,
        (_, first) => `"ciphertext":"${first === 'A' ? 'B' : 'A'}`,
      );
      const now = pay().now();
      const tries: { headers?: Record<string, string>; body?: string }[] = [
        {
          headers: {
            'wechatpay-signature': signatureOf(pay().keys, 'another', now)['wechatpay-signature'] ?? '',
          },
        },
        { headers: { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/AAAA' } },
        { headers: { 'wechatpay-serial': 'constructor' } },
        { headers: { 'wechatpay-serial': '__proto__' } },
        { headers: signatureOf(pay().keys, body, now - 301_000), body },
        // The clock goes on while the others are tried.
        { headers: signatureOf(pay().keys, body, now + 360_000), body },
        { body: bent },
      ];
      for (const wrong of tries) expect(await pay().send(said, wrong)).toBe(401);
      expect((await paying.view(id)).state).toBe('waiting');
      expect(await pay().send(said, { body })).toBe(200);
      expect((await paying.view(id)).state).toBe('paid');
    });

    it('holds back what names another amount, receiver or merchant, and bills nobody sent', async () => {
      const { id, no } = await paying.waiting(li);
      const lies = [
        { transfer_amount: 100_000 },
        { openid: 'o-somebody-else' },
        { mch_id: '1900000000' },
        { appid: 'wx-another' },
      ];
      for (const lie of lies) await pay().callBack(no, 3, { state: 'SUCCESS', ...lie });
      await pay().callBack(no, 1, { out_bill_no: 'ONnobody', state: 'SUCCESS' });
      expect((await paying.view(id)).state).toBe('waiting');
      const held = await paying.quarantine();
      expect(held.filter(({ payoutId }) => payoutId === id)).toHaveLength(4);
      expect(held.filter(({ says: words }) => words.includes('ONnobody'))).toHaveLength(1);
      const settle = (words: string) =>
        paying.leader.post(`/payout-quarantine/${held[0]?.id}/settle`, { words }, 'settled-once');
      const [settled, again] = [await settle('已报警处理'), await settle('已报警处理')];
      expect([settled.body, again.body]).toEqual([{ settled: 1 }, { settled: 1 }]);
      expect(code(await settle('没有事'))).toBe('keyReused');
      expect(code(await li.get('/payout-quarantine'))).toBe('notYours');
    });

    it('leaves an end as it is when another one is told later, and raises the alarm', async () => {
      const { id, no } = await paying.waiting(li);
      pay().becomes(no, 'FAIL', 'OVERDUE_CLOSE');
      await paying.later(3);
      expect(await pay().callBack(no, 1, { state: 'WAIT_USER_CONFIRM' })).toEqual([200]);
      await pay().callBack(no, 1, { state: 'SUCCESS' });
      expect((await paying.view(id)).state).toBe('failed');
      const held = (await paying.quarantine()).filter(({ payoutId }) => payoutId === id);
      expect(held).toMatchObject([{ kindLabel: '结局矛盾' }]);
    });
  });
};
