import type { NewsDeskView, NewsUnit } from '@contract/news/news.api';
import type { AboutThing, NoticeView } from '@contract/notify/notify.api';
import type { MeetingView, PartyMineView } from '@contract/party/party-life.api';
import type { Page } from '@contract/route';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { IN_TOWN, launch } from '../launch';
import type { Phone } from '../phone';
import { resident, staff, type Townsperson } from '../townsfolk';
import { until } from '../until';
import { residentPhone } from './doors';

const JOURNEY = '从新闻和消息里打开';
const DAY = 86_400_000;
const TITLE = '小区消防通道周末画线';
const MEETING = '年终总结党员大会';
const GONE = '没有找到，可能已被删除，或您无权查看';

/** Chen reads an article from the list and from her inbox, and finds from there to a meeting; Li finds to her order. */
export function notices(): void {
  let chen: Phone;
  let herself: Townsperson;
  let lin: Townsperson;
  let id = 0;

  const told = (who: Townsperson, { kind, id: thing }: AboutThing) =>
    until(`${kind} ${thing} is in the inbox`, async () =>
      (await who.get<Page<NoticeView>>('/inbox')).rows.some(
        ({ about }) => about?.kind === kind && about.id === thing,
      ),
    );
  /** The inbox, anew: whatever was told meanwhile stands at its top. */
  async function inbox(): Promise<void> {
    await chen.goes('switchTab', '/pages/me/index');
    await chen.tap('.row', /^消息/);
    await chen.isAt('news/inbox/index');
  }

  it('opens an article from the list, with all of its text, and comes back to the list', async () => {
    lin = await staff('lin');
    const { rows } = await lin.get<{ rows: NewsUnit[] }>('/news-units');
    const body = '<p>请把停在<strong>通道上</strong>的车挪走，周六上午开始画线。</p>';
    const draft = { unitId: rows[0]?.id, title: TITLE, column: 'community', body };
    ({ id } = await lin.post<NewsDeskView>('/news-desk', draft));
    await lin.post(`/news-desk/${id}/steps/publish`, { form: {} });
    herself = await resident('chen-yutong', 'volunteer');
    chen = await launch('volunteer', { as: 'chen-yutong' });
    await chen.press('微信登录');
    await chen.find('.news-card');
    await chen.accounts('志愿者登录看新闻');
    await chen.tap('.news-card', new RegExp(TITLE));
    await chen.isAt('news/article/index');
    await chen.find('.article__title', TITLE);
    await chen.opened('志愿者打开一篇新闻', /\/api\/news\/\d+$/);
    await chen.find('.rich__strong', '通道上');
    await chen.sees('请把停在通道上的车挪走，周六上午开始画线。');
    await chen.sees('1 人读过');
    await chen.goes('navigateBack');
    await chen.isAt('pages/home/index');
    await chen.find('.news-card', new RegExp(TITLE));
  });

  it('opens it from the notice it was pushed with, which is new until one comes back', async () => {
    const { rows } = await lin.get<{ rows: NewsUnit[] }>('/news-units');
    await lin.post(`/news-desk/${id}/steps/push`, { form: { to: 'volunteers', unitId: rows[0]?.id } });
    await told(herself, { kind: 'article', id });
    await chen.goes('switchTab', '/pages/me/index');
    await chen.find('.hours');
    await chen.accounts(JOURNEY);
    await inbox();
    await chen.find('.letter--new', new RegExp(TITLE));
    await chen.opened('志愿者打开消息', /\/api\/inbox\?/);
    await chen.tap('.letter', new RegExp(TITLE));
    await chen.isAt('news/article/index');
    await chen.sees('请把停在通道上的车挪走，周六上午开始画线。');
    await chen.goes('navigateBack');
    await chen.isAt('news/inbox/index');
    await chen.find('.letter', new RegExp(`^${TITLE}`));
    expect(await chen.all('.letter--new', new RegExp(TITLE))).toEqual([]);
  });

  it('says that it is gone where it was withdrawn since', async () => {
    await lin.post(`/news-desk/${id}/steps/withdraw`, { form: { words: '日期有变' } });
    await chen.tap('.letter', new RegExp(TITLE));
    await chen.isAt('news/article/index');
    await chen.sees(GONE);
    expect(await chen.all('.rich')).toEqual([]);
  });

  it('leads from the notice of a meeting to that meeting, where it can be answered', async () => {
    const li = await resident('li-guilan', 'volunteer');
    const { membership } = await li.get<PartyMineView>('/party/mine');
    const meeting = await li.post<MeetingView>('/party/meetings', {
      ...{ orgUnitId: membership?.org.id, kind: 'assembly', title: MEETING, place: '社区活动室' },
      startsAt: Date.now() + DAY,
    });
    await told(herself, { kind: 'meeting', id: meeting.id });
    await inbox();
    await chen.tap('.letter', new RegExp(`党员大会通知：${MEETING}`));
    await chen.isAt('party/meeting/index');
    await chen.sees(MEETING);
    await chen.press('参加');
    await chen.sees('我：参加');
    await chen.goes('navigateBack');
    await chen.isAt('news/inbox/index');
    await chen.accounts(JOURNEY);
    expect(chen.faults()).toEqual([]);
  });

  it('leads a resident from what became of an order to that order', async () => {
    const [li, fang] = [await resident('li-guilan', 'resident'), await staff('fang')];
    const wanted = { wantedFrom: Date.now() + DAY, wantedTo: Date.now() + 2 * DAY };
    const wish = { kind: 'care', words: '想请人陪着去复查', place: IN_TOWN, ...wanted };
    const order = await li.post<OrderView>('/volunteer/orders', wish);
    await fang.post(`/volunteer/orders/${order.id}/steps/accept`, { form: { words: '尽快安排' } });
    await told(li, { kind: 'order', id: order.id });
    const phone = await residentPhone('li-guilan');
    await phone.goes('switchTab', '/pages/inbox/index');
    await phone.tap('.letter', /您的点单（照护帮扶）：受理.*点开查看/s);
    const { query } = await phone.isAt('help/order/index');
    expect(Number(query.id)).toBe(order.id);
    await phone.sees('社区已受理，正在安排志愿者');
    await phone.sees('想请人陪着去复查');
    await phone.goes('navigateBack');
    await phone.isAt('pages/inbox/index');
    await phone.accounts(JOURNEY);
    expect(phone.faults()).toEqual([]);
  });
}
