import type { NoticeView } from '../../contract/notify/notify.api';
import type { ContactView, MeetingView, MembershipTransferView } from '../../contract/party/party-life.api';
import type { RequestView } from '../../contract/identity/rights.api';
import type { RegistrationView } from '../../contract/staff/party.api';
import type { Page } from '../../contract/route';
import { Deliveries } from '../../src/kernel/delivery';
import { PayoutWorker } from '../../src/payout/payout.worker';
import type { Person, Story } from '../build';
import { PartyBranches } from '../party-branches';
import { Paying } from '../paying';
import { HOUR, made } from '../volunteering';

/** Whoever is told of something is told which: it opens for them, and for nobody else. */
export const notices: Story = (town) => {
  let paying: Paying;
  let desk: Person, stranger: Person;

  beforeAll(async () => {
    const { container } = town();
    await (await container.getAsync(Deliveries)).stop();
    await (await container.getAsync(PayoutWorker)).stop();
    paying = await Paying.in(town());
    desk = await paying.rewards.at.desk();
    stranger = await paying.rewards.at.resident();
  });
  afterEach(() => paying.rewards.at.home());
  afterAll(async () => {
    const { container } = town();
    town().pay.now = Date.now;
    (await container.getAsync(Deliveries)).start(() => undefined);
    (await container.getAsync(PayoutWorker)).start(() => undefined);
  });

  /** What the newest notice with these words is about. */
  async function about(who: Person, words: string): Promise<NoticeView['about']> {
    await paying.rewards.carriedOut();
    const { rows } = made(await who.get<Page<NoticeView>>('/inbox'));
    const notice = rows.find(({ title }) => title.includes(words));
    if (!notice) throw new Error(`nobody said ${words}: ${rows.map(({ title }) => title).join('、')}`);
    return notice.about;
  }
  async function opensFor(who: Person, path: string): Promise<void> {
    expect([(await who.get(path)).status, (await stranger.get(path)).status]).toEqual([200, 404]);
  }

  it('of a case by its number', async () => {
    const reporter = await paying.rewards.at.resident();
    const no = await paying.rewards.verified(reporter);
    expect(await about(reporter, '')).toEqual({ kind: 'case', id: no });
    await opensFor(reporter, `/cases/${no}`);
  });

  it('of an order to whoever ordered and to the desk; of an activity and a claim to whoever comes', async () => {
    const { at } = paying.rewards;
    const [li, chen] = [await at.resident(), await at.volunteer()];
    const { id } = await at.orders(li);
    expect(await about(desk, '新点单')).toEqual({ kind: 'order', id });
    made(await desk.post(`/volunteer/orders/${id}/steps/accept`, { form: { words: '尽快安排' } }));
    expect(await about(li, '受理')).toEqual({ kind: 'order', id });
    const activity = await at.published(desk, at.plan(30), [id]);
    expect(await about(li, '发布招募')).toEqual({ kind: 'order', id });
    const claim = made(await at.claims(chen, activity.id));
    await at.acts(desk, activity.id, 'amend', at.plan(31));
    expect(await about(chen, '修改安排')).toEqual({ kind: 'activity', id: activity.id });
    await at.acts(desk, activity.id, 'cancel', { words: '当天有暴雨' });
    expect(await about(chen, '活动取消')).toEqual({ kind: 'claim', id: claim.id });
    await opensFor(li, `/volunteer/orders/${id}`);
    await opensFor(chen, `/volunteer/claims/${claim.id}`);
  });

  it('of a redemption to whoever redeemed', async () => {
    const { rewards } = paying;
    const [good, li] = [await rewards.offers(desk), await rewards.rich(60)];
    const { id } = made(await rewards.redeems(li, good.id));
    made(await rewards.step(desk, id, 'withdraw', { words: '这一批有破损' }));
    expect(await about(li, '积分兑换')).toEqual({ kind: 'redemption', id });
    await opensFor(li, `/shop/redemptions/${id}`);
  });

  it('of a payout to whoever is paid', async () => {
    const li = await town().resident('li-told-of-money');
    await paying.grants(100_000);
    const { id } = await paying.waiting(li);
    expect(await about(li, '奖励')).toEqual({ kind: 'payout', id });
    await opensFor(li, `/payouts/${id}`);
  });

  it('of a meeting, a contact pair, a registration and a transfer to those of the organisation', async () => {
    const told = await PartyBranches.in(town());
    const { branch, other, community, secretary, chen, chief } = told;
    const plan = { orgUnitId: branch, kind: 'assembly', title: '十二月党员大会', place: '社区活动室' };
    const meeting = made(
      await secretary.person.post<MeetingView>('/party/meetings', {
        ...plan,
        startsAt: told.clock.now() + HOUR,
      }),
    );
    expect(await about(chen.person, '党员大会通知')).toEqual({ kind: 'meeting', id: meeting.id });
    await opensFor(chen.person, `/party/meetings/${meeting.id}`);
    const offer = { from: 'party', targetId: community, words: '愿每月走访一次' };
    const pair = made(await chen.person.post<ContactView>('/party/contacts', offer));
    made(await chief.post(`/party/contacts/${pair.id}/steps/confirm`, { form: {} }));
    expect(await about(chen.person, '确认结对')).toEqual({ kind: 'contact', id: pair.id });
    await opensFor(chen.person, `/party/contacts/${pair.id}`);
    const wish = { communityId: community, words: '周末可以巡查' };
    const registered = made(await chen.person.post<RegistrationView>('/party/registrations', wish));
    made(await chief.post(`/party/registrations/${registered.id}/confirm`));
    expect(await about(chen.person, '双报到：确认报到')).toEqual({ kind: 'registration', id: registered.id });
    const asked = { toId: other, words: '搬家到柳荫里' };
    const transfer = made(await chen.person.post<MembershipTransferView>('/party/transfers', asked));
    expect(await about(secretary.person, '转接待办理')).toEqual({ kind: 'transfer', id: transfer.id });
  });

  it('of a request about one’s own data to nobody but oneself', async () => {
    const li = await paying.rewards.at.resident();
    const asked = made(await li.post<RequestView>('/me/data/copy'));
    expect(await about(li, '复制我的信息')).toEqual({ kind: 'dataRequest', id: asked.id });
    expect((await stranger.get(`/me/data/requests/${asked.id}/copy`)).status).not.toBe(200);
  });
};
