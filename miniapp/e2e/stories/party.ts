import type { MeetingView, PartyMineView } from '@contract/party/party-life.api';
import type { Page } from '@contract/route';
import type { RegistrationView } from '@contract/staff/party.api';
import { launch } from '../launch';
import type { Phone } from '../phone';
import { resident, staff, type Townsperson } from '../townsfolk';

const JOURNEY = '党员看会议、报到与走访';
const DAY = 86_400_000;
const COMMUNITY = '紫藤社区';

/** Chen answers for a meeting and registers with a community; Li, her branch's secretary, calls the roll's meeting and logs a visit. */
export function partyLife(): void {
  let chen: Phone;
  let li: Townsperson;
  let meeting: MeetingView;

  async function partyPhone(as: string): Promise<Phone> {
    const phone = await launch('volunteer', { as });
    await phone.press('微信登录');
    await phone.find('.news-card');
    await phone.accounts('党员登录看新闻');
    await phone.goes('switchTab', '/pages/party/index');
    await phone.find('.row', /支部主页/);
    return phone;
  }

  it('tells a member which meeting is called, and takes a yes, and a leave only with its reason', async () => {
    li = await resident('li-guilan', 'volunteer');
    const { membership } = await li.get<PartyMineView>('/party/mine');
    meeting = await li.post<MeetingView>('/party/meetings', {
      ...{ orgUnitId: membership?.org.id, kind: 'themeDay', title: '冬季送暖主题党日', place: '社区活动室' },
      startsAt: Date.now() + DAY,
    });
    chen = await partyPhone('chen-yutong');
    await chen.opened('党员打开组织管理', /\/api\/party\/mine$/);
    await chen.tap('.line', /冬季送暖主题党日/);
    await chen.isAt('party/meeting/index');
    await chen.press('参加');
    await chen.sees('我：参加');
    await chen.press('请假');
    await chen.tap('.sheet__foot .big-button');
    await chen.sees('请写几个字，说清楚些');
    await chen.write('请说说原因', '临时出差');
    await chen.tap('.sheet__foot .big-button');
    await chen.sees('我：请假');
    const seen = await li.get<MeetingView>(`/party/meetings/${meeting.id}`);
    expect(seen.people.filter(({ state }) => state === 'excused').map(({ words }) => words)).toEqual([
      '临时出差',
    ]);
    await chen.accounts(`${JOURNEY}：答复会议`);
  });

  it('registers the member with a community, which confirms; a second time is refused in words', async () => {
    await chen.goes('navigateBack');
    await chen.tap('.row', /双报到/);
    await chen.isAt('party/registrations/index');
    const register = async (): Promise<void> => {
      await chen.press('我要报到');
      await chen.tap('.pick-box');
      await chen.write('社区名称', '紫藤');
      await chen.tap('.choices__one', COMMUNITY);
      await chen.tap('.sheet__foot .big-button', '报到');
    };
    await register();
    await chen.find('.line .state-tag', '待社区确认');
    const fang = await staff('fang');
    const { rows } = await fang.get<Page<RegistrationView>>('/party/registrations?state=requested');
    const mine = rows.find(
      ({ community, applicantKind }) => applicantKind === 'member' && community.name === COMMUNITY,
    );
    await fang.post(`/party/registrations/${mine?.id ?? 0}/confirm`);
    await chen.goes('navigateBack');
    await chen.tap('.row', /双报到/);
    await chen.find('.line .state-tag', '已报到');
    await register();
    await chen.sees(`已在“${COMMUNITY}”报到或正等待确认`);
    await chen.accounts(`${JOURNEY}：双报到`);
    expect(chen.faults()).toEqual([]);
  });

  it('keeps a visit of the secretary’s in the trail of the pair', async () => {
    const phone = await partyPhone('li-guilan');
    await phone.tap('.row', /双联系/);
    await phone.tap('.line', /紫藤里 3 号楼 2 单元/);
    await phone.isAt('party/contact/index');
    await phone.press('记一次走访');
    await phone.tap('.choices__one', '昨天');
    await phone.write('看到了什么、做了什么', '帮王阿姨把过冬的白菜搬上楼');
    await phone.press('记下来');
    await phone.sees('走访 3 次');
    await phone.find('.timeline__words', '帮王阿姨把过冬的白菜搬上楼');
    await phone.accounts(`${JOURNEY}：记走访`);
    expect(phone.faults()).toEqual([]);
  });
}
