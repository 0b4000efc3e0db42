import type { Phone } from '../phone';
import { volunteerPhone } from './doors';
import { Desk, PAST_GRACE_MS } from './volunteering';

const TITLE = '为老人送菜上门';
const JOURNEY = '签到被拒与断网签到';
const AWAY = 0.01;
const pastGrace = () => new Promise((later) => setTimeout(later, PAST_GRACE_MS));

/** Somebody whose scans are refused one after another, each with what to do; the last has no network. */
export function volunteerRefusals(): void {
  let desk: Desk;
  let id = 0;
  let li: Phone;
  const scans = async (code: string): Promise<void> => {
    await li.answers({ scan: code });
    await li.tap('.page__content .big-button', /扫(码|一次)签到$/);
  };

  it('lets one claim what a poster announced, and say what one can do', async () => {
    desk = await Desk.open();
    id = await desk.publishes(TITLE);
    li = await volunteerPhone('li-guilan', { place: 'denied', privacy: 'agreed' });
    await li.goes('navigateTo', `/activity/index?scene=${encodeURIComponent(`a=${id}`)}`);
    await li.isAt('activity/index');
    await li.press('认领');
    await li.sees('我：已认领');
    await li.goes('navigateTo', '/join/index');
    await li.tap('.choices__one', '驾驶');
    await li.press('保存');
    await li.isAt('activity/index');
    await li.press('签到');
    await li.isAt('checkin/index');
  });

  it('cannot check in without saying where it is, and is told where to allow it', async () => {
    await scans(await desk.code(id));
    await li.sees('没有取得您的位置，不能签到');
    await li.find('.notice__tap', '去设置');
  });

  it('refuses a screenshot', async () => {
    await li.answers({ place: desk.place });
    const shot = await desk.code(id);
    await pastGrace();
    await scans(shot);
    await li.sees('签到码已过期：它每几秒换一次，截图和转发的都无效');
  });

  it('refuses a scan from too far away, and says how far', async () => {
    await li.answers({ place: { ...desk.place, lat: desk.place.lat + AWAY } });
    await scans(await desk.code(id));
    await li.sees(/您离活动地点约 11\d\d 米，请到 200 米以内再扫/);
  });

  it('keeps what was scanned without a network, and sends it when there is one, to be looked at', async () => {
    await li.answers({ place: desk.place, network: 'none' });
    await scans(await desk.code(id));
    await li.sees('没有网络，已存在手机里');
    expect((await desk.claims(id)).map(({ proofWaiting }) => proofWaiting)).toEqual([false]);
    await pastGrace();
    await li.answers({ network: 'wifi' });
    await li.sees('签到已送到');
    expect((await desk.claims(id)).map(({ proofWaiting }) => proofWaiting)).toEqual([true]);
    await li.goes('switchTab', '/pages/me/index');
    await li.tap('.row', /我的认领/);
    await li.tap('.line', new RegExp(TITLE));
    await li.sees('离线签到等组织者核实');
    await li.sees('离线扫码，补传');
    await li.accounts(JOURNEY);
    expect(li.faults()).toEqual([]);
  });
}
