import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { signedIn, type Console } from './console';

const PHONE = { width: 375, height: 812 };

let product: Product;
let browser: Browser;
let wang: Console;

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '60' });
  browser = await launchBrowser();
  wang = await signedIn(browser, product.url, '王晓燕');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const picture = async (page: Page, name: string) => {
  const folder = process.env['MODERATION_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const lines = (page: Page) => page.getByRole('list', { name: '待看的内容' }).getByRole('listitem');
const reason = () => wang.dialog().getByRole('textbox', { name: '理由' });
const detail = (page: Page) => page.getByRole('region', { name: '审核内容' });
const drawn = (page: Page) =>
  detail(page)
    .locator('img')
    .evaluateAll((images) =>
      images.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
    );

it('shows a moderator what waits, in full, and why', async () => {
  const { page } = wang;
  await page.getByRole('menuitem', { name: '内容审核' }).click();
  await page.getByRole('heading', { name: '内容审核' }).waitFor();
  await page.getByText('5 项等待人工审核').waitFor();
  expect(await lines(page).count()).toBe(5);
  await detail(page).getByText('平台判为违规').first().waitFor();
  await detail(page).getByText('系统 转人工审核').waitFor();
  await page.waitForTimeout(600);
  expect(await drawn(page)).toBe(true);
  await picture(page, 'queue');
});

it('is worked through by keys alone: look on, pass, block, each with a reason', async () => {
  const { page } = wang;
  await page.keyboard.press('j');
  await detail(page).locator('blockquote').waitFor();
  await picture(page, 'words');
  await page.keyboard.press('p');
  await wang.dialog().getByText('附近居民和共同上报的人也能看到').waitFor();
  expect(await reason().inputValue()).toBe('未见违规内容');
  await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] input'));
  await picture(page, 'pass');
  await page.keyboard.press('Enter');
  await page.getByText('已通过，现为“已通过”').waitFor();
  await wang.dialog().waitFor({ state: 'detached' });
  await page.getByText('4 项等待人工审核').waitFor();

  await page.keyboard.press('k');
  await page.keyboard.press('b');
  await wang.dialog().getByText('露出他人面容、车牌或证件').click();
  await reason().fill('');
  await wang.dialog().getByRole('button', { name: '屏蔽', exact: true }).click();
  await wang.dialog().getByText('请写明理由').waitFor();
  await wang.dialog().getByText('露出他人面容、车牌或证件').click();
  await reason().press('Enter');
  await page.getByText('已屏蔽，现为“已屏蔽”').waitFor();
  await wang.dialog().waitFor({ state: 'detached' });
  await page.getByText('3 项等待人工审核').waitFor();
});

it('keeps what was decided, by whom and why; the case shows a quiet tile in the place of what is blocked', async () => {
  const { page } = wang;
  await page.getByText('已审核', { exact: true }).click();
  await lines(page).filter({ hasText: '已屏蔽' }).first().click();
  await detail(page).getByText('露出他人面容、车牌或证件').waitFor();
  await picture(page, 'done');
  await detail(page).getByRole('link').click();
  await page.getByText('照片未通过审核，不予显示').first().waitFor();
  await picture(page, 'case');
});

it('has room on a phone: the queue first, then one thing with its decision in reach', async () => {
  const { page } = wang;
  await page.setViewportSize(PHONE);
  await wang.open('/moderation');
  await lines(page).first().waitFor();
  await picture(page, 'phone-queue');
  await lines(page).first().getByRole('button').click();
  await detail(page).getByRole('button', { name: '通过' }).waitFor();
  await page.waitForTimeout(600);
  await picture(page, 'phone-detail');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await page.getByRole('button', { name: '返回列表' }).click();
  for (let left = await lines(page).count(); left > 0; left -= 1) {
    await lines(page).first().getByRole('button').click();
    await detail(page).getByRole('button', { name: '通过' }).click();
    await wang.dialog().getByRole('button', { name: '通过', exact: true }).click();
    await wang.dialog().waitFor({ state: 'detached' });
    await page.getByText(`${left - 1} 项等待人工审核`).waitFor();
    const back = page.getByRole('button', { name: '返回列表' });
    if (await back.isVisible()) await back.click();
  }
  await page.getByText('没有等待审核的内容').waitFor();
  await picture(page, 'empty');
  expect(wang.faults).toEqual([]);
});

it('is offered to no other post, and refused in words to whoever comes by the address', async () => {
  const zhang = await signedIn(browser, product.url, '张敏');
  expect(await zhang.page.getByRole('menuitem', { name: '内容审核' }).count()).toBe(0);
  await zhang.open('/moderation');
  await zhang.page.getByText('您没有办理此事的权限').waitFor();
  await picture(zhang.page, 'refused');
  expect(await lines(zhang.page).count()).toBe(0);
});
