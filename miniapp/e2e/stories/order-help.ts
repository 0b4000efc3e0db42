import type { Page } from '@contract/route';
import type { ActivityView, ClaimView, OrderRow, OrderView } from '@contract/volunteer/volunteer.api';
import { IN_TOWN } from '../launch';
import type { Phone } from '../phone';
import { resident, staff, type Townsperson } from '../townsfolk';
import { residentPhone, volunteerPhone } from './doors';

const JOURNEY = '百姓点单，从替邻居点单到道谢';
const WORDS = '赵阿姨腿脚不便，想请人上门理发';
const MINUTE = 60_000;
/** Half a minute is the least that counts. */
const SHORTEST_MS = 40_000;

/** Two halves: helping takes its time, and other stories can be told meanwhile. */
interface OrderedHelp {
  readonly ordered: () => void;
  readonly given: () => void;
}

/** Li orders for a neighbour, Fang accepts and plans, Chen comes, Li confirms and says thank you. */
export function orderHelp(): OrderedHelp {
  let li: Phone;
  let fang: Townsperson;
  let id = 0;
  let activity: ActivityView;
  let claim: ClaimView;
  let startsAt = 0;

  const ordered = (): void => {
    it('is ordered for a neighbour, with name and number, once nothing is missing', async () => {
      li = await residentPhone('li-guilan');
      await li.tap('.row', /请人帮个忙/);
      await li.isAt('help/index');
      await li.find('.order-card');
      await li.press('我要点单');
      await li.isAt('help/form/index');
      await li.tap('.privacy__agree');
      await li.sees(/街道.*社区.*网格/s);
      await li.tap('.choices__one', '照护帮扶');
      await li.write('帮什么忙', WORDS);
      await li.tap('.choices__one', '明天');
      await li.tap('.choices__one', '上午');
      await li.tap('.choices__one', '替邻居、老人点');
      await li.press('提交点单');
      await li.sees('请填写对方怎么称呼');
      await li.write('对方怎么称呼', '赵秀英');
      await li.write('对方的手机号', '13912345678');
      await li.write('具体地点', '3 号楼 2 单元 501');
      await li.press('提交点单');
      const { query } = await li.isAt('help/order/index');
      id = Number(query.id);
      await li.sees('已点单。社区受理、派人都会告诉您，这一页随时可以看。');
      await li.sees('赵秀英，13912345678');
    });

    it('can be added to, and says in plain words what has become of it', async () => {
      await li.press('补充情况');
      await li.tap('.sheet__foot .big-button');
      await li.sees('请写几个字，说清楚些');
      await li.write('要补充什么', '请带上推子');
      await li.tap('.sheet__foot .big-button');
      await li.sees('“补充情况”已办妥');
      fang = await staff('fang');
      const { rows } = await fang.get<Page<OrderRow>>('/volunteer/orders?scope=desk&open=1');
      expect(rows.map(({ words }) => words)).toContain(WORDS);
      await fang.post(`/volunteer/orders/${id}/steps/accept`, { form: { words: '尽快安排' } });
      await li.goes('navigateBack');
      await li.isAt('help/index');
      await li.tap('.order-card', new RegExp(WORDS));
      await li.sees('社区已受理，正在安排志愿者');
    });

    it('is arranged into an activity that a volunteer claims; the resident sees who comes and when', async () => {
      activity = await fang.post<ActivityView>('/volunteer/activities', {
        communityId: (await fang.get<OrderView>(`/volunteer/orders/${id}`)).community.id,
        plan: soon(),
        orderIds: [id],
      });
      await fang.post(`/volunteer/activities/${activity.id}/steps/publish`);
      const chen = await resident('chen-yutong', 'volunteer');
      claim = await chen.post<ClaimView>(`/volunteer/activities/${activity.id}/claims`);
      await li.goes('navigateBack');
      await li.tap('.order-card', new RegExp(WORDS));
      await li.sees('已编入志愿活动，请等志愿者联系');
      await li.find('.helpers .row', /陈\*/);
      await li.find('.standing__line', /^服务时间 /);
      startsAt = Date.now() + 1_000;
      await fang.post(`/volunteer/activities/${activity.id}/steps/amend`, { form: { ...soon(), startsAt } });
    });

    it('tells whoever comes what is wanted, where, for whom and whom to call', async () => {
      const chen = await volunteerPhone('chen-yutong');
      await chen.goes('navigateTo', `/activity/index?id=${activity.id}`);
      await chen.sees('我：已认领');
      await chen.tap('.row', new RegExp(WORDS));
      await chen.isAt('order/index');
      await chen.sees('赵秀英，13912345678');
      await chen.sees(/3 号楼 2 单元 501/);
      await chen.sees('请带上推子');
      await chen.find('.big-button', '打电话联系');
      await chen.accounts('志愿者看居民心愿');
      expect(chen.faults()).toEqual([]);
    });
  };

  const given = (): void => {
    it('is served; the hours are written down by the community', async () => {
      // The clock begins it; what was served must be over before it can be written down.
      await new Promise((later) => setTimeout(later, startsAt + SHORTEST_MS - Date.now()));
      await fang.post(`/volunteer/claims/${claim.id}/steps/correct`, {
        form: { inAt: startsAt, outAt: Date.now() - 1_000, words: '现场人多，没有扫码，本人在场' },
      });
      await fang.post(`/volunteer/activities/${activity.id}/steps/end`);
      await fang.post(`/volunteer/activities/${activity.id}/steps/settle`);
    });

    it('is confirmed and thanked for with a photo, and the thanks reach whoever came', async () => {
      await li.goes('navigateBack');
      await li.tap('.order-card', new RegExp(WORDS));
      await li.sees('服务已完成，请您确认并评价');
      await li.find('.helpers__action', '投诉');
      await li.press('确认并评价');
      await li.tap('.sheet__foot .big-button');
      await li.sees('请选一个满意程度');
      await li.tap('.choices__one', '非常满意');
      await li.write('感谢的话、想说的话（可以不写）', '理得很精神，谢谢你们');
      await li.answers({ pictures: [await li.picture('thanks')] });
      await li.tap('.photo-tile--add');
      await li.find('.photo-tile__remove');
      // Its label is another one while the photo is on its way.
      await li.tap('.sheet__foot .big-button', '确认并评价');
      await li.sees('您的评价：非常满意');
      expect(await li.all('.big-button', '确认并评价')).toEqual([]);
      await fang.post(`/volunteer/orders/${id}/steps/share`);
      const chen = await resident('chen-yutong', 'volunteer');
      const seen = await chen.get<ActivityView>(`/volunteer/activities/${activity.id}`);
      expect(seen.thanks.map(({ words }) => words)).toEqual(['理得很精神，谢谢你们']);
      await li.accounts(JOURNEY);
      expect(li.faults()).toEqual([]);
    });

    it('keeps an order written without a network, and sends it when the network is back', async () => {
      const offline = '手机不会用，想请人教一教';
      await li.goes('navigateBack');
      await li.press('我要点单');
      await li.isAt('help/form/index');
      await li.sees(/街道.*社区.*网格/s);
      await li.tap('.choices__one', '手机教学');
      await li.write('帮什么忙', offline);
      await li.tap('.choices__one', '一周内都行');
      await li.tap('.choices__one', '自己家');
      await li.answers({ network: 'none' });
      await li.press('提交点单');
      await li.isAt('help/index');
      await li.sees('等待网络，连上后自动发送');
      await li.answers({ network: 'wifi' });
      await li.seesNoMore('等待网络，连上后自动发送');
      await li.find('.order-card', new RegExp(offline));
      await li.accounts('断网点单，连上自动发送');
      expect(li.faults()).toEqual([]);
    });

    it('opens on the orders with two requests at most', async () => {
      const again = await residentPhone('li-guilan');
      await again.find('.around__rows .row');
      await again.accounts('居民打开首页，再看点单');
      await again.goes('navigateTo', '/help/index');
      await again.find('.order-card');
      await again.opened('居民打开百姓点单', /\/api\/volunteer\/orders\?/);
    });
  };

  return { ordered, given };
}

/** Near enough to begin at once. */
function soon(): object {
  const startsAt = Date.now() + 30 * MINUTE;
  return {
    ...{ title: '上门为老人理发', words: '请带上工具', kind: 'care', place: IN_TOWN, address: '幸福里小区' },
    ...{ startsAt, endsAt: startsAt + 120 * MINUTE, capacity: 2, points: 20 },
  };
}
