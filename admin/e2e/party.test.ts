import type { BranchMember } from '@contract/party/party-life.api';
import type { RegistrationView } from '@contract/staff/party.api';
import type { Browser, Locator, Page } from 'playwright-core';
import { bootTown, type Person, type Town } from '../../cloud/test/build';
import { PartyBranches, type Member } from '../../cloud/test/party-branches';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { made } from '../../cloud/test/volunteering';
import { signedIn, type Console } from './console';

const MINUTE = 60_000;
const MEETING = '十二月党员大会';
const MINUTES = '学习传达上级精神，讨论楼道清理安排，形成三项决议。';
const STAIR = '3 号楼 2 单元';

let town: Town;
let browser: Browser;
let told: PartyBranches;
/** Leads 榆树里党支部, and works for the street. */
let zhou: Console;
/** Leads 柳荫里党支部, and sits at the desk of the community of both. */
let fang: Console;

beforeAll(async () => {
  town = await bootTown();
  told = await PartyBranches.in(town);
  await leads('zhou', told.branch);
  await leads('fang', told.other);
  browser = await launchBrowser();
  zhou = await signedIn(browser, town.url, '周海涛');
  fang = await signedIn(browser, town.url, '方晓梅');
  for (const { page } of [zhou, fang]) page.setDefaultTimeout(10_000);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await town?.stop();
});

const leads = (account: string, orgUnitId: number) =>
  told.database.unitOfWork(async (uow) => {
    const person = await uow.one<{ id: number }>('SELECT id FROM person WHERE account = ?', [account]);
    const personId = person?.id ?? 0;
    await uow.run('DELETE FROM party_member WHERE personId = ?', [personId]);
    const seat = { kind: 'full', since: Date.UTC(2010, 6, 1), duty: 'secretary' };
    await uow.insert('party_member', { personId, orgUnitId, ...seat });
  });

const picture = async ({ page }: Console, name: string) => {
  const folder = process.env['PARTY_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
/** Also while the turning icon of its last press is on its way out. */
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`^(loading )?${name}$`) });
/** The form of a step lies over the drawer of what it is taken with. */
const form = ({ dialog }: Console) => dialog().last();
const facts = ({ dialog }: Console) => dialog().first();
const choose = async (desk: Console, label: string, option: string) => {
  const field = form(desk).getByRole('combobox', { name: new RegExp(`${label}$`) });
  await field.click();
  if (await field.isEditable()) await field.fill(option);
  await desk.page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
    .click();
};
/** The town's own time, as a picker takes it. */
const townTime = (fromNow: number) => {
  const at = Math.floor((Date.now() + fromNow) / (5 * MINUTE)) * 5 * MINUTE + 8 * 60 * MINUTE;
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
};
const nameOf = async ({ id }: Member): Promise<string> => {
  const path = `/party/orgs/${told.branch}/members`;
  const { rows } = made(await told.secretary.person.get<{ rows: BranchMember[] }>(path));
  return rows.find(({ personId }) => personId === id)?.name ?? '';
};
const registers = async (person: Person, words: string) =>
  made(await person.post<RegistrationView>('/party/registrations', { communityId: told.community, words }));
const community = async () =>
  (await registers(told.secretary.person, '愿参加环境整治与政策宣讲')).community.name;

it('calls a meeting once nothing is missing, and says how many were told', async () => {
  const { page } = zhou;
  await page.getByRole('menuitem', { name: '组织管理' }).click();
  await button(page, '召集会议').click();
  await button(form(zhou), '召集并通知').click();
  for (const missing of ['请选择会议', '请填写会议主题，至少两个字', '请填写地点', '请选择时间'])
    await form(zhou).getByText(missing).waitFor();
  await picture(zhou, 'call-incomplete');
  await choose(zhou, '会议', '党员大会');
  await form(zhou).getByLabel('会议主题').fill(MEETING);
  await form(zhou).getByLabel('地点').fill('社区活动室');
  const time = form(zhou).getByLabel('时间', { exact: true });
  await time.fill(townTime(-60 * MINUTE));
  await time.press('Enter');
  await button(form(zhou), '召集并通知').click();
  await page.getByText('已通知 4 人').waitFor();
  await facts(zhou).getByText('党员大会 · 待召开').waitFor();
  await picture(zhou, 'meeting');
});

it('calls the roll, and writes minutes that say something; what was typed is there again', async () => {
  const { page } = zhou;
  const [chen, zhao] = [await nameOf(told.chen), await nameOf(told.zhao)];
  await button(facts(zhou), '点名').click();
  await choose(zhou, '到会的党员', chen);
  await picture(zhou, 'roll');
  await form(zhou).getByText(`点名 · ${MEETING}`).click();
  await button(form(zhou), '点名').click();
  await page.getByText('已点名，现为“待记录”').waitFor();
  const row = (name: string) => facts(zhou).getByRole('row').filter({ hasText: name });
  await row(chen).getByText('到会').waitFor();
  await row(zhao).getByText('缺席').waitFor();

  await button(facts(zhou), '写记录').click();
  await form(zhou).getByLabel('会议记录').fill('已开');
  await button(form(zhou), '写记录').click();
  await form(zhou).getByText('请至少填写 10 个字').waitFor();
  await button(form(zhou), '取消').click();
  await button(facts(zhou), '写记录').click();
  expect(await form(zhou).getByLabel('会议记录').inputValue()).toBe('已开');
  await form(zhou).getByLabel('会议记录').fill(MINUTES);
  await picture(zhou, 'minutes');
  await button(form(zhou), '写记录').click();
  await page.getByText('已写记录，现为“已记录”').waitFor();
  await facts(zhou).getByText(MINUTES).waitFor();
  await picture(zhou, 'recorded');
});

it('proposes a pair, the community confirms it, and a visit whose answer was lost counts once', async () => {
  await zhou.open('/party/contacts');
  await button(zhou.page, '提出结对').click();
  await button(form(zhou), '提出结对').click();
  for (const missing of ['请选择党组织', '请选择社区', '请填写打算怎么联系'])
    await form(zhou).getByText(missing).waitFor();
  await choose(zhou, '党组织', '榆树里党支部');
  await choose(zhou, '社区', await community());
  await form(zhou).getByLabel('哪些住户').fill(STAIR);
  await form(zhou).getByLabel('打算怎么联系').fill('每月走访一次，代买代办');
  await picture(zhou, 'propose');
  await button(form(zhou), '提出结对').click();
  await facts(zhou).getByText('待对方确认').waitFor();

  await fang.open('/party/contacts');
  await fang.page.getByRole('button', { name: STAIR }).click();
  await button(facts(fang), '确认结对').click();
  await fang.page.getByText('已确认结对，现为“联系中”').waitFor();

  await zhou.open('/party/contacts');
  await zhou.page.getByRole('button', { name: STAIR }).click();
  await button(facts(zhou), '记一次走访').click();
  await button(form(zhou), '记一次走访').click();
  await form(zhou).getByText('请填写看到了什么、做了什么').waitFor();
  await form(zhou).getByLabel('看到了什么、做了什么').fill('帮赵阿姨联系了上门理发');
  const answerLost = { times: 1 };
  await zhou.page.route(
    '**/steps/log',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    answerLost,
  );
  await button(form(zhou), '记一次走访').click();
  await form(zhou).getByText('没有连上服务器').waitFor();
  await picture(zhou, 'visit-lost');
  await button(form(zhou), '记一次走访').click();
  await zhou.page.getByText('已记一次走访，现为“联系中”').waitFor();
  await facts(zhou).getByText('1 次', { exact: true }).waitFor();
  await facts(zhou).getByText('帮赵阿姨联系了上门理发').waitFor();
  await picture(zhou, 'contact');
});

it('confirms who registers with the community, and says when a member was quicker', async () => {
  const { page } = fang;
  await registers(told.chen.person, '可提供法律咨询');
  const { id } = await registers(told.zhao.person, '参加邻里调解与巡查');
  await fang.open('/party/registrations');
  const row = (words: string) => page.getByRole('row').filter({ hasText: words });
  await button(row('法律咨询'), '确认报到').click();
  await page.getByText('已确认报到，现为“已报到”').waitFor();
  await row('法律咨询').getByText('已报到').waitFor();

  await button(row('邻里调解'), '不予确认').click();
  await button(form(fang), '不予确认').click();
  await form(fang).getByText('请填写原因').waitFor();
  await form(fang).getByLabel('原因').fill('请到居住地社区报到');
  made(await told.zhao.person.post(`/party/registrations/${id}/withdraw`));
  await button(form(fang), '不予确认').click();
  await form(fang).getByText('这次报到现为“已结束”，不能“不予确认”').waitFor();
  await form(fang).getByText('您填写的文字还在').waitFor();
  expect(await form(fang).getByLabel('原因').inputValue()).toBe('请到居住地社区报到');
  await picture(fang, 'registration-outdated');
  await button(form(fang), '取消').click();
  await row('邻里调解').getByText('已结束').waitFor();
  await picture(fang, 'registrations');
});

it('passes a member on: asked for, released, accepted, each step asked about first', async () => {
  const chen = await nameOf(told.chen);
  const { page } = zhou;
  await zhou.open('/party/transfers');
  await button(page, '为党员申请转接').click();
  await choose(zhou, '党员', chen);
  await button(form(zhou), '提交申请').click();
  await form(zhou).getByText('请选择接收组织').waitFor();
  await choose(zhou, '接收组织', '柳荫里党支部');
  await form(zhou).getByLabel('原因').fill('搬家到柳荫里');
  await picture(zhou, 'ask');
  await button(form(zhou), '提交申请').click();
  const transfer = (desk: Console) => desk.page.getByRole('region', { name: `${chen}的组织关系转接` });
  await button(transfer(zhou), '同意转出').click();
  await form(zhou).getByText('对方接收之前，党员仍在本组织').waitFor();
  await picture(zhou, 'sure');
  await button(form(zhou), '再想想').click();
  await transfer(zhou).getByText('待转出组织同意').waitFor();
  await button(transfer(zhou), '同意转出').click();
  await button(form(zhou), '同意转出').click();
  await page.getByText('已同意转出，现为“待接收组织同意”').waitFor();

  await fang.open('/party/transfers');
  await button(transfer(fang), '同意接收').click();
  await button(form(fang), '同意接收').click();
  await fang.page.getByText('已同意接收，现为“已转入”').waitFor();
  await picture(fang, 'accepted');
});

it('shows a secretary nothing of a branch that is not theirs', async () => {
  const { page } = zhou;
  await zhou.open('/party/meetings');
  const org = page.getByRole('combobox', { name: '党组织' });
  await org.fill('柳荫里党支部');
  await page.locator('.ant-select-item-option', { hasText: '柳荫里党支部' }).click();
  await page.getByText('没有找到，可能已被删除，或您无权查看').waitFor();
  await picture(zhou, 'foreign');
  await page.getByRole('tab', { name: '支部主页' }).click();
  await page.getByText('没有找到，可能已被删除，或您无权查看').waitFor();
  expect(await page.getByText('本组织的党员').count()).toBe(0);
});

it('has room on a small desk, and broke no page', async () => {
  const narrow = { width: 1024, height: 768 };
  for (const part of ['meetings', 'branch', 'contacts', 'registrations', 'transfers']) {
    await fang.page.setViewportSize(narrow);
    await fang.open(`/party/${part}`);
    await fang.page.getByRole('tabpanel').locator('.part').first().waitFor();
    expect(await fang.page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow.width);
    await picture(fang, `narrow-${part}`);
    await fang.page.setViewportSize({ width: 1440, height: 900 });
    await picture(fang, `wide-${part}`);
  }
  expect([...zhou.faults, ...fang.faults]).toEqual([]);
});
