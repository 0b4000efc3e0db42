import type { CaseView } from '@contract/case/case.api';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { colleague, type Colleague } from './colleague';
import { signedIn, type Console } from './console';

/** The console asks every 20 s who else is looking. */
const SEEN_WITHIN = 30_000;

let product: Product;
let browser: Browser;
let zhang: Console;
let byZhang: Colleague;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  byZhang = await colleague(product.url, 'zhang');
  zhang = await signedIn(browser, product.url, '张敏');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const offering = (views: CaseView[], action: string) =>
  views.filter(({ actions }) => actions.some((step) => step.action === action));

/** Filed cases of the centre's desk, so many; how many lie there by themselves depends on the hour. */
async function filed(count: number): Promise<CaseView[]> {
  const lying = offering(await byZhang.todo('filed'), 'dispatch');
  const missing = Math.max(0, count - lying.length);
  const fresh = missing === 0 ? [] : offering(await byZhang.cases('desk', 'reported'), 'file');
  if (fresh.length < missing) throw new Error(`the town has only ${lying.length + fresh.length} open cases`);
  for (const view of fresh.slice(0, missing)) await byZhang.take(view, 'file', {});
  return missing === 0 ? lying.slice(0, count) : filed(count);
}

async function tick(nos: string[]): Promise<void> {
  await zhang.open('/desk?scope=todo&states=filed');
  for (const no of nos) {
    await zhang.walkTo(no);
    await zhang.page.keyboard.press('x');
  }
  await zhang.page.getByText(`已选 ${nos.length} 件`).waitFor();
}

it('moves the cursor with j and k, and opens and leaves by keyboard', async () => {
  const { page } = zhang;
  await zhang.open('/desk?scope=desk');
  await page.locator('.case-item').nth(2).waitFor();
  const at = () =>
    page.locator('.case-item').evaluateAll((all) => all.findIndex((one) => one.ariaCurrent === 'true'));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await at()).toBe(2);
  await page.keyboard.press('k');
  expect(await at()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await at()).toBe(-1);
  await page.keyboard.press('d');
  await page.getByText('请先用 j / k 选一件').waitFor();
});

it('shows two people who look at the same case to each other, and not to one who looks at another', async () => {
  const wang = await signedIn(browser, product.url, '王晓燕');
  const [one, other] = await filed(2);
  if (!one || !other) throw new Error('too few cases');
  await wang.open(`/cases/${other.no}`);
  await wang.page.locator('.case-head').waitFor();
  await zhang.open(`/cases/${one.no}`);
  await zhang.page.locator('.case-head').waitFor();
  expect(await zhang.page.locator('.watchers').count()).toBe(0);
  await wang.open(`/cases/${one.no}`);
  await wang.page.getByText('张敏 也在看这一件').waitFor();
  await zhang.page.getByText('王晓燕 也在看这一件').waitFor({ timeout: SEEN_WITHIN });
  expect(wang.faults).toEqual([]);
  await wang.page.context().close();
});

describe('a saved view', () => {
  const { open, save, apply } = {
    open: async () => {
      await zhang.page.getByRole('button', { name: /视图/ }).click();
      await zhang.page.getByPlaceholder('给当前筛选起个名字').waitFor();
    },
    save: async (name: string) => {
      await zhang.page.getByPlaceholder('给当前筛选起个名字').fill(name);
      await zhang.page.getByRole('button', { name: /保\s*存/ }).click();
    },
    apply: (name: string) => zhang.page.getByRole('button', { name, exact: true }),
  };

  it('is kept under a name, and no other of the same name', async () => {
    await zhang.open('/desk?scope=todo&states=filed&lamp=red');
    await zhang.page.locator('.desk-total').waitFor();
    await open();
    await zhang.page.getByText('还没有保存的视图').waitFor();
    await save('超时待派');
    await apply('超时待派').waitFor();
    await save('超时待派');
    await zhang.page.getByText('已有同名的视图，请换一个名称').waitFor();
  });

  it('is there after a reload, and sets scope and filters as they were', async () => {
    await zhang.open('/desk?scope=desk');
    await zhang.page.reload();
    await open();
    await apply('超时待派').click();
    await zhang.page.waitForURL(/states=filed/);
    const kept = new URL(zhang.page.url()).searchParams;
    expect([kept.get('scope'), kept.get('states'), kept.get('lamp')]).toEqual(['todo', 'filed', 'red']);
  });

  it('is one’s own, and gone once it is deleted', async () => {
    const wang = await signedIn(browser, product.url, '王晓燕');
    await wang.page.getByRole('button', { name: /视图/ }).click();
    await wang.page.getByText('还没有保存的视图').waitFor();
    await wang.page.context().close();
    await open();
    await zhang.page.getByRole('button', { name: '删除视图 超时待派' }).click();
    await apply('超时待派').waitFor({ state: 'detached' });
    await zhang.page.reload();
    await open();
    await zhang.page.getByText('还没有保存的视图').waitFor();
  });
});

it('dispatches several to one unit at once, and says which a colleague had dispatched before', async () => {
  const [one, two, taken] = await filed(3);
  if (!one || !two || !taken) throw new Error('too few cases');
  await tick([one.no, two.no, taken.no]);
  await zhang.page.keyboard.press('d');
  const form = zhang.dialog();
  await form.getByRole('button', { name: '派遣 3 件' }).click();
  await form.getByText('请选择承办单位').waitFor();
  await form.getByLabel('承办单位').fill('环卫');
  await zhang.page.keyboard.press('Enter');
  const unitId = await byZhang.unitNamed('供水公司');
  await byZhang.take(taken, 'dispatch', { unitId });
  await form.getByRole('button', { name: '派遣 3 件' }).click();
  await form.getByText('已派遣 2 件').waitFor();
  expect(await form.locator('.bulk-reasons li').allTextContents()).toEqual([
    expect.stringMatching(new RegExp(`^${taken.no}.*待接收`)),
  ]);
  await form.getByRole('button', { name: '知道了' }).click();
  for (const { no } of [one, two])
    expect(await byZhang.sees(no)).toMatchObject({ stateLabel: '待接收', unit: { name: '环卫中心' } });
  expect((await byZhang.sees(taken.no)).unit?.id).toBe(unitId);
});

it('merges several into one at once, which names them; taken back, one stands alone again', async () => {
  const [one, two, target] = await filed(3);
  if (!one || !two || !target) throw new Error('too few cases');
  await tick([one.no, two.no]);
  await zhang.page.keyboard.press('m');
  const form = zhang.dialog();
  await form.getByPlaceholder('输入编号、地址或内容查找').fill(target.text.slice(0, 20));
  await form.locator('.ant-radio-wrapper', { hasText: target.no }).click();
  await form.getByRole('button', { name: '并案 2 件' }).click();
  await form.getByText('已并案 2 件').waitFor();
  await form.getByRole('button', { name: '知道了' }).click();

  await zhang.open(`/cases/${target.no}`);
  const links = zhang.page.locator('.merge-links a');
  await links.nth(1).waitFor();
  expect((await links.allTextContents()).sort()).toEqual([one.no, two.no].sort());
  await links.filter({ hasText: one.no }).click();
  await zhang.page.getByText(`已并入 ${target.no}`).waitFor();
  await zhang.begin('撤销并案');
  await zhang.dialog().getByLabel('理由').fill('现场核对不是同一处。');
  await zhang.send('撤销并案', '已撤销并案，现为“待派遣”');
  expect(await byZhang.sees(target.no)).toMatchObject({ merged: [two.no], joined: target.joined + 1 });
});

it('broke no page', () => expect(zhang.faults).toEqual([]));
