import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { signedIn, type Console } from './console';

const PHONE = { width: 375, height: 812 };
const TITLE = '周六上午一起清理楼道';

let product: Product;
let browser: Browser;
let wang: Console, lin: Console;

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '30' });
  browser = await launchBrowser();
  wang = await signedIn(browser, product.url, '王晓燕');
  lin = await signedIn(browser, product.url, '林正远');
  for (const { page } of [wang, lin]) page.setDefaultTimeout(10_000);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const picture = async (page: Page, name: string) => {
  const folder = process.env['NEWS_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const phone = (page: Page) => page.getByRole('region', { name: '手机预览' });
const steps = (page: Page) => page.getByRole('toolbar', { name: '可办理的事项' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('lists what the district has written, the topped marked, with how many have read it', async () => {
  const { page } = wang;
  await page.getByRole('menuitem', { name: '新闻动态' }).click();
  await page.getByRole('heading', { name: '新闻动态' }).waitFor();
  const topped = page.getByRole('row').filter({ hasText: '置顶' });
  await topped.getByText('为民办实事清单').waitFor();
  expect(await topped.innerText()).toContain('已发布');
  await page.getByRole('row').filter({ hasText: '待定时发布' }).waitFor();
  await picture(page, 'list');
});

it('shows an editor the article on a phone while it is written, and saves a draft', async () => {
  const { page } = wang;
  await page.getByRole('button', { name: '写文章' }).click();
  await page.getByRole('textbox', { name: '标题', exact: true }).fill(TITLE);
  await phone(page).getByText(TITLE).waitFor();
  const body = page.getByRole('textbox', { name: '正文', exact: true });
  await body.click();
  await button(page, '大标题').click();
  await page.keyboard.type('怎么参加');
  await page.keyboard.press('Enter');
  await page.keyboard.type('九点在活动室门口集合，');
  await button(page, '加粗').click();
  await page.keyboard.type('请带手套');
  await phone(page).getByRole('heading', { name: '怎么参加' }).waitFor();
  expect(await phone(page).locator('strong').innerText()).toBe('请带手套');
  await page
    .getByRole('group', { name: '附件' })
    .locator('input[type=file]')
    .setInputFiles({
      name: '报名表.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n表\n%%EOF\n'),
    });
  await phone(page).getByText('报名表.pdf').waitFor();
  await page
    .getByRole('group', { name: '附件' })
    .locator('input[type=file]')
    .setInputFiles({ name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ 不是文档') });
  await page.getByText('附件只收 PDF、Word（.docx）和 Excel（.xlsx）').waitFor();
  await picture(page, 'write');
  await button(page, '存为草稿').click();
  await page.getByText('已存为草稿').waitFor();
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
});

it('offers the editor no way to publish: that is the leader’s', async () => {
  const { page } = wang;
  await page.getByRole('region', { name: '经过' }).getByText('新建草稿').waitFor();
  expect(await page.getByRole('button', { name: '立即发布' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '定时发布' }).count()).toBe(0);
});

it('lets the leader schedule it, takes no time gone by, and gives it back to the draft', async () => {
  const { page } = lin;
  await lin.open('/news');
  await page.getByRole('link', { name: TITLE }).click();
  await steps(page).getByRole('button', { name: '定时发布' }).click();
  const at = lin.dialog().getByPlaceholder('如 2026-12-01 08:30');
  const townTime = (ms: number) =>
    new Date(Date.now() + ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  await at.fill(townTime(-60_000));
  await at.press('Enter');
  await lin.dialog().getByText('定时发布的时间应在现在之后').waitFor();
  await picture(page, 'schedule');
  await at.fill(townTime(86_400_000));
  await at.press('Enter');
  await lin.dialog().waitFor({ state: 'detached' });
  await page
    .getByText(/^待定时发布/)
    .first()
    .waitFor();
  await steps(page).getByRole('button', { name: '取消定时' }).click();
  await steps(page).getByRole('button', { name: '定时发布' }).waitFor();
});

it('signs only what is saved, publishes it, puts it at the top and into inboxes', async () => {
  const { page } = lin;
  await page.getByRole('textbox', { name: '标题', exact: true }).fill(`${TITLE}，欢迎您来`);
  await page.getByText('有未保存的修改，请先保存').waitFor();
  expect(await steps(page).getByRole('button', { name: '立即发布' }).isDisabled()).toBe(true);
  await button(page, '保存').click();
  await page.getByText('已保存').waitFor();
  await steps(page).getByRole('button', { name: '立即发布' }).click();
  await lin.dialog().getByRole('button', { name: '立即发布', exact: true }).click();
  await page.getByText(/^已发布 · /).waitFor();
  await steps(page).getByRole('button', { name: '置顶' }).click();
  await page.getByText(/^已发布，已置顶/).waitFor();
  await steps(page).getByRole('button', { name: '推送到消息' }).click();
  await lin.dialog().getByText('每人每篇最多收到一条').waitFor();
  await picture(page, 'push');
  await lin.dialog().getByRole('button', { name: '推送到消息', exact: true }).click();
  await lin.dialog().waitFor({ state: 'detached' });
  await page
    .getByRole('region', { name: '经过' })
    .getByText(/的志愿者$/)
    .waitFor();
  await picture(page, 'published');
});

it('withdraws it with a reason, not without', async () => {
  const { page } = lin;
  await steps(page).getByRole('button', { name: '撤回' }).click();
  await lin.dialog().getByRole('button', { name: '撤回', exact: true }).click();
  await lin.dialog().getByText('请填写理由').waitFor();
  await lin.dialog().getByRole('textbox', { name: '理由' }).fill('时间有变');
  await lin.dialog().getByRole('button', { name: '撤回', exact: true }).click();
  await page
    .getByText(/^已撤回/)
    .first()
    .waitFor();
  expect(lin.faults).toEqual([]);
  expect(wang.faults).toEqual([]);
});

it('has room on a phone', async () => {
  const { page } = lin;
  await page.setViewportSize(PHONE);
  await picture(page, 'phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
});

it('is offered to no other post, and refused in words to whoever comes by the address', async () => {
  const zhang = await signedIn(browser, product.url, '张敏');
  expect(await zhang.page.getByRole('menuitem', { name: '新闻动态' }).count()).toBe(0);
  await zhang.open('/news');
  await zhang.page.getByText('您没有办理此事的权限').waitFor();
});
