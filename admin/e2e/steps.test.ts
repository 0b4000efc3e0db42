import type { CaseView } from '@contract/case/case.api';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { colleague, neighbour, type Colleague } from './colleague';
import { signedIn, type Console } from './console';

const DAY = 86_400_000;
/** A month and a day as the console writes them. */
const TOWN_DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
});
const WAITING_FOR = '等厂家发来灯杆，到货就恢复办理。';

let product: Product;
let browser: Browser;
let zhao: Console;
let wang: Console;
let byWang: Colleague;
let li: Colleague;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  [byWang, li] = [await colleague(product.url, 'wang'), await neighbour(product.url, 'li-guilan')];
  [zhao, wang] = [
    await signedIn(browser, product.url, '赵立军'),
    await signedIn(browser, product.url, '王晓燕'),
  ];
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const first = (views: CaseView[], action: string): CaseView => {
  const view = views.find(({ actions }) => actions.some((step) => step.action === action));
  if (!view) throw new Error(`the town has no case to ${action}`);
  return view;
};
const trail = ({ page }: Console) => page.getByRole('list', { name: /办理过程/ }).locator('li');

describe('挂账', () => {
  let no: string;

  it('offers the reply template that was made for it, and no other', async () => {
    await zhao.open('/settings/templates');
    await zhao.page.getByRole('button', { name: '新增模板' }).click();
    await zhao.dialog().getByLabel('名称').fill('挂账：等配件');
    await zhao.dialog().getByLabel('用在哪里').click();
    await zhao.page.locator('.ant-select-item-option', { hasText: /^挂账$/ }).click();
    await zhao.dialog().getByLabel('文字').fill(WAITING_FOR);
    await zhao.dialog().getByRole('button', { name: '保存' }).click();
    await zhao.page.locator('.templates li', { hasText: '挂账：等配件' }).waitFor();

    no = first(await (await colleague(product.url, 'zhao')).cases('desk', 'handling'), 'suspend').no;
    await zhao.open(`/cases/${no}`);
    const form = await zhao.begin('挂账');
    await form.locator('.template-picker').click();
    const offered = zhao.page.locator('.ant-select-item-option');
    await offered.first().waitFor();
    expect(await offered.allTextContents()).toEqual(['挂账：等配件']);
    await offered.first().click();
    expect(await form.getByLabel('挂账理由').inputValue()).toBe(WAITING_FOR);
  });

  it('asks for the days, and then stops the clock with a lamp that is off', async () => {
    await zhao.dialog().getByRole('button', { name: '挂账', exact: true }).click();
    await zhao.dialog().getByText('请填写天数').waitFor();
    await zhao.dialog().getByLabel('挂账天数').fill('10');
    await zhao.send('挂账', '已挂账，现为“已挂账”');
    const head = zhao.page.locator('.case-head');
    await head.getByText('已挂账').waitFor();
    expect(await head.getByText('前办完这一步').count()).toBe(0);
    await trail(zhao).first().getByText('最长 10 天').waitFor();
    await trail(zhao).first().getByText(WAITING_FOR).waitFor();
  });

  it('goes on where it stood, with the time that was left', async () => {
    await zhao.begin('恢复办理');
    await zhao.dialog().locator('textarea').fill('灯杆已到货。');
    await zhao.send('恢复办理', '已恢复办理，现为“处置中”');
    await zhao.page.locator('.case-head').getByText('前办完这一步').waitFor();
    await trail(zhao).first().getByText('灯杆已到货。').waitFor();
    expect(
      await zhao.page
        .getByRole('toolbar', { name: '可办理的事项' })
        .getByRole('button', { name: '恢复办理' })
        .count(),
    ).toBe(0);
  });
});

describe('the call-back of a case that was reopened', () => {
  let view: CaseView;

  it('has fifteen working days, named at the head of the case', async () => {
    const closed = first(await li.cases('mine', 'closed'), 'rate');
    await li.take(closed, 'rate', { level: 1, words: '还是没有清干净' });
    view = await byWang.sees(closed.no);
    expect(view.stateLabel).toBe('整改中');
    const { at } = view.events.at(-1) ?? { at: 0 };
    // Three weeks, or longer over a public holiday; less by the weekend on which somebody was not satisfied.
    expect(((view.dueAt ?? 0) - at) / DAY).toBeGreaterThan(18);
    expect(((view.dueAt ?? 0) - at) / DAY).toBeLessThan(33);
    await wang.open(`/cases/${view.no}`);
    const [month, day] = TOWN_DAY.format(view.dueAt).split('/');
    const head = wang.page.locator('.case-head-meta');
    await head.getByText('前办完这一步').waitFor();
    expect(await head.innerText()).toMatch(new RegExp(`0?${month}\\D0?${day}\\D.*前办完这一步`));
    await trail(wang).first().getByText('重新办理，15 个工作日内整改并回访').waitFor();
  });

  it('does not count unless it says whether the resident was reached', async () => {
    const form = await wang.begin('回访');
    await form.locator('.template-picker').click();
    await wang.page.locator('.ant-select-item-option', { hasText: '回访：已解决' }).click();
    await form.getByRole('button', { name: '回访', exact: true }).click();
    await form.getByText('请选择是否联系上').waitFor();
    expect((await byWang.sees(view.no)).events).toHaveLength(view.events.length);
  });

  it('is noted with what was said; the resident reads that it happened, not the words', async () => {
    await wang.dialog().getByText('未联系上').click();
    await wang.dialog().getByLabel('回访情况').fill('两次无人接听，明天再打。');
    await wang.send('回访', '已回访，现为“整改中”');
    await trail(wang).first().getByText('两次无人接听，明天再打。').waitFor();
    await trail(wang).first().getByText('未联系上').waitFor();
    const seen = (await li.sees(view.no)).events.at(-1);
    expect(seen).toMatchObject({ action: 'callBack', words: '', title: expect.stringContaining('电话回访') });
    expect((await byWang.sees(view.no)).dueAt).toBe(view.dueAt);
  });
});

it('broke no page', () => expect([...zhao.faults, ...wang.faults]).toEqual([]));
