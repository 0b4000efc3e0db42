import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';

const PHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, locale: 'zh-CN' };
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' };
// A browser's wgs84; in gcj02, as the town is drawn, it lies in grid worker Sun's grid.
const AT_THE_LAMP = { longitude: 122.064, latitude: 41.118 };
const PASSWORD = 'yizhangwang';
const WORDS = '三号楼东门的路灯坏了三天，晚上看不见路';
const WAIT = 20_000;

let product: Product;
let browser: Browser;
let li: Page;
let no: string;
const contexts: BrowserContext[] = [];
const faults: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

// A page one has left stays in the document, hidden.
const shown = (page: Page, selector: string): Locator => page.locator(selector).locator('visible=true');
const seen = (page: Page, words: string | RegExp): Locator =>
  page.getByText(words, { exact: true }).locator('visible=true').first();
const write = (page: Page, label: string, words: string) =>
  shown(page, `[aria-label="${label}"] textarea`).fill(words);

/** A device of one's own with the landing page open; whatever breaks on any of its pages is kept. */
async function arrive(device: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext(device);
  contexts.push(context);
  context.setDefaultTimeout(WAIT);
  context.on('weberror', (fault) => faults.push(`${fault.page()?.url()}: ${fault.error().message}`));
  context.on('console', (said) => {
    if (said.type() === 'error') faults.push(`${said.page()?.url()}: ${said.text()} ${said.location().url}`);
  });
  const page = await context.newPage();
  await page.goto(product.url);
  await page.locator('#people-list[aria-busy]').waitFor({ state: 'detached' });
  return page;
}

/** Follows a link of the landing page, which opens beside it. */
async function follow(page: Page, link: Locator): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await link.click();
  return opening;
}

/** From the card of a demonstration person into the command program. */
async function commandPhoneOf(name: string): Promise<Page> {
  const landing = await arrive(PHONE);
  const card = landing.locator('#people-list li', { has: landing.getByRole('heading', { name }) });
  const page = await follow(landing, card.getByRole('link', { name: '打开决策指挥' }));
  await seen(page, `${name}，您好`).waitFor();
  return page;
}

async function consoleOf(account: string): Promise<Page> {
  const page = await arrive(DESK);
  await page.locator('.opening').getByRole('link', { name: '打开业务后台' }).click();
  await page.getByLabel('用户名').fill(account);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '调度台' }).waitFor();
  return page;
}

/** Finds the case at the desk by its words, and takes the step of this key with these words. */
async function stepAtDesk(page: Page, key: string, words: string): Promise<void> {
  await page.locator('.case-item').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.insertText(WORDS);
  await page.keyboard.press('Enter');
  await page.waitForURL(/words=/);
  await page.locator(`.case-item[data-no="${no}"]`).click();
  await page.locator('.preview .case-head-meta', { hasText: no }).waitFor();
  await page.locator('.case-item-main').first().focus();
  await page.keyboard.press(key);
  await page.getByRole('dialog').locator('textarea').first().fill(words);
}

async function addPhoto(page: Page, button: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await seen(page, button).click();
  const photo = { name: 'lamp.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await (await choosing).setFiles(photo);
  await shown(page, '.photo-tile__remove').first().waitFor();
  await page.locator('.photo-tile__over').waitFor({ state: 'detached' });
}

async function openFromTodo(page: Page): Promise<void> {
  await shown(page, '.case-line').filter({ hasText: WORDS }).click();
  await seen(page, `编号 ${no}`).waitFor();
}

it('lets a stranger in from the landing page, as Li Guilan with her phone', async () => {
  const landing = await arrive({ ...PHONE, geolocation: AT_THE_LAMP, permissions: ['geolocation'] });
  await landing.getByRole('heading', { name: '三步走一遍' }).waitFor();
  li = await follow(landing, landing.getByRole('link', { name: '打开随手拍', exact: true }).first());
  await seen(li, '同意并继续').click();
  await seen(li, '我最近上报').waitFor();
});

it('tells her what is missing from an empty report, and keeps her on it', async () => {
  await shown(li, '.snap').click();
  await seen(li, '提交').click();
  await seen(li, '请说说是什么情况，至少两个字').waitFor();
  expect(li.url()).toContain('/report/index');
});

it('takes her report of a broken lamp: words, photo, pin, kind and its question', async () => {
  await write(li, '什么情况', WORDS);
  await addPhoto(li, '拍照');
  await seen(li, /街道.*社区.*网格/).waitFor();
  await seen(li, '地图上选').click();
  await shown(li, '.sheet .geo-map__canvas').click();
  await seen(li, '就是这里').click();
  await shown(li, '.guess')
    .filter({ has: li.getByText('路灯', { exact: true }) })
    .first()
    .click();
  await seen(li, '提交').click();
  await seen(li, /^请回答：/).waitFor();
  await shown(li, '.choices__one').getByText('不亮', { exact: true }).click();
  await seen(li, '提交').click();
  await seen(li, '已收到，等待受理').waitFor();
  no = new URL(li.url().replace('#', '')).searchParams.get('no') ?? '';
  expect(no).not.toBe('');
});

it('is filed by Wang and dispatched by Zhang at the console', async () => {
  const wang = await consoleOf('wang');
  await stepAtDesk(wang, 'f', '情况清楚，予以立案。');
  await wang.getByRole('dialog').getByRole('button', { name: '立案', exact: true }).click();
  await wang.getByText('已立案，现为“待派遣”').waitFor();

  const zhang = await consoleOf('zhang');
  await stepAtDesk(zhang, 'd', '请尽快修复，修好后拍照。');
  await zhang
    .getByRole('dialog')
    .locator('.ant-select-selection-item', { hasText: '路灯管理所' })
    .first()
    .waitFor();
  await zhang.getByRole('dialog').getByRole('button', { name: '派遣', exact: true }).click();
  await zhang.getByText('已派遣，现为“待接收”').waitFor();
});

it('stays out of sight of a neighbour who has nothing to do with it', async () => {
  const landing = await arrive(PHONE);
  const card = landing.locator('#people-list li', { hasText: '陈雨桐' }).last();
  const chen = await follow(landing, card.getByRole('link', { name: '打开随手拍' }));
  await seen(chen, '同意并继续').click();
  await seen(chen, '我最近上报').waitFor();
  const before = faults.length;
  await chen.evaluate((to) => void (location.hash = to), `/progress/index?no=${no}`);
  await seen(chen, /没有找到|没有这/).waitFor();
  expect(await chen.getByText(WORDS).count()).toBe(0);
  // The browser itself writes a refused request to the console; nothing else may stand there.
  for (const fault of faults.splice(before)) expect(fault).toMatch(/404/);
});

it('is accepted by Liang of the lamp office, who mends it and answers with a photo', async () => {
  const liang = await commandPhoneOf('梁志强');
  await openFromTodo(liang);
  await seen(liang, '接收').click();
  await seen(liang, '“接收”已办妥').waitFor();
  await seen(liang, '反馈结果').click();
  await seen(liang, '解决').click();
  await write(liang, '办理情况', '灯头进水烧坏，已更换，试亮正常。');
  await addPhoto(liang, '拍照、录像');
  await seen(liang, '确定反馈结果').click();
  await seen(liang, '“反馈结果”已办妥').waitFor();
  await seen(liang, '办理后：解决').waitFor();
});

it('is inspected on the spot and passed by Sun, whose grid it is', async () => {
  const sun = await commandPhoneOf('孙丽华');
  await openFromTodo(sun);
  await seen(sun, '核查通过').click();
  await write(sun, '现场看到的情况', '晚上到现场看过，灯已亮。');
  await seen(sun, '确定核查通过').click();
  await seen(sun, '“核查通过”已办妥').waitFor();
});

it('is rated by Li, who reads who had it how long, and that nothing was altered', async () => {
  await li.reload();
  await seen(li, '已结案，请您评价').waitFor();
  await seen(li, '评价').click();
  await seen(li, '非常满意').click();
  await write(li, '想说的话（可以不写）', '修得很快，谢谢。');
  await shown(li, '.sheet .big-button').click();
  await seen(li, '评价：非常满意').waitFor();

  const rows = await shown(li, '.progress__block .row').allInnerTexts();
  // Outside office hours nobody has held it for a working minute.
  expect(rows.filter((row) => row.includes('起；之后：'))).toEqual([
    expect.stringMatching(/中心[\s\S]*(工作时间|不到 1 分钟)[\s\S]*之后：派遣/),
    expect.stringMatching(/路灯所[\s\S]*(工作时间|不到 1 分钟)[\s\S]*之后：反馈办理结果/),
    expect.stringMatching(/网格[\s\S]*(工作时间|不到 1 分钟)[\s\S]*结案/),
  ]);
  await seen(li, '您的手机刚核对了全部 7 步，没有一步被改过。').waitFor();
  expect(await shown(li, '.timeline__title').allInnerTexts()).toHaveLength(7);
});

it('broke no page on its way', () => {
  expect(contexts.length).toBeGreaterThan(5);
  expect(faults).toEqual([]);
});
