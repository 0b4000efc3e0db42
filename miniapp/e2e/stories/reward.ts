import type { Page } from '@contract/route';
import type { PayoutView } from '@contract/payout/payout.api';
import { wechatPay } from '../launch';
import type { Phone } from '../phone';
import { resident, staff, type Townsperson } from '../townsfolk';
import { until } from '../until';
import { residentPhone } from './doors';
import { verifiedReport } from './verified-report';

const JOURNEY = '确认一笔现金奖励';
const AMOUNT = 800;

/** A verified report is rewarded in money: seen, put off, and taken; nothing is called paid before WeChat Pay has said so. */
export function reward(): void {
  let li: Phone;
  let herself: Townsperson;

  const newest = async (): Promise<PayoutView | undefined> =>
    (await herself.get<Page<PayoutView>>('/payouts?size=1')).rows[0];

  it('waits for its receiver, with the amount and the time until when it may be confirmed', async () => {
    const lin = await staff('lin');
    await lin.put('/payout-rule', { amount: AMOUNT, approvalAbove: 5_000, categories: [], active: true });
    await lin.post('/payout-budget/grants', { month: thisMonth(), amount: 100_000, words: '区级奖励经费' });
    herself = await resident('li-guilan', 'resident');
    await verifiedReport('li-guilan');
    await until('the reward waits to be confirmed', async () => (await newest())?.confirmable);
    li = await residentPhone('li-guilan', { merchantTransfer: 'cancelled' });
    await li.find('.around__rows .row');
    await li.goes('switchTab', '/pages/me/index');
    await li.find('.row', /我的奖励/);
    await li.accounts('居民打开首页，再看我的');
    await li.tap('.row', /我的奖励/);
    await li.isAt('reward/index');
    await li.find('.reward__amount', '8.00 元');
    await li.opened('居民打开我的奖励', /\/api\/payouts\?/);
    await li.tap('.reward');
    await li.isAt('reward/one/index');
    await li.sees('请确认收款，24 小时内有效');
    await li.find('.standing__line', /^请在 .+ 前确认/);
  });

  it('may be put off: nothing is paid, and it can be confirmed later', async () => {
    await li.press('确认收款');
    await li.sees('您还没有确认收款。24 小时内随时可以再来确认。');
    expect((await newest())?.confirmable).toBe(true);
    await li.find('.big-button', '确认收款');
  });

  it('says what is the matter where WeChat cannot show its page', async () => {
    await li.answers({ merchantTransfer: 'failed' });
    await li.press('确认收款');
    await li.sees('没有打开微信的确认页面，请稍后再试');
    await li.find('.big-button', '确认收款');
  });

  it('is not called paid because the page was shown', async () => {
    await li.answers({ merchantTransfer: 'ok' });
    await li.press('确认收款');
    await li.sees('微信的确认页面打开过了');
    expect(await li.all('.standing__plain', '已到账')).toEqual([]);
  });

  it('is paid when WeChat Pay says so, and shows it', async () => {
    const pay = await wechatPay();
    const { no = '' } = (await newest()) ?? {};
    pay.becomes(no, 'SUCCESS');
    expect(await pay.callBack(no)).toEqual([200]);
    await li.press('看看到账没有');
    await li.find('.standing__plain', '已到账');
    expect(await li.all('.big-button', '确认收款')).toEqual([]);
    await li.accounts(JOURNEY);
    expect(li.faults()).toEqual([]);
  });
}

/** `202611`, town time. */
const thisMonth = (): string =>
  new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7).replace('-', '');
