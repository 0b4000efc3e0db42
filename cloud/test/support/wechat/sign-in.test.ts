import { Caller } from './caller';
import { startWechat, type WechatStandIn } from './stand-in';

const RESIDENT = { appid: 'wx-resident', secret: 'resident-secret' };
const COMMAND = { appid: 'wx-command', secret: 'command-secret' };
const MINUTE = 60_000;

describe('signing in through WeChat', () => {
  let wechat: WechatStandIn;
  let resident: Caller;
  let command: Caller;
  let now: number;

  beforeEach(async () => {
    now = 1_800_000_000_000;
    wechat = await startWechat({ apps: [RESIDENT, COMMAND], now: () => now });
    resident = new Caller(wechat, RESIDENT);
    command = new Caller(wechat, COMMAND);
  });
  afterEach(() => wechat.stop());

  it('knows one person in two programs by unionid, under two openids', async () => {
    const { unionid } = wechat.people.register('li');
    const inResident = await resident.login(wechat.codeFor('li', RESIDENT.appid));
    const inCommand = await command.login(wechat.codeFor('li', COMMAND.appid));
    const openid = wechat.people.openid('li', RESIDENT.appid);
    expect(inResident).toEqual({ unionid, openid, session_key: expect.any(String) });
    expect(inCommand).toMatchObject({ unionid });
    expect(inCommand).not.toMatchObject({ openid });
  });

  it('takes a login code once, within five minutes, in its own app only', async () => {
    const code = wechat.codeFor('li', RESIDENT.appid);
    expect(await command.login(code)).toMatchObject({ errcode: 40029 });
    expect(await resident.login(code)).not.toHaveProperty('errcode');
    expect(await resident.login(code)).toMatchObject({ errcode: 40163 });
    expect(await resident.login('never-issued')).toMatchObject({ errcode: 40029 });
    const late = wechat.codeFor('li', RESIDENT.appid);
    now += 5 * MINUTE + 1;
    expect(await resident.login(late)).toMatchObject({ errcode: 40029 });
  });

  it('refuses a wrong secret, an unknown app, a wrong method and an unknown path', async () => {
    const code = wechat.codeFor('li', RESIDENT.appid);
    const impostor = new Caller(wechat, { ...RESIDENT, secret: 'guessed' });
    expect(await impostor.login(code)).toMatchObject({ errcode: 40125 });
    expect(await new Caller(wechat, { appid: 'wx-x', secret: '' }).login(code)).toMatchObject({
      errcode: 40013,
    });
    expect(await resident.post('/sns/jscode2session', {})).toMatchObject({ errcode: 43001 });
    expect(await resident.get('/wxa/msg_sec_check')).toMatchObject({ errcode: 43002 });
    expect(await resident.get('/toString')).toMatchObject({ errcode: 40066 });
  });

  it('gives the phone number for its own code only', async () => {
    const path = await resident.authorised('/wxa/business/getuserphonenumber');
    const loginCode = wechat.codeFor('li', RESIDENT.appid);
    const code = wechat.phoneCodeFor('li', RESIDENT.appid, '13800000001');
    expect(await resident.post(path, { code: loginCode })).toMatchObject({ errcode: 40029 });
    expect(await resident.post(path, { code })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800000001',
        purePhoneNumber: '13800000001',
        countryCode: '86',
        watermark: { timestamp: now / 1000, appid: RESIDENT.appid },
      },
    });
    expect(await resident.post(path, { code })).toMatchObject({ errcode: 40029 });
  });

  it('fails as often as told and then works again', async () => {
    wechat.fail('/sns/jscode2session', { errcode: -1, times: 2 });
    const code = wechat.codeFor('li', RESIDENT.appid);
    expect(await resident.login(code)).toEqual({ errcode: -1, errmsg: 'system error' });
    expect(await resident.login(code)).toMatchObject({ errcode: -1 });
    expect(await resident.login(code)).toHaveProperty('openid');
    expect(wechat.journal.map((entry) => entry.path)).toEqual(Array(3).fill('/sns/jscode2session'));
  });

  it('leaves a caller hanging, and still stops', async () => {
    wechat.hang('/sns/jscode2session', 60_000);
    const left = expect(resident.login('any')).rejects.toThrow('fetch failed');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await wechat.stop();
    await left;
    wechat = await startWechat({ apps: [RESIDENT] });
  });
});
