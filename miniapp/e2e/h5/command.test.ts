import type { Browser, Locator, Page } from 'playwright-core';
import { chromiumAvailable, launchBrowser } from '../../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../../cloud/test/support/product';

const available = chromiumAvailable();
const journey = available === true ? describe : describe.skip;
const PHONE = { width: 375, height: 812 };
const WAIT = 20_000;

journey('the command program in the hands of three people', () => {
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

  /** A phone of one's own, signed in by the address as the landing page does it. */
  async function phoneOf(account: string): Promise<Page> {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', hasTouch: true });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT);
    await page.goto(`${product.url}/h5/command/?person=${account}`);
    return page;
  }

  // A page one has left stays in the document, hidden.
  const seen = (page: Page, words: string | RegExp): Locator =>
    page.getByText(words, { exact: true }).locator('visible=true').first();
  const open = (page: Page, no: string) =>
    page.evaluate((to) => void (location.hash = to), `/task/index?no=${no}`);
  const write = (page: Page, label: string, words: string) =>
    page.locator(`[aria-label="${label}"] textarea`).locator('visible=true').fill(words);

  /** The first waiting case of the list, opened; its number. */
  async function openWaiting(page: Page): Promise<string> {
    await page.locator('.case-line', { hasText: '待接收' }).first().click();
    await seen(page, '接收').waitFor();
    const no = new URL(page.url().replace('#', '')).searchParams.get('no');
    if (!no) throw new Error(`no case number in ${page.url()}`);
    return no;
  }

  it('lets the handler accept and answer with a photo, tells a slower colleague, and the inspector closes it', async () => {
    const handler = await phoneOf('liang');
    await seen(handler, '梁志强，您好').waitFor();
    const no = await openWaiting(handler);
    const colleague = await phoneOf('liang');
    await seen(colleague, '梁志强，您好').waitFor();
    await open(colleague, no);
    await seen(colleague, '接收').waitFor();

    await seen(handler, '接收').click();
    await seen(handler, '“接收”已办妥').waitFor();
    await seen(colleague, '接收').click();
    await seen(colleague, /^此件已由路灯管理所梁志强于.*办理“接收”，现为“处置中”，请看最新情况$/).waitFor();
    await seen(colleague, '反馈结果').waitFor();

    await seen(handler, '反馈结果').click();
    await seen(handler, '确定反馈结果').click();
    await seen(handler, '请选择办理结论').waitFor();
    await seen(handler, '解决').click();
    await write(handler, '办理情况', '更换了损坏的灯头，试亮正常。');
    const choosing = handler.waitForEvent('filechooser');
    await seen(handler, '拍照、录像').click();
    const photo = { name: 'after.png', mimeType: 'image/png', buffer: await handler.screenshot() };
    await (await choosing).setFiles(photo);
    await handler
      .locator('.photo-tile__image[src^="blob:"], .photo-tile__image img[src^="blob:"]')
      .first()
      .waitFor();
    await handler.locator('.photo-tile__over').waitFor({ state: 'detached' });
    await seen(handler, '确定反馈结果').click();
    await seen(handler, '“反馈结果”已办妥').waitFor();
    await seen(handler, '办理后：解决').waitFor();

    const inspector = await phoneOf('he');
    await seen(inspector, '何静，您好').waitFor();
    await open(inspector, no);
    await seen(inspector, '更换了损坏的灯头，试亮正常。').waitFor();
    await seen(inspector, '核查通过').click();
    await write(inspector, '现场看到的情况', '现场已亮，无遗留。');
    await seen(inspector, '确定核查通过').click();
    await seen(inspector, '“核查通过”已办妥').waitFor();
    expect(await inspector.getByText('核查通过', { exact: true }).locator('visible=true').count()).toBe(0);
  });

  it('lets the leader supervise what is red in one tap, and a second time with words of his own', async () => {
    const leader = await phoneOf('lin');
    await seen(leader, '林正远，您好').waitFor();
    await leader.evaluate(() => void (location.hash = '/pages/supervise/index'));
    await seen(leader, '已超时').waitFor();
    const cards = leader.locator('.case-list__one').locator('visible=true');
    const card = cards
      .filter({ has: leader.getByText('督办', { exact: true }) })
      .filter({ hasNotText: '再次督办' })
      .first();
    const address = await card.locator('.case-line__place').innerText();
    await card.locator('.supervise__tap').click();
    await seen(leader, /^已督办：.*要求 2 个工作日内回复$/).waitFor();
    await seen(leader, '督办中').click();
    const supervised = cards.filter({ hasText: address }).filter({ hasText: '再次督办' });
    await supervised.locator('.supervise__tap').click();
    await write(leader, '督办意见', '今天下班前必须到场。');
    await seen(leader, '确定督办').click();
    await seen(leader, /^已督办：/).waitFor();
    await supervised.waitFor();
  });
});
