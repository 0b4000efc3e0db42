import { createServer, type Server } from 'node:http';
import { text } from './call';
import { Caller } from './caller';
import { pushSignature } from './push';
import { startWechat, type WechatStandIn } from './stand-in';

const APP = { appid: 'wx-resident', secret: 'secret' };
const HOUR = 3_600_000;

describe('content checks', () => {
  let wechat: WechatStandIn;
  let caller: Caller;
  let now: number;
  let openid: string;

  beforeEach(async () => {
    now = 1_800_000_000_000;
    wechat = await startWechat({ apps: [APP], now: () => now, pushToken: 'AAAAA' });
    caller = new Caller(wechat, APP);
    wechat.codeFor('li', APP.appid);
    openid = wechat.people.openid('li', APP.appid);
  });
  afterEach(() => wechat.stop());

  const checkText = async (change: object = {}): Promise<unknown> => {
    const body = { content: '路灯不亮', version: 2, scene: 2, openid, ...change };
    return caller.post(await caller.authorised('/wxa/msg_sec_check'), body);
  };

  it('pass plain words and flag the suspect ones, with errcode 0 both times', async () => {
    wechat.risky('代办贷款', 'risky');
    expect(await checkText()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await checkText({ content: '专业代办贷款' })).toMatchObject({
      errcode: 0,
      result: { suggest: 'risky' },
    });
    expect(await checkText({ nickname: '代办贷款' })).toMatchObject({ result: { suggest: 'risky' } });
  });

  it('refuse a person not seen for two hours, a foreign openid, too long a text and a wrong scene', async () => {
    expect(await checkText({ openid: 'o-of-nobody' })).toMatchObject({ errcode: 40003 });
    expect(await checkText({ content: '长'.repeat(2501) })).toMatchObject({ errcode: 45002 });
    expect(await checkText({ scene: 5 })).toMatchObject({ errcode: 40129 });
    expect(await checkText({ version: 1 })).toMatchObject({ errcode: 40097 });
    now += 2 * HOUR + 1;
    expect(await checkText()).toMatchObject({ errcode: 61010 });
  });

  it('refuse a body that is not JSON and a token that is not theirs', async () => {
    const path = await caller.authorised('/wxa/msg_sec_check');
    expect(await (await caller.raw(path, '{"content":')).json()).toMatchObject({ errcode: 47001 });
    expect(await caller.post('/wxa/msg_sec_check?access_token=x', {})).toMatchObject({ errcode: 40001 });
    wechat.expireTokens(APP.appid);
    expect(await caller.post(path, {})).toMatchObject({ errcode: 42001 });
  });

  describe('of pictures', () => {
    let server: Server;
    let heard: { url: URL; event: unknown }[];
    let status: number;

    beforeEach(async () => {
      heard = [];
      status = 200;
      server = createServer((request, response) => {
        const url = new URL(request.url ?? '/', 'http://app');
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          if (raw !== '') heard.push({ url, event: JSON.parse(raw) });
          response.writeHead(status).end(url.searchParams.get('echostr') ?? 'success');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (typeof address !== 'object' || !address) throw new Error('no address');
      wechat.callbackTo(`http://127.0.0.1:${address.port}/wechat/push`);
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    const checkPicture = async (media_url: string): Promise<unknown> => {
      const body = { media_url, media_type: 2, version: 2, scene: 1, openid };
      return caller.post(await caller.authorised('/wxa/media_check_async'), body);
    };

    it('tell the verdict later, signed', async () => {
      wechat.riskyMedia('bad.jpg', 'review');
      const answer = await checkPicture('https://town.example/bad.jpg');
      expect(heard).toHaveLength(0);
      await wechat.pushesDone();
      expect(answer).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) });
      expect(heard.map(({ event }) => event)).toEqual([
        expect.objectContaining({
          Event: 'wxa_media_check',
          CreateTime: now / 1000,
          appid: APP.appid,
          trace_id: text(answer, 'trace_id'),
          result: { suggest: 'review', label: 21000 },
        }),
      ]);
      const query = heard[0]?.url.searchParams ?? new URLSearchParams();
      const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
      expect(timestamp).toBe(String(now / 1000));
      expect(query.get('signature')).toBe(pushSignature('AAAAA', timestamp, nonce));
    });

    it('may come before the answer, twice, or never', async () => {
      wechat.mediaResults('early');
      await checkPicture('https://town.example/1.jpg');
      expect(heard).toHaveLength(1);
      wechat.mediaResults('twice');
      await checkPicture('https://town.example/2.jpg');
      await wechat.pushesDone();
      expect(heard).toHaveLength(3);
      wechat.mediaResults('never');
      await checkPicture('https://town.example/3.jpg');
      await wechat.pushesDone();
      expect(heard).toHaveLength(3);
    });

    it('are told three times at most to a server that answers 500', async () => {
      status = 500;
      await checkPicture('https://town.example/1.jpg');
      await wechat.pushesDone();
      expect(wechat.pushes.map((push) => push.status)).toEqual([500, 500, 500]);
    });

    it('need an address that can be fetched', async () => {
      expect(await checkPicture('/files/1.jpg')).toMatchObject({ errcode: 40097 });
    });

    it('trust a callback only after it echoes', async () => {
      expect(await wechat.verifyCallback()).toBe(true);
      status = 403;
      expect(await wechat.verifyCallback()).toBe(false);
    });
  });
});

it('signs pushes as the platform does', () => {
  expect(pushSignature('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
});
