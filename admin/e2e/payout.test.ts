import type { Browser, Locator, Page } from 'playwright-core';
import { bootTown, type Person, type Town } from '../../cloud/test/build';
import { Paying } from '../../cloud/test/paying';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { Deliveries } from '../../cloud/src/kernel/delivery';
import { PayoutWorker } from '../../cloud/src/payout/payout.worker';
import { signedIn, type Console } from './console';

const PHONE = { width: 375, height: 812 };

let town: Town;
let browser: Browser;
let paying: Paying;
let lin: Console;
let li: Person;

beforeAll(async () => {
  town = await bootTown();
  // What is sent is sent when the story says so.
  await (await town.container.getAsync(Deliveries)).stop();
  await (await town.container.getAsync(PayoutWorker)).stop();
  paying = await Paying.in(town);
  li = await town.resident('li-paid');
  browser = await launchBrowser();
  lin = await signedIn(browser, town.url, '林正远');
  lin.page.setDefaultTimeout(10_000);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await town?.stop();
});

const picture = async (page: Page, name: string) => {
  const folder = process.env['PAYOUT_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
afterEach(() => picture(lin.page, 'last'));
/** Also while the turning icon of its last press is on its way out. */
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`^(loading )?${name}$`) });
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const row = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words });
const anew = (page: Page) => button(page, '刷新').click();

it('sets what is paid for which reports; too little is refused, and what was typed stays', async () => {
  const { page, dialog } = lin;
  await page.getByRole('menuitem', { name: '现金奖励' }).click();
  await page.getByText('还没有兑付').waitFor();
  await tab(page, '规则与预算');
  await button(page, '修改规则').click();
  await dialog().getByLabel('每件奖励').fill('0.1');
  await dialog().getByLabel('免批限额').fill('50');
  await button(dialog(), '保存').click();
  await dialog().getByText('应在 0.3 到 1999.99 元之间').waitFor();
  expect(await dialog().getByLabel('免批限额').inputValue()).toBe('50.00');
  await dialog().getByLabel('每件奖励').fill('8.8');
  await picture(page, 'rule');
  await button(dialog(), '保存').click();
  await page.getByText('规则已修改').waitFor();
  const rule = page.getByRole('region', { name: '奖励规则' });
  await rule.getByText('¥8.80').waitFor();
  await rule.getByText('¥50.00 以内自动批准').waitFor();
});

it('approves nothing that the budget does not bear, says by how much, and keeps what was written', async () => {
  const { page, dialog } = lin;
  await paying.proposed(li, 60_000);
  await tab(page, '兑付');
  await page.getByRole('tab', { name: '兑付，1 件待办' }).waitFor();
  await button(row(page, '¥600.00'), '批准').click();
  await dialog().getByLabel('说明').fill('重大隐患，及时上报');
  await button(dialog(), '批准').click();
  await dialog().getByText('只剩 0.00 元，不够 600.00 元').waitFor();
  expect(await dialog().getByLabel('说明').inputValue()).toBe('重大隐患，及时上报');
  await picture(page, 'budget-short');
  await button(dialog(), '取消').click();

  await tab(page, '规则与预算');
  await button(page, '增减预算').click();
  await dialog().getByLabel('金额').fill('-1');
  await dialog().getByLabel('依据').fill('区级奖励经费');
  await button(dialog(), '确定').click();
  await dialog().getByText('只剩 0.00 元，不够 1.00 元').waitFor();
  await dialog().getByLabel('金额').fill('1000');
  await button(dialog(), '确定').click();
  await page.getByText('预算已更新').waitFor();
  expect(await page.getByRole('region', { name: '预算' }).innerText()).toMatch(/本月还剩\s*¥1,000\.00/);
  await picture(page, 'money');

  await tab(page, '兑付');
  await button(row(page, '¥600.00'), '批准').click();
  expect(await dialog().getByLabel('说明').inputValue()).toBe('重大隐患，及时上报');
  await button(dialog(), '批准').click();
  await page.getByText('已批准，现为“待发起”').waitFor();
});

it('refuses for a reason, not without', async () => {
  const { page, dialog } = lin;
  await paying.proposed(li, 30_000, 0);
  await anew(page);
  await button(row(page, '¥300.00'), '不批准').click();
  await button(dialog(), '不批准').click();
  await dialog().getByText('请填写理由').waitFor();
  await dialog().getByLabel('理由').fill('同一隐患已奖励过');
  await picture(page, 'refuse');
  await button(dialog(), '不批准').click();
  await page.getByText('现为“未批准”').waitFor();
  expect(await row(page, '¥300.00').getByRole('button').count()).toBe(1);
});

it('cancels, asks on, and pays anew under a new number; the trail says who said what', async () => {
  const { page, dialog } = lin;
  await paying.worker.once();
  town.pay.befall({ status: 400, code: 'RULE_OF_NEXT_YEAR' });
  const odd = await paying.waiting(li, 900);
  const lapsed = await paying.waiting(li, 700);
  await anew(page);
  await row(page, '¥9.00').getByText('微信支付不受理：RULE_OF_NEXT_YEAR').waitFor();
  await button(row(page, '¥600.00'), '撤销转账').click();
  await dialog().getByLabel('理由').fill('核实有误');
  await button(dialog(), '撤销转账').click();
  await page.getByText('现为“撤销中”').waitFor();
  await button(row(page, '¥9.00'), '继续查询').click();
  await dialog().getByLabel('理由').fill('已向微信支付核实');
  await button(dialog(), '继续查询').click();
  await page.getByText('现为“结果待查”').waitFor();
  expect((await paying.view(odd.id)).state).toBe('unknown');

  town.pay.becomes(lapsed.no, 'FAIL', 'OVERDUE_CLOSE');
  await town.pay.callBack(lapsed.no);
  await anew(page);
  await row(page, '¥7.00').getByText('超过 24 小时没有确认收款').waitFor();
  await picture(page, 'list');
  await button(row(page, '¥7.00'), '重新发起').click();
  await dialog().getByLabel('理由').fill('居民出差回来了');
  await button(dialog(), '重新发起').click();
  await row(page, '待批准').filter({ hasText: '¥7.00' }).waitFor();
  await row(page, '未成功').getByRole('button', { name: '随手拍核实奖励' }).click();
  await dialog().getByText('用新单号重新发起').waitFor();
  await dialog().getByText('居民出差回来了').waitFor();
  await picture(page, 'trail');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.getByTitle('待批准').click();
  await row(page, '¥7.00').waitFor();
  expect(await page.getByRole('row').filter({ hasText: '随手拍' }).count()).toBe(1);
});

it('shows what was not believed, and takes it off the list with words, not without', async () => {
  const { page, dialog } = lin;
  const { no } = await paying.waiting(li, 500);
  await town.pay.callBack(no, 5, { state: 'SUCCESS', transfer_amount: 50_000 });
  await tab(page, '隔离区');
  await page.getByRole('tab', { name: '隔离区，1 件待办' }).waitFor();
  await page.getByText('的金额与发起时不符，没有采信').waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: '内容不符' }).count()).toBe(1);
  await picture(page, 'quarantine');
  await button(page, '写明处理结果').click();
  await button(dialog(), '记下').click();
  await dialog().getByText('请填写处理结果').waitFor();
  await dialog().getByLabel('处理结果').fill('已向微信支付核实，系伪造');
  await button(dialog(), '记下').click();
  await page.getByText('没有待处理的').waitFor();
  await page.getByRole('tab', { name: '隔离区', exact: true }).waitFor();
  await page.getByText('已处理', { exact: true }).click();
  await page.getByText('林正远：已向微信支付核实，系伪造').waitFor();
});

it('holds a day against WeChat Pay’s bill, and names every difference', async () => {
  const { page } = lin;
  // The bill of a day is there at ten o'clock the next morning, in the town's time: 34 hours less 8.
  const day = new Date(Date.now() - 26 * 3_600_000).toISOString().slice(0, 10);
  town.pay.dawdles(day);
  await tab(page, '每日对账');
  await button(page, '对这一天的账').click();
  await row(page, day).getByText('没有取到账单').waitFor();
  town.pay.closes(day, [{ no: 'ONstranger', amount: '3.00' }]);
  await button(page, '对这一天的账').click();
  await row(page, day).getByText('ONstranger 账单里有，我们没有').waitFor();
  await picture(page, 'bills');
  town.pay.closes(day, []);
  await button(page, '对这一天的账').click();
  await row(page, day).getByText('一致').waitFor();
});

it('is offered to no other leader, and has room on a phone', async () => {
  const zhang = await signedIn(browser, town.url, '张敏');
  expect(await zhang.page.getByRole('menuitem', { name: '现金奖励' }).count()).toBe(0);
  await zhang.open('/payout/quarantine');
  await zhang.page.getByText('您没有办理此事的权限').waitFor();
  await zhang.page.context().close();
  const { page, faults } = lin;
  await page.setViewportSize(PHONE);
  for (const [part, heading] of Object.entries({ list: '收款人', money: '奖励规则', bills: '差异' })) {
    await lin.open(`/payout/${part}`);
    await page.getByText(heading, { exact: true }).first().waitFor();
    await picture(page, `phone-${part}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  }
  expect(faults).toEqual([]);
});
