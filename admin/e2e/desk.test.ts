import type { CaseView } from '@contract/case/case.api';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { colleague, type Colleague } from './colleague';
import { consoleOn, type Console } from './console';

let product: Product;
let browser: Browser;
let page: Page;
let wang: Colleague;
let open: Console['open'], dialog: Console['dialog'], row: Console['row'], walkTo: Console['walkTo'];
let faults: Console['faults'];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  wang = await colleague(product.url, 'wang');
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  ({ open, dialog, row, walkTo, faults } = consoleOn(page, product.url));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const offering = (action: string) => (view: CaseView) => view.actions.some((step) => step.action === action);

async function fill(form: Locator, words: string) {
  await form.locator('textarea').first().fill(words);
}

it('refuses a wrong password in plain words, then lets a demonstration person in', async () => {
  await open('/');
  await page.getByLabel('用户名').fill('zhang');
  await page.getByLabel('密码').fill('not-the-password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('用户名或密码不正确').waitFor();
  await page.getByRole('region', { name: '演示人物' }).getByRole('button', { name: /^张敏/ }).click();
  await page.getByRole('heading', { name: '调度台' }).waitFor();
  await page.locator('.case-item').first().waitFor();
});

it('filters by state, and every row shown has it', async () => {
  await page.getByRole('tab', { name: '待办' }).click();
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.getByRole('combobox', { name: '状态' }).fill('待派遣');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.waitForURL(/states=filed/);
  const labels = page.locator('.case-item .state-tag:not(.state-tag-supervised)');
  await page.locator('.case-item:has-text("待受理")').first().waitFor({ state: 'detached' });
  await labels.first().waitFor();
  expect([...new Set(await labels.allTextContents())]).toEqual(['待派遣']);
});

it('opens a case by keyboard and dispatches it to its usual unit', async () => {
  const view = (await wang.todo('filed'))[0];
  if (!view) throw new Error('the town has no filed case');
  await open('/desk?scope=todo&states=filed');
  await walkTo(view.no);
  await page.keyboard.press('d');
  await dialog().locator('.ant-select-selection-item').first().waitFor();
  await fill(dialog(), '请今日到场处理，处理后拍照反馈。');
  await dialog().getByRole('button', { name: '派遣', exact: true }).click();
  await page.getByText('已派遣，现为“待接收”').waitFor();
  await page.keyboard.press('o');
  await page.waitForURL(`**/admin/cases/${view.no}`);
  await page
    .getByRole('list', { name: /办理过程/ })
    .getByText('请今日到场处理')
    .waitFor();
  await page.getByRole('button', { name: '核对记录' }).click();
  await page.getByText(/条记录前后相连，未被改动/).waitFor();
});

it('says what happened when a colleague was faster, and keeps the words', async () => {
  const view = (await wang.todo('reported')).find(offering('file'));
  if (!view) throw new Error('the town has no case to file');
  await open('/desk?scope=todo&states=reported');
  await walkTo(view.no);
  await page.keyboard.press('f');
  await fill(dialog(), '情况清楚，予以立案。');
  await wang.take(view, 'file', { words: '同事先立了' });
  await dialog().getByRole('button', { name: '立案', exact: true }).click();
  await dialog()
    .getByText(/此件已由.*办理“立案”，现为“待派遣”/)
    .waitFor();
  expect(await dialog().locator('textarea').first().inputValue()).toBe('情况清楚，予以立案。');
  // antd leaves the name of its waiting mark on a button that was disabled meanwhile.
  expect(await dialog().getByRole('button', { name: /立案$/ }).isDisabled()).toBe(true);
  await dialog().getByRole('button', { name: '取消' }).click();
  await page.locator('.preview').getByText('以下已是最新情况').waitFor();
  await row(view.no).getByText('待派遣').waitFor();
});

it('files several at once and reports each that was refused with its reason', async () => {
  const waiting = await wang.todo('reported');
  const ready = waiting.filter(offering('file')).slice(0, 2);
  const unplaced = waiting.find((view) => !offering('file')(view));
  if (ready.length < 2 || !unplaced) throw new Error('the town has too few reported cases');
  await open('/desk?scope=todo&states=reported');
  // Down the list, which begins with the newest.
  for (const { no } of [...ready, unplaced].sort((a, b) => b.no.localeCompare(a.no))) {
    await walkTo(no);
    await page.keyboard.press('x');
  }
  await page.getByText('已选 3 件').waitFor();
  await page.keyboard.press('f');
  await dialog().getByRole('button', { name: '立案 3 件' }).click();
  await dialog().getByText('已立案 2 件').waitFor();
  await dialog().getByText('1 件没有办理').waitFor();
  expect(await dialog().locator('.bulk-reasons li').textContent()).toMatch(
    new RegExp(`${unplaced.no}.*位置`),
  );
  await dialog().getByRole('button', { name: '知道了' }).click();
});

it('does not offer a key that the server does not offer', async () => {
  const unplaced = (await wang.todo('reported')).find((view) => !offering('dispatch')(view));
  if (!unplaced) throw new Error('the town has no reported case');
  await open('/desk?scope=todo&states=reported');
  await walkTo(unplaced.no);
  await page.keyboard.press('d');
  await page.getByText('您现在不能“派遣”').waitFor();
  expect(await dialog().count()).toBe(0);
});

it('goes back to sign-in with a notice once the session has been ended elsewhere, and no page broke', async () => {
  await page.evaluate(`fetch('/api/session/end', { method: 'POST', body: '{}', headers: {
    'Content-Type': 'application/json', Authorization: 'Bearer ' + sessionStorage.getItem('one-net.token') } })`);
  await open('/counts');
  await page.getByText('登录已失效，请重新登录').waitFor();
  expect(page.url()).toContain('back=%2Fcounts');
  expect(faults).toEqual([]);
});
