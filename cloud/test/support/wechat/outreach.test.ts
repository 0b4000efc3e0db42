import sharp from 'sharp';
import { Caller } from './caller';
import { unfitField } from './message-fields';
import { startWechat, type WechatStandIn } from './stand-in';

const APP = { appid: 'wx-resident', secret: 'secret', templates: ['progress'] };

describe('reaching people', () => {
  let wechat: WechatStandIn;
  let caller: Caller;
  let openid: string;

  beforeEach(async () => {
    wechat = await startWechat({ apps: [APP] });
    caller = new Caller(wechat, APP);
    openid = wechat.people.openid('li', APP.appid);
  });
  afterEach(() => wechat.stop());

  const send = async (change: object = {}): Promise<unknown> => {
    const data = { thing1: { value: '路灯不亮' }, phrase2: { value: '已派遣' } };
    const body = { touser: openid, template_id: 'progress', page: 'pages/home', data, ...change };
    return caller.post(await caller.authorised('/cgi-bin/message/subscribe/send'), body);
  };

  it('sends one message for one accept, then no more', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 });
    wechat.accept(openid, 'progress', 1);
    expect(await send()).toMatchObject({ errcode: 0, msgid: 1 });
    expect(await send()).toMatchObject({ errcode: 43101 });
    expect(wechat.sent).toEqual([
      expect.objectContaining({ openid, templateId: 'progress', page: 'pages/home' }),
    ]);
  });

  it('keeps the quota when the message itself was refused', async () => {
    wechat.accept(openid, 'progress', 1);
    expect(await send({ data: { thing1: { value: '超'.repeat(21) } } })).toEqual({
      errcode: 47003,
      errmsg: 'argument invalid! data.thing1.value invalid',
    });
    expect(await send({ template_id: 'unknown' })).toMatchObject({ errcode: 40037 });
    expect(await send({ touser: wechat.people.openid('li', 'wx-other') })).toMatchObject({ errcode: 40003 });
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  it.each([
    ['thing1', '二十个字以内', '一\n二'],
    ['phrase2', '处置中', '已处置完毕了'],
    ['phrase3', '已结案', 'closed'],
    ['time4', '2026年11月23日 15:01', '明天'],
    ['date5', '2026-11-23', '下周'],
    ['character_string6', 'CASE-20261123-0001', '案件0001'],
    ['number7', '12.5', '十二'],
    ['name8', '王小明', '一二三四五六七八九十一'],
    ['amount9', '¥20.00元', '二十元'],
    ['phone_number10', '+86-0766-66888866', '打给我'],
  ])('lets %s hold %j but not %j', (key, fine, refused) => {
    expect(unfitField({ [key]: { value: fine } })).toBeUndefined();
    expect(unfitField({ [key]: { value: refused } })).toBe(key);
  });

  it('refuses fields of no known kind, empty data and bare strings', () => {
    expect(unfitField({ title: { value: '题目' } })).toBe('title');
    expect(unfitField({})).toBe('data');
    expect(unfitField({ thing1: '路灯' })).toBe('thing1');
  });

  it('draws a program code as a true picture, another one for another scene', async () => {
    const path = await caller.authorised('/wxa/getwxacodeunlimit');
    const draw = async (scene: string): Promise<Buffer> => {
      const response = await caller.raw(path, JSON.stringify({ scene, page: 'pages/venue', width: 280 }));
      expect(response.headers.get('content-type')).toBe('image/png');
      return Buffer.from(await response.arrayBuffer());
    };
    const picture = await draw('v=12');
    expect(await sharp(picture).stats()).toMatchObject({ isOpaque: true });
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 280, height: 280 });
    expect((await draw('v=13')).equals(picture)).toBe(false);
  });

  it('answers JSON instead of a picture for a scene too long, a percent sign or a leading slash', async () => {
    const path = await caller.authorised('/wxa/getwxacodeunlimit');
    expect(await caller.post(path, { scene: 'x'.repeat(33) })).toMatchObject({ errcode: 40169 });
    expect(await caller.post(path, { scene: '100%' })).toMatchObject({ errcode: 40169 });
    expect(await caller.post(path, { scene: 'a', page: '/pages/venue' })).toMatchObject({ errcode: 41030 });
  });
});
