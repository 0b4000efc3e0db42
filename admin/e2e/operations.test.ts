import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { SqliteConnection } from '../../cloud/src/kernel/sqlite-driver';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { administratorSignedIn, type Console } from './console';

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };
const HOUR = 3_600_000;

let product: Product;
let browser: Browser;
let gao: Console;

beforeAll(async () => {
  // Nobody delivers: what is given up stays given up, what is tried again waits.
  product = await startProduct({ DEMO_CASES: '0', WORKERS: '0' });
  write(
    "INSERT INTO delivery (topic, body, state, attempts, dueAt, error, createdAt) VALUES ('wechat.message', ?, 'dead', 8, 1, ?, ?)",
    [
      JSON.stringify({ no: '261123000001', openid: 'oABCD1234567890abcdefghijkl' }),
      '43101 user refuse',
      ago(2),
    ],
    [JSON.stringify({ no: '261123000002' }), '47003 argument invalid', ago(3)],
  );
  browser = await launchBrowser();
  gao = await administratorSignedIn(browser, product.url, '高伟');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const ago = (hours: number): number => Date.now() - hours * HOUR;

/** Beside the running server, as the backup command does it. */
function write(sql: string, ...rows: (string | number)[][]): void {
  const connection = new SqliteConnection(join(product.dataDir, 'one-net.db'));
  for (const row of rows) connection.prepare(sql).run(...row);
  connection.close();
}

const backupMade = (at: number): void =>
  write(
    "INSERT INTO audit_waiting (at, actorId, action, subject, detail, ip) VALUES (?, NULL, 'backupMade', 'database', ?, '')",
    [at, JSON.stringify({ rows: 51234, files: 37 })],
  );

const picture = async (name: string) => {
  const folder = process.env['OPERATIONS_PICTURES'];
  if (folder) await gao.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

it('leads the system administrator from the menu to whether the service is well', async () => {
  const { page } = gao;
  await page.getByRole('menuitem', { name: '运行状况' }).click();
  await page.getByRole('heading', { name: '服务就绪' }).waitFor();
  for (const check of ['数据库可写', '照片存储可读写', '表结构已升级', '投递没有积压'])
    await page.getByText(`✓ ${check}`).waitFor();
  await page.getByText('wechat.message').first().waitFor();
  await page.getByText('等待 0 · 未送达 2').waitFor();
  await page.getByText('没有启用').waitFor();
});

it('says that no backup was made, that one was, and that the last one is too old', async () => {
  const { page } = gao;
  const refresh = () => page.getByRole('button', { name: '刷新' }).click();
  await page.getByText('还没有备份过').waitFor();
  backupMade(ago(50));
  await refresh();
  await page.getByText('51,234 行、37 个文件').waitFor();
  await page.getByText('npm run backup').waitFor();
  backupMade(ago(2.5));
  await refresh();
  await page.getByText(/（2 小时 \d+ 分前）/).waitFor();
  await page.getByText('npm run backup').waitFor({ state: 'detached' });
});

it('fits a desk and a phone', async () => {
  const { page } = gao;
  for (const [name, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await page.getByRole('heading', { name: '没能送达' }).waitFor();
    await picture(name);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(DESK);
});

it('shows what was given up without whom, has one tried again, and lets one go only for a reason', async () => {
  const { page, dialog } = gao;
  const letters = page.locator('.dead-letters > li');
  expect(await letters.count()).toBe(2);
  expect(await page.content()).not.toContain('oABCD');
  await letters.filter({ hasText: '43101' }).getByRole('button', { name: '重试' }).click();
  await page.getByText('已放回队列').waitFor();
  await letters.filter({ hasText: '43101' }).waitFor({ state: 'detached' });
  await page.getByText('等待 1 · 未送达 1').waitFor();

  await letters.getByRole('button', { name: '放弃' }).click();
  await dialog().getByRole('button', { name: '放弃' }).click();
  await dialog().getByText('请写明原因').waitFor();
  await dialog().getByLabel('原因').fill('模板已停用');
  await picture('discard');
  await dialog().getByRole('button', { name: '放弃' }).click();
  await page.getByText('都送到了').waitFor();
});

it('is in nobody else’s menu, and tells the auditor who comes by the address nothing', async () => {
  const jiang = await administratorSignedIn(browser, product.url, '江文');
  expect(await jiang.page.getByRole('menuitem', { name: '运行状况' }).count()).toBe(0);
  await jiang.open('/operations');
  await jiang.page.getByText('您没有办理此事的权限').first().waitFor();
  expect(await jiang.page.getByText('服务就绪').count()).toBe(0);
  await jiang.page.context().close();
});

it('breaks nothing on the way', () => expect(gao.faults).toEqual([]));
