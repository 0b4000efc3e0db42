import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { colleague } from './colleague';
import { AT_THE_DESK } from './console';

/** The server's own reader and writer of workbooks. */
const { Workbook } = createRequire(join(__dirname, '../../cloud/package.json'))(
  'exceljs',
) as typeof import('exceljs');

let product: Product;
let browser: Browser;
let system: Page;
let security: Page;
const faults: string[] = [];

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '60' });
  browser = await launchBrowser();
  system = await administrator('高伟');
  security = await administrator('唐芸');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function administrator(name: string): Promise<Page> {
  const context = await browser.newContext(AT_THE_DESK);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${product.url}/admin/`);
  await page
    .getByRole('region', { name: '演示人物' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('button', { name: '填入' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('menuitem', { name: '组织与人员' }).click();
  await page.getByRole('heading', { name: '组织与人员' }).waitFor();
  return page;
}

const picture = async (page: Page, name: string) => {
  const folder = process.env['ORG_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const dialog = (page: Page) => page.getByRole('dialog').last();
/** Chooses by typing, as people do. A dialog that is still opening takes the focus back, so it waits to be clicked. */
async function choose(page: Page, box: Locator, words: string) {
  await box.locator('xpath=ancestor::*[contains(@class, "ant-select-selector")]').click();
  await box.fill(words);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option-active')
    .filter({ hasText: words })
    .waitFor();
  await box.press('Enter');
}
const pick = (page: Page, label: string, words: string) =>
  choose(page, dialog(page).getByRole('combobox', { name: label }), words);
async function finds(page: Page, name: string) {
  await page.goto(`${product.url}/admin/org/people`);
  await page.getByRole('searchbox', { name: '姓名或用户名' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.locator('.staff-drawer').getByText('岗位与任期').waitFor();
}

it('shows a unit with its people, its cases and its ground, and takes a new one below it', async () => {
  await system.getByRole('searchbox', { name: '查找单位' }).fill('街道办事处');
  await system.keyboard.press('Enter');
  await system.locator('.org-found button').first().click();
  await system.getByText('未办结案件（含下级）').waitFor();
  await system.locator('.org-shape .leaflet-container').waitFor();
  await picture(system, 'unit');
  await system.getByRole('button', { name: '新增下级' }).click();
  await pick(system, '类型', '企业');
  await dialog(system).getByLabel('名称', { exact: true }).fill('晨光机械有限公司');
  await picture(system, 'unit-dialog');
  await dialog(system).getByRole('button', { name: '保存' }).click();
  await system.getByText('已新增').waitFor();
});

it('does not retire a unit with people in it, and says how many', async () => {
  await system.getByRole('searchbox', { name: '查找单位' }).fill('统计局');
  await system.keyboard.press('Enter');
  await system.locator('.org-found button').filter({ hasText: '区直部门' }).click();
  await system.getByRole('heading', { name: /^统计局/ }).waitFor();
  await system.getByRole('button', { name: '停用', exact: true }).click();
  await system.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
  await system.getByText(/还有 3 人在岗/).waitFor();
  await picture(system, 'unit-refused');
});

it('makes a person, and shows the first password once', async () => {
  await system.goto(`${product.url}/admin/org/people`);
  await system.getByRole('button', { name: '新增人员' }).click();
  await dialog(system).getByLabel('用户名').fill('ma.yong');
  await dialog(system).getByLabel('姓名').fill('马勇');
  await dialog(system).getByRole('button', { name: '新增', exact: true }).click();
  await system.getByText('只显示这一次').waitFor();
  await picture(system, 'first-password');
  await dialog(system).getByRole('button', { name: '已记下' }).click();
  await system.locator('.staff-drawer').getByText('还没有岗位').waitFor();
  expect(await system.locator('.staff-drawer').getByRole('button', { name: '授予岗位' }).count()).toBe(0);
});

it('lets only the security administrator give the post', async () => {
  await finds(security, '马勇');
  await security.locator('.staff-drawer').getByRole('button', { name: '授予岗位' }).click();
  await pick(security, '岗位', '处置人');
  await pick(security, '单位', '路灯管理所');
  await dialog(security).getByRole('button', { name: '授予' }).click();
  await security.locator('.org-rows').getByText('路灯管理所').waitFor();
  await picture(security, 'person');
});

it('previews a transfer, and carries it out with a successor', async () => {
  await finds(security, '梁志强');
  await security.locator('.staff-drawer').getByRole('button', { name: '办理调动' }).click();
  await dialog(security).getByRole('checkbox').first().check();
  await picture(security, 'transfer-1');
  await dialog(security).getByRole('button', { name: '下一步' }).click();
  await dialog(security).getByText('经办中的案件').waitFor();
  if (await dialog(security).getByRole('combobox', { name: '接办人' }).count())
    await pick(security, '接办人', '马勇');
  await dialog(security).getByLabel('事由').fill('轮岗');
  await picture(security, 'transfer-2');
  await dialog(security)
    .getByRole('button', { name: /办理调动|仍要办理/ })
    .click();
  await security.getByText('调动已办理').waitFor();
  await security.locator('.org-row-over').getByText('处置人').waitFor();
});

it('checks a sheet before it takes anything, line by line', async () => {
  const workbook = new Workbook();
  workbook.addWorksheet('人员').addRows([
    ['用户名', '姓名', '手机号'],
    ['ma.yong', '马勇', ''],
    ['Zhou Da', '周大', '123'],
    ['zhou.er', '周二', '19900001234'],
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'one-net-sheet-')), '人员.xlsx');
  await workbook.xlsx.writeFile(file);
  await system.goto(`${product.url}/admin/org/sheets`);
  await system.getByText('人员', { exact: true }).click();
  await system.locator('input[type=file]').setInputFiles(file);
  await system.getByText('共 3 行，其中 2 行有误').waitFor();
  await system.getByText('用户名“ma.yong”已被使用').waitFor();
  await picture(system, 'sheet');
  expect(await system.getByRole('button', { name: /^导入/ }).count()).toBe(0);
});

it('answers why somebody can, or cannot, see a case, by the rules themselves', async () => {
  const [view] = await (await colleague(product.url, 'zhang')).cases('desk', 'handling');
  if (!view) throw new Error('the town has no case in hand');
  await security.goto(`${product.url}/admin/access`);
  const ask = async (name: string, no: string) => {
    await choose(security, security.getByRole('combobox', { name: '工作人员' }), name);
    await security.getByPlaceholder('案件编号').fill(no);
    await security.getByRole('button', { name: '查一查' }).click();
  };
  await ask('张敏', view.no);
  await security.getByText(/^张敏能看到这件案件，因为：.*在区或区级中心任职/).waitFor();
  await picture(security, 'access-yes');
  await ask('高伟', view.no);
  await security.getByText(/^高伟不能看到这件案件：是三员之一/).waitFor();
  await picture(security, 'access-no');
  await ask('张敏', '261101999999');
  await security.getByText('没有找到').waitFor();
});

it('shows the Party’s organisations with their members, and who has registered where', async () => {
  await system.goto(`${product.url}/admin/org/party`);
  await system.getByRole('textbox', { name: '查找党组织' }).fill('机关党支部');
  await system.locator('.org-tree .ant-tree-treenode').getByText('机关党支部').first().click();
  await system.getByRole('button', { name: '登记党员' }).waitFor();
  await picture(system, 'party');
  await system.getByText('双报到', { exact: true }).click();
  await system.getByText('已报到').first().waitFor();
  await picture(system, 'registrations');
  expect(faults).toEqual([]);
});
