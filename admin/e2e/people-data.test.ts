import type { PersonView } from '@contract/identity/identity.api';
import type { RequestView } from '@contract/identity/rights.api';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { phoneOf, staffOf, type Phone } from './colleague';
import { administratorSignedIn, signedIn, type Console } from './console';

const WRONG = '去年十月那件路灯的案子里，我的门牌写成了幸福里小区 13 号楼，应为 3 号楼';

let product: Product;
let browser: Browser;
let desk: Console;
let li: Phone, chen: Phone;
let liView: PersonView;

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '0' });
  browser = await launchBrowser();
  li = await phoneOf(product.url, 'li-guilan', 'resident');
  chen = await phoneOf(product.url, 'chen-yutong', 'resident');
  liView = await li<PersonView>('/me');
  await li<RequestView>('/me/data/correction', { words: WRONG });
  desk = await administratorSignedIn(browser, product.url, '高伟');
  desk.page.setDefaultTimeout(20_000);
  await desk.page.getByRole('menuitem', { name: '个人信息请求' }).click();
  await desk.page.getByRole('heading', { name: '个人信息请求' }).waitFor();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const picture = async (name: string) => {
  const folder = process.env['PEOPLE_PICTURES'];
  if (folder) await desk.page.screenshot({ path: `${folder}/${name}.png` });
};
const rowOf = (words: string): Locator => desk.page.getByRole('row').filter({ hasText: words });
const dialog = (): Locator => desk.page.getByRole('dialog').last();
/** A button that has just been busy may still carry the name of its spinner. */
const press = (name: string) =>
  dialog()
    .getByRole('button', { name: new RegExp(`^(loading )?${name}$`) })
    .click();

it('shows who asks behind a mask, and in plain only for a reason', async () => {
  const row = rowOf(WRONG);
  await row.getByRole('button', { name: /^李\*/ }).click();
  await press('查看');
  await dialog().getByText('请写明原因，至少 4 个字').waitFor();
  expect(await dialog().getByText(liView.name).count()).toBe(0);
  await dialog().getByLabel('为什么要看').fill('核对更正申请是否本人提出');
  await press('查看');
  await dialog().getByRole('cell', { name: liView.name }).waitFor();
  await dialog().getByText(liView.phone).waitFor();
  await picture('unmasked');
  await press('取消');
  await dialog().waitFor({ state: 'detached' });
  expect(await desk.page.getByText(liView.phone).count()).toBe(0);
});

it('settles a correction with an answer that the person reads, not without one', async () => {
  const row = rowOf(WRONG);
  await row.getByRole('button', { name: '已更正' }).click();
  await dialog().getByText(WRONG).waitFor();
  await press('已更正');
  await dialog().getByText('请写明答复，至少 4 个字').waitFor();
  await dialog().getByLabel('答复（本人会看到）').fill('已把门牌改为 3 号楼，谢谢您指出');
  await picture('settle');
  await press('已更正');
  await row.getByText('已办结').waitFor();
  await row.getByText('答复：已把门牌改为 3 号楼').waitFor();
  expect(await row.getByRole('button', { name: '已更正' }).count()).toBe(0);
  const { requests } = await li<{ requests: RequestView[] }>('/me/data');
  expect(requests[0]).toMatchObject({ stateLabel: '已办结', answer: '已把门牌改为 3 号楼，谢谢您指出' });
});

it('finds who stands at the counter by the whole number, and takes in what they ask', async () => {
  const { phone } = await chen<PersonView>('/me');
  await desk.page.getByRole('button', { name: '受理窗口或来信' }).click();
  const number = dialog().getByLabel('本人登记的手机号');
  await number.fill(phone.slice(0, 7));
  await dialog().getByLabel('为什么要找').fill('本人到窗口，要求更正住址');
  await press('查找');
  await dialog().getByText('请填写完整的 11 位手机号').waitFor();
  await number.fill('199 9999-9999');
  await press('查找');
  await dialog().getByText('没有人登记过这个号码').waitFor();
  await picture('found-nobody');
  await number.fill(`${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`);
  await press('查找');
  const found = dialog().getByRole('list', { name: '找到的人' });
  await found.getByText(`陈* ${phone.slice(0, 3)}****${phone.slice(-4)}`).waitFor();
  await picture('found');
  await found.getByRole('button', { name: '代提删除' }).click();
  await dialog()
    .getByText(/到期自动删除，无法找回/)
    .waitFor();
  await picture('erase-for');
  await press('取消');
  await found.getByRole('button', { name: '代提更正' }).click();
  await press('代提更正');
  await dialog().getByText('请写明怎样核对的身份').waitFor();
  await dialog().getByLabel('要更正什么（本人会看到）').fill('紧急联系人写成了我以前的邻居');
  await dialog().getByLabel('怎样提出、怎样核对的身份').fill('本人到窗口提出，已核对身份证');
  await picture('ask-for');
  await press('代提更正');
  await rowOf('紧急联系人写成了我以前的邻居').getByText('待办理').waitFor();
  await picture('requests');
  const { requests } = await chen<{ requests: RequestView[] }>('/me/data');
  expect(requests[0]).toMatchObject({ kind: 'correct', words: '紧急联系人写成了我以前的邻居' });
});

it('shows the community whom to ask for at an order: a mask, and in plain for a reason', async () => {
  const fang = await signedIn(browser, product.url, '方晓梅');
  fang.page.setDefaultTimeout(20_000);
  const { posts } = await (await staffOf(product.url, 'fang'))<PersonView>('/me');
  const order = await li<OrderView>('/volunteer/orders', {
    ...{ kind: 'repair', words: '厨房水龙头关不紧', communityId: posts[0]?.unitId, address: '芙蓉街 5 号' },
    ...{ wantedFrom: Date.now(), wantedTo: Date.now() + 3_600_000 },
  });
  await fang.open(`/volunteer/orders/${order.id}`);
  const facts = fang.page.getByRole('region', { name: '基本情况' });
  await facts.getByText(/^李\* 1\d{2}\*{4}\d{4}/).waitFor();
  await facts.getByRole('button', { name: '查看联系方式' }).click();
  await fang.dialog().getByLabel('为什么要看').fill('电话确认上门时间');
  await fang
    .dialog()
    .getByRole('button', { name: /^(loading )?查看$/ })
    .click();
  await fang.dialog().getByRole('cell', { name: liView.phone }).waitFor();
  expect(fang.faults).toEqual([]);
});

it('tells the auditor who looked whom up and why, without the number', async () => {
  const audit = await administratorSignedIn(browser, product.url, '江文');
  audit.page.setDefaultTimeout(20_000);
  await audit.page.getByRole('heading', { name: '审计日志' }).waitFor();
  await audit.page.getByText('按手机号找人').first().waitFor();
  const { phone } = await chen<PersonView>('/me');
  expect(await audit.page.getByText(phone).count()).toBe(0);
  expect(audit.faults).toEqual([]);
});

it('breaks nothing on the way', () => expect(desk.faults).toEqual([]));
