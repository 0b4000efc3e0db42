import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { chromiumAvailable, launchBrowser } from '../../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../../cloud/test/support/product';

const available = chromiumAvailable();
const journey = available === true ? describe : describe.skip;
const WAIT = 20_000;
// A browser's wgs84; in gcj02, as the town is drawn, a few streets from its middle.
const IN_TOWN = { longitude: 122.063, latitude: 41.118 };

journey('the resident program in two residents’ hands', () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** A phone of one's own, opened as the landing page opens it, with the consent given. */
  async function phone(person = 'li-guilan'): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext({
      viewport: { width: 375, height: 812 },
      locale: 'zh-CN',
      hasTouch: true,
      geolocation: IN_TOWN,
      permissions: ['geolocation'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT);
    await page.goto(`${product.url}/h5/resident/?person=${person}`);
    await seen(page, '同意并继续').click();
    await seen(page, '我最近上报').waitFor();
    return { page, context };
  }

  // A page one has left stays in the document, hidden.
  const seen = (page: Page, words: string | RegExp): Locator =>
    page.getByText(words, { exact: true }).locator('visible=true').first();
  const write = (page: Page, label: string, words: string) =>
    page.locator(`[aria-label="${label}"] textarea`).locator('visible=true').fill(words);
  const waiting = (page: Page): Locator => page.locator('.unsent').locator('visible=true');

  async function beginReport(page: Page, words: string): Promise<void> {
    await page.locator('.snap').locator('visible=true').click();
    await write(page, '什么情况', words);
    // The phone's place has become a grid.
    await page
      .getByText(/街道.*社区.*网格/)
      .locator('visible=true')
      .first()
      .waitFor();
  }

  const chooseLamp = (page: Page) =>
    page
      .locator('.guess')
      .filter({ has: page.getByText('路灯', { exact: true }) })
      .first()
      .click();

  it('reports a broken street lamp with a photo, and finds it among her reports with an untouched history', async () => {
    const { page, context } = await phone();
    await beginReport(page, '三号楼门口的路灯不亮，晚上看不见路');
    const choosing = page.waitForEvent('filechooser');
    await seen(page, '拍照').click();
    await (
      await choosing
    ).setFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: await page.screenshot() });
    await page.locator('.photo-tile__remove').first().waitFor();
    await page.locator('.photo-tile__over').waitFor({ state: 'detached' });
    await chooseLamp(page);
    for (const question of await page.locator('.card .field', { has: page.locator('.field__must') }).all()) {
      const choice = question.locator('.choices__one').first();
      if ((await choice.count()) > 0) await choice.click();
    }
    await seen(page, '提交').click();

    await seen(page, '已收到，谢谢您。有进展会告诉您，这一页随时可以看。').waitFor();
    await seen(page, '已收到，等待受理').waitFor();
    await seen(page, '您的手机刚核对了全部 1 步，没有一步被改过。').waitFor();
    expect(await page.locator('.timeline .photo-tile').count()).toBe(1);

    await page.evaluate(() => void (location.hash = '/pages/mine/index'));
    const card = page.locator('.case-card', { hasText: '三号楼门口的路灯不亮' }).locator('visible=true');
    await card.getByText('已收到，等待受理').waitFor();
    expect(await card.count()).toBe(1);
    await context.close();
  });

  it('offers a neighbour who writes of the same lamp to join that report instead of filing a second one', async () => {
    const { page, context } = await phone('chen-yutong');
    await beginReport(page, '路灯不亮，回家路上很黑');
    await chooseLamp(page);
    const lamp = page.locator('.offer__one', { hasText: '三号楼门口的路灯不亮' }).locator('visible=true');
    await lamp.getByText('是同一件，我也遇到').click();
    await seen(page, '已加入，和上报人一起等结果。有进展也会告诉您。').waitFor();
    await seen(page, '另有 1 位居民也遇到').waitFor();
    await seen(page, '您的手机刚核对了全部 2 步，没有一步被改过。').waitFor();
    await context.close();
  });

  it('does not let a report go without words, and says what is missing', async () => {
    const { page, context } = await phone();
    await beginReport(page, '');
    await seen(page, '提交').click();
    await seen(page, '请说说是什么情况，至少两个字').waitFor();
    await context.close();
  });

  it('keeps a report made without a network, and files it once when the network is back', async () => {
    const { page, context } = await phone();
    await beginReport(page, '小区后门的路面塌了一块');
    await context.setOffline(true);
    await seen(page, '提交').click();
    await waiting(page).getByText('等待网络，连上后自动发送').waitFor();

    await context.setOffline(false);
    await waiting(page).waitFor({ state: 'detached' });
    const card = page.locator('.case-card', { hasText: '小区后门的路面塌了一块' }).locator('visible=true');
    await card.first().waitFor();
    expect(await card.count()).toBe(1);
    await context.close();
  });

  it('takes a report back with a reason, and not without one', async () => {
    const { page, context } = await phone();
    await page
      .locator('.case-card', { hasText: '小区后门的路面塌了一块' })
      .locator('visible=true')
      .first()
      .click();
    await seen(page, '撤回').click();
    const sheet = page.locator('.sheet').locator('visible=true');
    await sheet.locator('.big-button').click();
    await seen(page, '请写几个字，说清楚些').waitFor();
    await write(page, '请说说原因', '已经有人在修了');
    await sheet.locator('.big-button').click();
    await seen(page, '已作废').waitFor();
    await seen(page, '您 撤回上报').waitFor();
    await context.close();
  });
});
