import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };
/** What only someone signed in reads, in each phone frame. */
const INSIDE = [
  ['随手拍', '我最近上报'],
  ['决策指挥', '梁志强，您好'],
  ['智慧党建', '党建动态'],
  ['企业诉求', '陈雨桐'],
] as const;

let product: Product;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function landing(viewport: typeof DESK): Promise<Page> {
  const page = await browser.newPage({ viewport, locale: 'zh-CN' });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on(
    'console',
    (said) => said.type() === 'error' && faults.push(`${said.text()} ${said.location().url}`),
  );
  await page.goto(product.url);
  await page.locator('#people-list[aria-busy]').waitFor({ state: 'detached' });
  return page;
}

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

it('shows the four programs in phones, each in the hands of somebody of the town', async () => {
  const page = await landing(DESK);
  for (const [name, words] of INSIDE) {
    await page.getByTitle(`${name}（网页版）`).scrollIntoViewIfNeeded();
    const phone = page.frameLocator(`iframe[title="${name}（网页版）"]`);
    await phone.getByText(words).locator('visible=true').first().waitFor();
  }
  expect(await overflow(page)).toBe(0);
});

it('names the tour, the console, the API document and every person with the account', async () => {
  const page = await landing(DESK);
  expect(await page.locator('#tour h3').count()).toBe(3);
  const people = page.locator('#people-list li');
  expect(await people.count()).toBeGreaterThanOrEqual(10);
  const zhang = people.filter({ hasText: '张敏' });
  expect(await zhang.locator('dd').allTextContents()).toEqual(['zhang', 'yizhangwang']);
  // A resident has no account; the door of the programs needs none.
  expect(await people.filter({ hasText: '李桂兰' }).filter({ hasText: '居民' }).locator('dd').count()).toBe(
    0,
  );
  await page.getByRole('link', { name: '查看接口文档' }).click();
  await page.waitForURL('**/api/docs');
  await page.getByRole('heading').first().waitFor();
});

it('lets a keyboard skip to the tour, and walk on to the console', async () => {
  const page = await landing(DESK);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/#tour');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('#tour') !== null)).toBe(true);
});

it.each([DESK, PHONE])('stays whole with large type at $width pixels', async (viewport) => {
  const page = await landing(viewport);
  await page.evaluate(() => void (document.documentElement.style.fontSize = '20px'));
  expect(await overflow(page)).toBe(0);
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).fontSize)).toBe('21.25px');
  const clipped = await page
    .locator('h1, h2, h3, p, dd, dt, a')
    .evaluateAll((all) =>
      all
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => one.textContent),
    );
  expect(clipped).toEqual([]);
});

it('opens a program by its button on a phone, not in a phone in a phone', async () => {
  const page = await landing(PHONE);
  await page.locator('.phones .open').nth(3).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await page.locator('.phones .open').allTextContents()).toEqual(
    INSIDE.map(([name]) => `打开${name}`),
  );
  expect(await overflow(page)).toBe(0);
});

it('broke nowhere', () => expect(faults).toEqual([]));
