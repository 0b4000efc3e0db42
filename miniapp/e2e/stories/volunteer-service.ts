import type { Phone } from '../phone';
import { commandPhone, volunteerPhone } from './doors';
import { Desk } from './volunteering';

const JOURNEY = '志愿者从认领到记入服务记录';
const TITLE = '楼道清洁一小时';

/** Service: published, claimed, checked in and out by the code; an hour put right by hand, in the record, certified. */
export function volunteerService(): void {
  let desk: Desk;
  let id = 0;
  let chen: Phone;
  let fang: Phone;

  it('is found by whom it suits, with the reasons, and claimed', async () => {
    desk = await Desk.open();
    id = await desk.publishes(TITLE);
    chen = await volunteerPhone('chen-yutong', { place: desk.place });
    await chen.find('.line', new RegExp(TITLE));
    await chen.opened('志愿者打开志愿服务', /\/api\/volunteer\/activities\?/);
    await chen.find('.line__reason', /适合您：.*住在本社区/);
    await chen.tap('.line', new RegExp(TITLE));
    await chen.isAt('activity/index');
    await chen.sees('已认领 0 / 5 人');
    await chen.press('认领');
    await chen.sees('我：已认领');
    expect((await desk.claims(id)).map(({ name }) => name)).toEqual(['陈雨桐']);
  });

  it('is shown as a code on the leader’s phone, which changes by itself', async () => {
    fang = await commandPhone('fang-xiaomei', 'fang');
    await fang.goes('switchTab', '/pages/me/index');
    await fang.tap('.row', /志愿活动/);
    await fang.isAt('activity/index');
    await fang.tap('.row', new RegExp(TITLE));
    await fang.isAt('activity/roster/index');
    await fang.find('.row', /陈雨桐/);
    await fang.press('出示签到码');
    await fang.isAt('activity/code/index');
    const shown = async () => (await fang.find('.qr__picture')).style('background-image');
    const first = await shown();
    expect(first).toContain('data:image/svg+xml');
    await fang.sees(/在场.*已签退.*应到/s);
    await new Promise((later) => setTimeout(later, 6_000));
    expect(await shown()).not.toBe(first);
  });

  it('is checked in and out by the code that was scanned there', async () => {
    await chen.press('签到');
    await chen.isAt('checkin/index');
    await chen.answers({ scan: await desk.code(id) });
    await chen.press('扫码签到');
    await chen.tap('.privacy__agree');
    await chen.sees(/签到成功，.*离活动地点约 \d+ 米/);
    await chen.goes('navigateBack');
    await chen.isAt('activity/index');
    await chen.sees('我：服务中');
    await chen.press('签退');
    await chen.isAt('checkin/index');
    await chen.answers({ scan: await desk.code(id) });
    await chen.press('扫码签退');
    await chen.sees(/签退成功/);
    await chen.press('看我的认领');
    await chen.isAt('claim/index');
    await chen.sees('现场扫码 · 离活动地点约');
  });

  it('is put right by the organiser where it was counted wrongly, with a reason that the volunteer can read', async () => {
    await fang.goes('navigateBack');
    await fang.goes('navigateBack');
    await fang.isAt('activity/index');
    await fang.tap('.chips__one', '已结束');
    await fang.tap('.row', new RegExp(Desk.OVER));
    await fang.isAt('activity/roster/index');
    await fang.tap('.row', /陈雨桐.*2 小时/s);
    await fang.isAt('activity/claim/index');
    await fang.press('更正时长');
    await fang.tap('.sheet__foot .big-button');
    await fang.sees('请写明理由');
    await fang.write('为什么更正时长', '中途有事离开，多记了一小时');
    await fang.tap('.sheet__foot .big-button');
    await fang.sees('与原来一样，不用更正');
    const [, left] = await fang.all('picker');
    await left?.trigger('change', { value: '10:00' });
    await fang.tap('.sheet__foot .big-button');
    await fang.sees('“更正时长”已办妥');
    await fang.sees('服务 1 小时');
  });

  it('is in the record with its hour, and can be certified', async () => {
    await chen.goes('switchTab', '/pages/me/index');
    await chen.find('.hours');
    await chen.goes('navigateTo', '/record/index');
    await chen.tap('.row', new RegExp(`${Desk.OVER}.*1 小时`, 's'));
    await chen.isAt('claim/index');
    await chen.sees('中途有事离开，多记了一小时');
    await chen.goes('navigateBack');
    await chen.press('开服务证明');
    await chen.isAt('record/certificates/index');
    await chen.press('开证明');
    await chen.sees(/查验编码 [0-9A-Z]{12}/);
    await chen.press('打开 PDF');
    for (const phone of [chen, fang]) {
      await phone.accounts(JOURNEY);
      expect(phone.faults()).toEqual([]);
    }
  });
}
