import type {
  ActivityRow,
  ActivityView,
  CertificateView,
  CheckCodeView,
  ClaimView,
  OrderView,
} from '@contract/volunteer/volunteer.api';
import type { Page as Rows } from '@contract/route';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { phoneOf, staffOf, type Phone } from './colleague';
import { signedIn, type Console } from './console';

const PHONE = { width: 375, height: 812 };
const MINUTE = 60_000;
const TITLE = '上门修水龙头教手机';

let product: Product;
let browser: Browser;
let fang: Console;
let li: Phone, chen: Phone, desk: Phone;
let leaking: OrderView, phoneLesson: OrderView;
let activityId: number;
let startsAt: number;

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '20' });
  browser = await launchBrowser();
  fang = await signedIn(browser, product.url, '方晓梅');
  fang.page.setDefaultTimeout(10_000);
  li = await phoneOf(product.url, 'li-guilan', 'resident');
  chen = await phoneOf(product.url, 'chen-yutong', 'volunteer');
  desk = await staffOf(product.url, 'fang');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const picture = async (page: Page, name: string) => {
  const folder = process.env['VOLUNTEER_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
/** antd leaves a button's spinner in its name until a motion has ended, which a busy browser may never tell. */
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`^(loading )?${name}$`) });
const steps = (page: Page) => page.getByRole('toolbar', { name: '可办理的事项' }).first();
const roster = (page: Page) => page.getByRole('region', { name: '名单' });
/** The town's own time, as a picker takes it, to five minutes. */
const townTime = (fromNow: number) => {
  const at = Math.ceil((Date.now() + fromNow) / (5 * MINUTE)) * 5 * MINUTE + 8 * 60 * MINUTE;
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
};
const pick = async (within: Page | Locator, label: string, time: string) => {
  const field = within.getByLabel(label, { exact: true });
  await field.fill(time);
  await field.press('Enter');
};
/** Where the story's other activities are: in the community's own ground. */
const somewhere = async () => {
  const { rows } = await chen<Rows<ActivityRow>>('/volunteer/activities?scope=open&size=1');
  const [row] = rows;
  if (!row) throw new Error('the demonstration recruits nobody');
  return row.place;
};
const wish = async (kind: string, words: string) =>
  li<OrderView>('/volunteer/orders', {
    ...{ kind, words, place: await somewhere(), address: '芙蓉街 5 号 2 单元' },
    ...{ wantedFrom: Date.now(), wantedTo: Date.now() + 600 * MINUTE },
  });
const openActivity = (path = '') => fang.open(`/volunteer/activities/${activityId}${path}`);
/** The plan of an activity that is shown, to be amended. */
const planOf = (view: ActivityView) => {
  const { title, words, kind, place, address, fence, endsAt, capacity, waitlist, points, audience } = view;
  return { title, words, kind, place, address, fence, endsAt, capacity, waitlist, points, audience };
};
/** A step that is asked about first. */
const confirmed = async (label: string, state: string) => {
  const { page } = fang;
  await button(steps(page), label).click();
  await button(fang.dialog(), label).click();
  await page.locator('.volunteer-head .state-tag', { hasText: state }).waitFor();
  await fang.dialog().waitFor({ state: 'detached' });
};

it('shows the community what residents wish for, what is due, and whom to ask for', async () => {
  const { page } = fang;
  leaking = await wish('repair', '厨房水龙头关不紧');
  phoneLesson = await wish('digital', '想学会用手机缴费');
  await page.getByRole('menuitem', { name: '志愿服务' }).click();
  const row = page.getByRole('row').filter({ hasText: '厨房水龙头关不紧' });
  await row.getByText('待受理').waitFor();
  expect(await row.innerText()).toMatch(/剩 \d+ 天/);
  await picture(page, 'orders');
  await row.getByRole('link', { name: '维修安装' }).click();
  await page.getByRole('heading', { name: '维修安装', level: 1 }).waitFor();
  const facts = await page.getByRole('region', { name: '基本情况' }).innerText();
  expect(facts).toMatch(/李\* 1\d{2}\*{4}\d{4}/);
  expect(facts).toContain('芙蓉街 5 号 2 单元');
  await button(steps(page), '受理').click();
  await fang.dialog().getByRole('textbox').fill('今天就安排');
  await button(fang.dialog(), '受理').click();
  await page.locator('.volunteer-head .state-tag', { hasText: '待派单' }).waitFor();
  await page.getByRole('region', { name: '经过' }).getByText('今天就安排').waitFor();
});

it('says when a resident was quicker, and keeps the words that were typed', async () => {
  const { page } = fang;
  const { id } = await wish('other', '帮忙收个快递');
  await fang.open(`/volunteer/orders/${id}`);
  await button(steps(page), '不予安排').click();
  await button(fang.dialog(), '不予安排').click();
  await fang.dialog().getByText('请填写理由').waitFor();
  await fang.dialog().getByRole('textbox').fill('快递柜可以自取，有困难请再点单');
  await li(`/volunteer/orders/${id}/steps/withdraw`, { form: { words: '邻居已经帮我取了' } });
  await button(fang.dialog(), '不予安排').click();
  await fang.dialog().getByText('此件现为“已撤单”，不能“不予安排”').waitFor();
  await fang.dialog().getByText('您填写的文字还在').waitFor();
  expect(await fang.dialog().getByRole('textbox').inputValue()).toBe('快递柜可以自取，有困难请再点单');
  await picture(page, 'refused');
  await button(fang.dialog(), '取消').click();
});

it('merges two orders into one activity; a plan that cannot be is refused, and nothing typed is lost', async () => {
  const { page } = fang;
  await fang.open('/volunteer');
  for (const words of ['厨房水龙头关不紧', '想学会用手机缴费'])
    await page.getByRole('row').filter({ hasText: words }).getByRole('checkbox').check();
  await button(page, '把 2 单合为一次活动').click();
  await page.getByRole('heading', { name: '把 2 单合为一次活动' }).waitFor();
  const words = page.getByLabel('说明（志愿者会看到：做什么、带什么、找谁）');
  expect(await words.inputValue()).toContain('· 厨房水龙头关不紧');
  await page.getByLabel('活动名称').fill(TITLE);
  await button(page, '存为筹备中').click();
  await page.getByText('请选择服务类别').waitFor();
  await page.getByText('请选择开始时间').waitFor();
  await page.getByLabel('服务类别').fill('维修');
  await page.getByTitle('维修安装').click();
  await page.getByLabel('集合地点').fill('芙蓉街 5 号院门口');
  await pick(page, '开始', townTime(30 * MINUTE));
  await pick(page, '结束', townTime(-60 * MINUTE));
  await button(page, '存为筹备中').click();
  await page.getByText('填写的内容有误：结束时间应晚于开始时间').waitFor();
  expect(await page.getByLabel('活动名称').inputValue()).toBe(TITLE);
  await picture(page, 'plan');
  await pick(page, '结束', townTime(90 * MINUTE));
  await button(page, '存为筹备中').click();
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  activityId = Number(/(\d+)$/.exec(page.url())?.[1]);
  await page.getByRole('region', { name: '编入的点单' }).getByText('想学会用手机缴费').waitFor();
  const { state, activity } = await li<OrderView>(`/volunteer/orders/${phoneLesson.id}`);
  expect([state, activity?.id]).toEqual(['arranged', activityId]);
});

it('prints no poster for a draft, shows who would suit it and why, and publishes it', async () => {
  const { page } = fang;
  await openActivity('/poster');
  await page.getByText('活动现为“筹备中”，招募中的活动才能打印报名海报').waitFor();
  await openActivity();
  await button(page, '看看谁合适').click();
  await page.getByRole('region', { name: '合适的志愿者' }).getByText('住在本社区').first().waitFor();
  await confirmed('发布招募', '招募中');
  await openActivity('/poster');
  const code = page.getByRole('img', { name: '报名小程序码' });
  await code.waitFor();
  expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200);
  expect(await page.getByRole('article', { name: '报名海报' }).innerText()).toContain('芙蓉街 5 号院门口');
  await picture(page, 'poster');
});

it('takes no hours by hand that are still to come, and keeps what was typed', async () => {
  await chen<ClaimView>(`/volunteer/activities/${activityId}/claims`, {});
  await openActivity();
  const row = roster(fang.page).getByRole('row').filter({ hasText: '陈雨桐' });
  await row.getByText('已认领').waitFor();
  await button(row, '补录签到').click();
  await pick(fang.dialog(), '签退时间', townTime(-600 * MINUTE));
  await button(fang.dialog(), '补录签到').click();
  await fang.dialog().getByText('签退时间应晚于签到时间').waitFor();
  await fang.dialog().getByText('请填写理由').waitFor();
  await pick(fang.dialog(), '签退时间', townTime(90 * MINUTE));
  const reason = fang.dialog().getByRole('textbox', { name: '理由' });
  await reason.fill('手机没电，本人在场');
  await button(fang.dialog(), '补录签到').click();
  await fang.dialog().getByText('还没有到的时间不能补录').waitFor();
  expect(await reason.inputValue()).toBe('手机没电，本人在场');
  await picture(fang.page, 'ahead');
  await button(fang.dialog(), '取消').click();
});

it('lets hours be written by hand afterwards, and hours that counted be put right, with a reason to read', async () => {
  const { page } = fang;
  const { rows } = await chen<Rows<ActivityRow>>('/volunteer/activities?scope=mine&size=50');
  const past = rows.find(({ title }) => title === '周末清洁家园');
  await fang.open(`/volunteer/activities/${past?.id}`);
  const missed = roster(page).getByRole('row').filter({ hasText: '爽约' });
  await button(missed, '补录签到').click();
  await fang.dialog().getByRole('textbox', { name: '理由' }).fill('手机没电，本人在场');
  await button(fang.dialog(), '补录签到').click();
  await missed.waitFor({ state: 'detached' });
  const row = roster(page).getByRole('row').filter({ hasText: '陈雨桐' });
  await row.getByText('2 小时').waitFor();
  await button(row, '更正时长').click();
  // The roster does not know when they came: both are to be said.
  const since = (hours: number) => new Date((past?.startsAt ?? 0) + (8 + hours) * 60 * MINUTE).toISOString();
  await pick(fang.dialog(), '签到时间', since(0).slice(0, 16).replace('T', ' '));
  await pick(fang.dialog(), '签退时间', since(1).slice(0, 16).replace('T', ' '));
  await fang.dialog().getByRole('textbox', { name: '理由' }).fill('照片里中途离开了');
  await button(fang.dialog(), '更正时长').click();
  await row.getByText('1 小时').waitFor();
  await button(row, '陈雨桐').click();
  await fang.dialog().getByText('照片里中途离开了').waitFor();
  await fang.dialog().getByText('2 小时改为 1 小时').waitFor();
  await picture(page, 'claim');
  const claim = await chen<ClaimView>(`/volunteer/claims/${past?.claim?.id}`);
  expect([claim.hours, claim.steps.at(-1)?.words]).toEqual([1, '照片里中途离开了']);
});

it('shows a check-in code that renews, counts who came, and never shows one that has run out', async () => {
  const { page } = fang;
  const { place, fence, ...plan } = planOf(await desk<ActivityView>(`/volunteer/activities/${activityId}`));
  startsAt = Date.now() + 2_000;
  const sooner = { ...plan, place, fence, startsAt, claimUntil: startsAt };
  await desk(`/volunteer/activities/${activityId}/steps/amend`, { form: sooner });
  const { text } = await desk<CheckCodeView>(`/volunteer/activities/${activityId}/code`);
  const scan = { way: 'in', code: text, place, phoneAt: Date.now(), device: 'phone-of-chen-yutong' };
  await chen('/volunteer/checks', scan);
  await openActivity('/code');
  await page.getByRole('heading', { name: TITLE }).waitFor();
  const shown = page.getByRole('img', { name: '签到码' });
  const drawn = () => shown.innerHTML();
  await shown.waitFor();
  const first = await drawn();
  await eventually(async () => (await drawn()) !== first);
  expect(await page.locator('.code-screen-counts').innerText()).toMatch(
    /在场 1 人\s*已签退 0 人\s*应到 1 人/,
  );
  await picture(page, 'code');
  await page.context().setOffline(true);
  await page.getByText('网络断了，签到码暂停').waitFor({ timeout: 20_000 });
  expect(await shown.count()).toBe(0);
  await picture(page, 'code-lost');
  await page.context().setOffline(false);
  await shown.waitFor();
  expect(await page.getByText('网络断了').count()).toBe(0);
});

/** Looks again until it is so. */
async function eventually(holds: () => Promise<boolean>, tries = 40): Promise<void> {
  if (await holds()) return;
  if (tries === 0) throw new Error('it never came to be so');
  await new Promise((done) => setTimeout(done, 250));
  return eventually(holds, tries - 1);
}

it('closes it: ended early, who did not check out seen, settled, summed up with a photo, the volunteer rated', async () => {
  const { page } = fang;
  // Half a minute is the least that counts; the clock has begun it meanwhile.
  await eventually(async () => Date.now() - startsAt > 40_000, 200);
  await openActivity();
  await confirmed('结束', '待核实');
  const row = roster(page).getByRole('row').filter({ hasText: '陈雨桐' });
  await row.getByText(/没有签退，算到 .*\d\d:\d\d/).waitFor();
  await picture(page, 'closing');
  await confirmed('核实完毕', '已结束');
  await row.getByText(/^0\.0\d 小时$/).waitFor();
  await button(row, '评价志愿者').click();
  await fang.dialog().getByText('5 分 非常好').click();
  await button(fang.dialog(), '评价志愿者').click();
  await row.getByText('5 分').waitFor();
  await button(steps(page), '写小结').click();
  await fang.dialog().getByRole('textbox').fill('修好一处漏水，教会两位老人挂号');
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a8' } })
    .jpeg()
    .toBuffer();
  await fang
    .dialog()
    .locator('input[type=file]')
    .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo });
  await fang.dialog().locator('.ant-upload-list-item-done').waitFor();
  await button(fang.dialog(), '写小结').click();
  const afterwards = page.getByRole('region', { name: '小结与感谢' });
  await afterwards.getByText('修好一处漏水').waitFor();
  await afterwards.locator('img').first().waitFor();
});

it('passes a resident’s thanks on once they were read', async () => {
  const { page } = fang;
  const thanks = { level: 5, words: '手艺好，人也耐心，谢谢！' };
  await li(`/volunteer/orders/${leaking.id}/steps/confirm`, { form: thanks });
  await openActivity();
  const order = page
    .getByRole('region', { name: '编入的点单' })
    .getByRole('listitem')
    .filter({ hasText: '水龙头' });
  await order.getByText('居民评 5 分：手艺好').waitFor();
  await button(order, '转达感谢').click();
  await button(fang.dialog(), '转达感谢').click();
  await page.getByRole('region', { name: '小结与感谢' }).getByText('居民评 5 分，已转达').waitFor();
  expect(await button(order, '转达感谢').count()).toBe(0);
  await picture(page, 'finished');
});

it('records a training for those who have a number, and keeps the list when one is unknown', async () => {
  const { page } = fang;
  const { volunteer } = await chen<{ volunteer: { no: string } }>('/volunteer/me');
  await fang.open('/volunteer/trainings');
  await page.getByLabel('培训内容').fill('急救与心肺复苏');
  await pick(page, '培训时间', townTime(-60 * MINUTE));
  const numbers = page.getByLabel('志愿者编号');
  await numbers.fill('张三');
  await button(page, '登记培训').click();
  await page.getByText('认不出：张三').waitFor();
  await numbers.fill(`${volunteer.no}\n209900000019`);
  await button(page, '登记培训').click();
  await page.getByText('没有这个志愿者编号：209900000019').waitFor();
  expect(await numbers.inputValue()).toContain(volunteer.no);
  await numbers.fill(volunteer.no);
  await button(page, '登记培训').click();
  await page.getByText('已登记 1 人的培训时长').waitFor();
});

it('plans a regular activity from its first time, and stops it', async () => {
  const { page } = fang;
  await fang.open('/volunteer/series');
  await button(page, '新建常态活动').click();
  await page.getByLabel('活动名称').fill('每周读报');
  await page.getByLabel('服务类别').fill('文体');
  await page.getByTitle('文体活动').click();
  await page.getByLabel('说明（志愿者会看到：做什么、带什么、找谁）').fill('陪老人读报');
  await page.getByLabel('集合地点').fill('社区活动室');
  await page.getByRole('region', { name: '在地图上点出位置' }).click();
  await pick(page, '开始', townTime(1440 * MINUTE));
  await pick(page, '结束', townTime(1500 * MINUTE));
  await pick(page, '办到什么时候', townTime(60 * 1440 * MINUTE));
  await button(page, '建好并开始').click();
  const row = page.getByRole('row').filter({ hasText: '每周读报' });
  await row.getByText('2 次').waitFor();
  await button(row, '停止').click();
  await button(fang.dialog(), '停止').click();
  await row.getByText('已停止').waitFor();
  await fang.open('/volunteer/activities');
  await page.getByText('月历').click();
  await page
    .getByRole('link', { name: /每周读报/ })
    .first()
    .waitFor();
  await picture(page, 'calendar');
});

it('lets anybody check a certificate by its code, without signing in', async () => {
  const day = 24 * 60 * MINUTE;
  const { code } = await chen<CertificateView>('/volunteer/certificates', {
    ...{ from: Date.now() - 90 * day, to: Date.now() + day },
  });
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: PHONE })).newPage();
  await page.goto(`${product.url}/admin/verify`);
  await page.getByLabel('证明编码').fill('0000');
  await button(page, '查验').click();
  await page.getByText('请填写 12 位编码').waitFor();
  await page.getByLabel('证明编码').fill(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`);
  await button(page, '查验').click();
  await page.getByText('证明真实有效').waitFor();
  expect(await page.getByRole('region', { name: '查验结果' }).innerText()).toContain('陈*');
  await picture(page, 'verify');
  await page.getByLabel('证明编码').fill('ABCDEFGHJKLM');
  await button(page, '查验').click();
  await page.getByText('没有这份证明，请核对编码').waitFor();
  await page.context().close();
});

it('has room on a phone, and in large type', async () => {
  const { page } = fang;
  await page.setViewportSize(PHONE);
  const paths = ['/volunteer', `/volunteer/activities/${activityId}`, '/volunteer/activities/new'];
  for (const large of ['0', '1']) {
    await page.evaluate((size) => localStorage.setItem('one-net.large-type', size), large);
    for (const path of paths) {
      await fang.open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const over = await page.evaluate(() => document.querySelector('#main')?.scrollWidth);
      expect([path, large, over]).toEqual([path, large, PHONE.width]);
    }
  }
  await picture(page, 'large');
  expect(fang.faults).toEqual([]);
});

it('is offered to communities alone, and refused in words to whoever comes by the address', async () => {
  const zhang = await signedIn(browser, product.url, '张敏');
  expect(await zhang.page.getByRole('menuitem', { name: '志愿服务' }).count()).toBe(0);
  await zhang.open(`/volunteer/activities/${activityId}/code`);
  await zhang.page.getByText('签到码取不到').waitFor();
});
