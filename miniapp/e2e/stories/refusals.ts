import { launch } from '../launch';
import type { Phone } from '../phone';
import { beginReport, residentPhone } from './doors';

/** Whoever says no to what WeChat asks can still report. */
export function refusals(): void {
  async function ends(phone: Phone, journey: string): Promise<void> {
    await phone.accounts(journey);
    expect(phone.faults()).toEqual([]);
  }

  it('lets a report go by words alone where the privacy guide was refused, and reads nothing private', async () => {
    const phone = await residentPhone('chen-yutong');
    await phone.tap('.snap');
    await phone.press('先不同意');
    await phone.sees('没有取得定位，请在地图上点选位置，或写下地点');
    await phone.write('什么情况', '垃圾桶满了没人收');
    await phone.press('提交');
    await phone.sees('请先定位，或在地图上点一下，也可以写明具体地点');
    await phone.write('具体地点', '幸福里小区 3 号楼东门口');
    await phone.press('提交');
    await phone.isAt('progress/index');
    await phone.sees('幸福里小区 3 号楼东门口');
    await ends(phone, '不同意隐私说明');
  });

  it('asks for the privacy guide again when something private is wanted again', async () => {
    const phone = await residentPhone('chen-yutong');
    await phone.tap('.snap');
    await phone.press('先不同意');
    await phone.sees('没有取得定位');
    await phone.press('用我的位置');
    await phone.tap('.privacy__agree');
    await phone.sees(/街道.*社区.*网格/s);
    await ends(phone, '先不同意，后来同意');
  });

  it('takes a point on the map where the location was refused', async () => {
    const phone = await launch('resident', { as: 'chen-yutong', place: 'denied' });
    await phone.sees('我最近上报');
    await phone.tap('.snap');
    await phone.tap('.privacy__agree');
    await phone.sees('没有取得定位，请在地图上点选位置，或写下地点');
    await phone.write('什么情况', '路灯杆歪了');
    await phone.press('地图上选');
    await phone.tap('.sheet .geo-map__canvas');
    await phone.sees(/（.*网格）/);
    await phone.press('就是这里');
    await phone.sees(/街道.*社区.*网格/s);
    await phone.press('提交');
    await phone.isAt('progress/index');
    await phone.sees('已收到，谢谢您');
    await ends(phone, '不给定位，地图上点');
  });

  it('sends the report all the same where messages were refused', async () => {
    const phone = await residentPhone('chen-yutong', { subscribe: 'reject' });
    await beginReport(phone, '绿化带里有枯树');
    await phone.press('提交');
    await phone.isAt('progress/index');
    await phone.sees('已收到，谢谢您');
    await ends(phone, '不要订阅消息');
  });
}
