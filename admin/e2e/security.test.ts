import type { Browser, Page } from 'playwright-core';
import { codeAt } from '../../cloud/src/identity/one-time-code';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { AT_THE_DESK } from './console';

let product: Product;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '0' });
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A browser of one's own, as far as the sign-in page. */
async function arrives(): Promise<Page> {
  const context = await browser.newContext(AT_THE_DESK);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${product.url}/admin/`);
  return page;
}

async function enters(page: Page, account: string, password: string) {
  await page.getByLabel('用户名').fill(account);
  await page.getByLabel('密码').fill(password);
  const answer = page.waitForResponse('**/api/session/staff');
  await page.getByLabel('密码').press('Enter');
  await answer;
}

/** Past the second step, with the code that the demonstration shows. */
async function entersAsAdministrator(name: string): Promise<Page> {
  const page = await arrives();
  const people = page.getByRole('region', { name: '演示人物' });
  await people.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: '填入' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  return page;
}

const picture = async (page: Page, name: string) => {
  const folder = process.env['SECURITY_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

it('asks an administrator for the second factor, and refuses a wrong code', async () => {
  const page = await arrives();
  await page.getByRole('region', { name: '演示人物' }).getByRole('button', { name: /^江文/ }).click();
  await page.getByText('密码正确').waitFor();
  await page.getByText('此刻的验证码').waitFor();
  await page.getByLabel('验证码').fill('000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('验证码不正确或已用过').waitFor();
  await picture(page, 'second-step');
  await page.context().close();
});

it('shows the security administrator a locked account, who unlocks it', async () => {
  const guesser = await arrives();
  for (let guess = 0; guess < 5; guess += 1) {
    await enters(guesser, 'sun', 'guess');
    await guesser.getByText(guess < 4 ? '用户名或密码不正确' : '密码连续输错次数过多').waitFor();
  }
  await guesser.context().close();
  const page = await entersAsAdministrator('唐芸');
  await page.getByRole('heading', { name: '登录安全' }).waitFor();
  await page.getByText('已锁定', { exact: true }).click();
  await page.getByText('孙丽华').waitFor();
  await picture(page, 'security');
  await page.getByRole('button', { name: '解锁' }).click();
  await page.getByRole('button', { name: '解除', exact: true }).click();
  await page.getByText('已解除锁定').waitFor();
  await page.getByText('三员', { exact: true }).click();
  await page.getByRole('button', { name: '江文的登录' }).waitFor();
  await picture(page, 'administrators');
  await page.getByRole('button', { name: '唐芸的登录' }).click();
  await page.getByText('经过双因素').waitFor();
  await picture(page, 'sessions');
  await page
    .getByRole('button', { name: 'Close' })
    .or(page.getByRole('button', { name: '关闭' }))
    .click();
  await page.getByRole('button', { name: '重置高伟的双因素' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('手机遗失，已当面核实');
  await page.getByRole('dialog').getByRole('button', { name: '重置', exact: true }).click();
  await page.getByText('高伟的双因素登录已重置').waitFor();
  await page.context().close();
});

it('serves an administrator without a second factor nothing but the way to set one', async () => {
  const page = await arrives();
  await page.getByRole('region', { name: '演示人物' }).getByRole('button', { name: /^高伟/ }).click();
  await page.getByRole('heading', { name: '请先设置双因素登录' }).waitFor();
  await page.getByLabel('双因素登录二维码').waitFor();
  await picture(page, 'duty');
  await page.goto(`${product.url}/admin/org`);
  await page.getByRole('heading', { name: '请先设置双因素登录' }).waitFor();
  await page.context().close();
});

it('lets the auditor read it all, and check the chain; nobody else is led there', async () => {
  const page = await entersAsAdministrator('江文');
  await page.getByRole('heading', { name: '审计日志' }).waitFor();
  await page.getByText('解除锁定').first().waitFor();
  expect(await page.getByRole('menuitem', { name: '登录安全' }).count()).toBe(0);
  await picture(page, 'audit');
  await page.getByRole('button', { name: '核验' }).click();
  await page.locator('.ant-modal-confirm-title', { hasText: '日志完整' }).waitFor();
  await picture(page, 'audit-verified');
  await page.getByRole('button', { name: '知道了' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toMatch(/^审计日志-.*\.csv$/);
  await page.goto(`${product.url}/admin/security`);
  await page.getByText('您没有办理此事的权限').waitFor();
  await page.context().close();
});

it('lets anybody set up a second factor and change their password', async () => {
  const page = await arrives();
  await page.getByRole('region', { name: '演示人物' }).getByRole('button', { name: /^何静/ }).click();
  await page.getByRole('heading', { name: '调度台' }).waitFor();
  expect(await page.getByRole('menuitem', { name: '审计日志' }).count()).toBe(0);
  await page.goto(`${product.url}/admin/settings/own`);
  await page.getByText('没有启用').waitFor();
  await picture(page, 'own');
  await page.getByLabel('现在的密码').fill('not-mine');
  await page.getByLabel('新密码', { exact: true }).fill('weak');
  await page.getByLabel('再输一次新密码').fill('weak');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('现在的密码不正确').waitFor();
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await page.getByLabel('双因素登录二维码').waitFor();
  await page.getByLabel('验证码').fill('123456');
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.getByText('验证码不正确或已用过').waitFor();
  await picture(page, 'enrol');
  const secret = (await page.locator('.enrol-steps code').innerText()).replace(/[^A-Z2-7]/g, '');
  await page.getByLabel('验证码').fill(codeAt(secret, Date.now()));
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.getByRole('list', { name: '恢复码' }).waitFor();
  expect(await page.getByRole('list', { name: '恢复码' }).getByRole('listitem').count()).toBe(10);
  await picture(page, 'recovery');
  await page.getByRole('button', { name: '已经保存好' }).click();
  await page.getByText('恢复码还剩 10 条').waitFor();
  await page.context().close();
});

it('breaks nothing on the way', () => expect(faults).toEqual([]));
