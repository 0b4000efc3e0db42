import type { BalanceView, GoodView } from '@contract/points/points.api';
import type { Page } from '@contract/route';
import type { OrderRow } from '@contract/volunteer/volunteer.api';
import type { Phone } from '../phone';
import { resident, staff, type Townsperson } from '../townsfolk';
import { until } from '../until';
import { residentPhone } from './doors';
import { verifiedReport } from './verified-report';

const JOURNEY = '积分从得到到兑换';
const PRICE = 15;

/** A report that proves true earns points; they buy one thing, and not what somebody else was faster to take. */
export function pointsShop(): void {
  let chen: Phone;
  let herself: Townsperson;
  let fang: Townsperson;

  const balance = async (): Promise<number> => (await herself.get<BalanceView>('/points/me')).balance;
  /** On top of the shelf: the newest stands first. */
  async function offers(title: string, stock: number): Promise<GoodView> {
    const { rows } = await fang.get<Page<OrderRow>>('/volunteer/orders?scope=desk&size=1');
    const communityId = rows[0]?.community.id;
    const good = { communityId, title, words: '到社区服务大厅领取', points: PRICE, stock, perPerson: 5 };
    return fang.post<GoodView>('/shop/goods', good);
  }

  it('credits a report that was found true, and shows it in the statement and in the league', async () => {
    [herself, fang] = [await resident('chen-yutong', 'resident'), await staff('fang')];
    const before = await balance();
    const no = await verifiedReport('chen-yutong');
    await until('the points are there', async () => (await balance()) === before + 20);
    chen = await residentPhone('chen-yutong');
    await chen.find('.around__rows .row');
    await chen.goes('switchTab', '/pages/me/index');
    await chen.find('.row', /我的积分/);
    await chen.accounts('居民打开首页，再看我的');
    await chen.tap('.row', /我的积分/);
    await chen.isAt('points/index');
    await chen.find('.points__figure', String(before + 20));
    await chen.opened('居民打开我的积分', /\/api\/points\/me$/);
    await chen.find('.row', new RegExp(`上报 ${no}`));
    await chen.tap('.row', /积分榜/);
    await chen.isAt('points/league/index');
    await chen.find('.league__mine', /（我）/);
  });

  it('is redeemed after a question, and shows the code large, in digits and as a picture', async () => {
    await offers('便民购物袋', 3);
    await chen.goes('navigateBack');
    await chen.tap('.row', /积分商城/);
    await chen.isAt('shop/index');
    await chen.tap('.good .big-button', '兑换');
    await chen.find('.sheet', /便民购物袋/);
    await chen.press('确定兑换');
    await chen.sees('兑换好了');
    const code = await chen.find('.pickup__code', /^\d{3} \d{3} \d{4}$/);
    expect(await code.attribute('aria-label')).toMatch(/^领取码 (\d ?){10}$/);
    await chen.find('.pickup .qr');
    await chen.press('知道了');
    await chen.tap('.row', /我的兑换/);
    await chen.isAt('shop/mine/index');
    await chen.tap('.row', /便民购物袋/);
    await chen.isAt('shop/redemption/index');
    await chen.find('.pickup__code', /^\d{3} \d{3} \d{4}$/);
  });

  it('gives the points back when it is cancelled, and the code is gone', async () => {
    const before = await balance();
    await chen.press('取消兑换');
    await chen.tap('.sheet__foot .big-button');
    await chen.sees('已取消，积分已退回');
    expect(await chen.all('.pickup__code')).toEqual([]);
    expect(await balance()).toBe(before + PRICE);
  });

  it('is refused where somebody was faster, in the server’s words, and nothing is paid', async () => {
    const umbrella = await offers('最后一把雨伞', 1);
    await chen.goes('navigateBack');
    await chen.isAt('shop/mine/index');
    await chen.goes('navigateBack');
    await chen.find('.good', /最后一把雨伞/);
    await chen.tap('.good .big-button', '兑换');
    await chen.find('.sheet', /最后一把雨伞/);
    const { title, points } = umbrella;
    await fang.put(`/shop/goods/${umbrella.id}`, { title, points, restock: -1, listed: true });
    const before = await balance();
    await chen.press('确定兑换');
    await chen.find('.sheet .notice', '已兑完、已下架或刚改了所需积分，请看最新情况');
    expect(await balance()).toBe(before);
    await chen.accounts(JOURNEY);
    expect(chen.faults()).toEqual([]);
  });
}
