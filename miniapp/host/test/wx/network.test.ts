import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench } from './bench';
import { PICTURE, World } from './world';

describe('a program and its servers', () => {
  let world: World;
  let bench: Bench;
  const folder = mkdtempSync(join(tmpdir(), 'wx-network-'));
  const picture = join(folder, 'dot.png');
  beforeAll(async () => {
    writeFileSync(picture, PICTURE);
    world = await World.start();
    bench = await Bench.start({ feeds: { media: [picture] } });
  });
  afterAll(async () => {
    await bench.end();
    await world.end();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => bench.program.feed({ network: 'wifi' }));
  const request = (path: string, more: Record<string, unknown> = {}) =>
    bench.ask('request', { url: world.url + path, ...more });

  it('puts the data of GET into the query and reads JSON, with the headers that WeChat fixes', async () => {
    const answer = await request('/json?a=1', {
      data: { b: '二', c: [1] },
      header: { Referer: 'http://forged', 'X-Own': 7 },
    });
    expect(answer).toMatchObject({ errMsg: 'request:ok', statusCode: 200, data: { ok: true }, cookies: [] });
    expect(world.last.url).toBe('/json?a=1&b=%E4%BA%8C&c=%5B1%5D');
    expect(world.last.headers['referer']).toMatch(/^https:\/\/servicewechat\.com\/.+\/page-frame\.html$/);
    expect(world.last.headers['x-own']).toBe('7');
  });

  it('sends JSON unless the content type says a form', async () => {
    await request('/json', { method: 'POST', data: { a: 1 } });
    expect(world.last).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(world.last.headers['content-type']).toBe('application/json');
    const header = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await request('/json', { method: 'PUT', header, data: { a: 'x y', b: 2 } });
    expect(world.last.body).toBe('a=x%20y&b=2');
  });

  it('calls a failed status a success, keeps text that is not JSON, and joins what was zipped or moved', async () => {
    expect(await request('/fail')).toMatchObject({
      errMsg: 'request:ok',
      statusCode: 503,
      data: { error: 'busy' },
    });
    expect(await request('/plain')).toMatchObject({ data: 'not json' });
    expect(await request('/json', { dataType: 'text' })).toMatchObject({ data: '{"ok":true}' });
    expect(await request('/zipped')).toMatchObject({ data: { zipped: true } });
    expect(await request('/moved')).toMatchObject({ statusCode: 200, data: { ok: true } });
    expect(await request('/moved', { redirect: 'manual' })).toMatchObject({ statusCode: 302 });
    const { cookies, header } = await request('/cookies');
    expect(cookies).toEqual(['a=1', 'b=2']);
    expect(header).toMatchObject({ 'X-Kind': 'Cased', 'Set-Cookie': 'a=1,b=2' });
  });

  it('gives bytes as an ArrayBuffer, and tells headers and chunks on the task', async () => {
    const told = await bench.client.evaluate(
      (url: string) =>
        new Promise((done) => {
          const heard: unknown[] = [];
          const task = wx['request']?.({
            url: `${url}/pieces`,
            enableChunked: true,
            success: () =>
              wx['request']?.({
                url: `${url}/bytes`,
                responseType: 'arraybuffer',
                success: ({ data }: { data: ArrayBuffer }) => done([...heard, ...new Uint8Array(data)]),
              }),
          }) as Record<string, (listener: (told: never) => void) => void>; // the task
          task['onHeadersReceived']?.(() => heard.push('headers'));
          task['onChunkReceived']?.(({ data }: { data: ArrayBuffer }) => heard.push(data.byteLength));
        }),
      world.url,
    );
    expect(told).toEqual(['headers', 3, 3, 0, 1, 254, 255]);
  });

  it('fails in WeChat’s words: time-out, refused, bad address, no network, aborted, no url', async () => {
    expect(await request('/never', { timeout: 80 })).toEqual({ errMsg: 'request:fail timeout', errno: 5 });
    expect(await bench.ask('request', { url: 'http://127.0.0.1:9' })).toMatchObject({
      errMsg: expect.stringContaining('request:fail errcode:-102'),
    });
    expect(await bench.ask('request', { url: '/relative' })).toMatchObject({
      errMsg: 'request:fail invalid url "/relative"',
    });
    expect(await bench.ask('request', {})).toMatchObject({
      errMsg: 'request:fail parameter error: parameter.url should be String instead of Undefined;',
    });
    await bench.program.feed({ network: 'none' });
    expect(await request('/json')).toMatchObject({ errMsg: 'request:fail ' });
    await bench.program.feed({ network: 'wifi' });
    await bench.client.evaluate((url: string) => {
      const app = getApp<{ answer: unknown }>();
      app.answer = undefined;
      const task = wx['request']?.({ url, fail: (told: unknown) => (app.answer = told) }) as {
        abort(): void;
      }; // the task
      setTimeout(() => task.abort(), 50);
    }, `${world.url}/never`);
    expect(await bench.answer()).toEqual({ errMsg: 'request:fail abort' });
  });

  it('lets ten requests run at once and the eleventh wait', async () => {
    world.atOnce = 0;
    const count = await bench.client.evaluate(
      (url: string) =>
        Promise.all(
          Array.from({ length: 14 }, () => new Promise((done) => wx['request']?.({ url, complete: done }))),
        ).then((answers) => answers.length),
      `${world.url}/slow`,
    );
    expect(count).toBe(14);
    expect(world.atOnce).toBe(10);
  });

  it('uploads a chosen file with its form, and says when there is no such file', async () => {
    const { tempFiles } = await bench.ask('chooseMedia', { count: 1 });
    const [{ tempFilePath } = { tempFilePath: '' }] = tempFiles as { tempFilePath: string }[]; // as documented
    const upload = { url: `${world.url}/json`, name: 'photo', formData: { note: '是', n: 1 } };
    expect(await bench.ask('uploadFile', { ...upload, filePath: tempFilePath })).toMatchObject({
      errMsg: 'uploadFile:ok',
      statusCode: 200,
      data: '{"ok":true}',
    });
    expect(world.last.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(world.last.body).toContain('name="note"\r\n\r\n是');
    expect(world.last.body).toMatch(/name="photo"; filename="tmp_\w+\.png"\r\nContent-Type: image\/png/);
    expect(await bench.ask('uploadFile', { ...upload, filePath: 'wxfile://tmp_gone.png' })).toMatchObject({
      errMsg: 'uploadFile:fail file not found',
    });
  });

  it('downloads into a temporary file that an image and the file system can read', async () => {
    const { tempFilePath, statusCode } = await bench.ask('downloadFile', { url: `${world.url}/picture.png` });
    expect(statusCode).toBe(200);
    expect(tempFilePath).toMatch(/^wxfile:\/\/tmp_\w+\.png$/);
    expect(await bench.ask('getImageInfo', { src: tempFilePath })).toMatchObject({
      width: 1,
      height: 1,
      type: 'png',
    });
    const filePath = 'wxfile://usr/kept.png';
    expect(await bench.ask('downloadFile', { url: `${world.url}/picture.png`, filePath })).toMatchObject({
      filePath,
    });
    await bench.program.feed({ network: 'none' });
    expect(await bench.ask('downloadFile', { url: world.url })).toMatchObject({
      errMsg: 'downloadFile:fail ',
    });
  });

  it('talks over a socket both ways, hears why it was closed, and refuses a sixth', async () => {
    const told = await bench.client.evaluate(
      (url: string) =>
        new Promise((done) => {
          const heard: unknown[] = [];
          const task = wx['connectSocket']?.({ url }) as Record<string, (given?: unknown) => void>; // the task
          task['onOpen']?.(() => task['send']?.({ data: 'hello' }));
          task['onMessage']?.(({ data }: { data: string }) => {
            heard.push(data);
            task['send']?.({ data: 'leave' });
          });
          task['onClose']?.(({ code, reason }: { code: number; reason: string }) => {
            heard.push(code, reason);
            task['send']?.({ data: 'x', fail: ({ errMsg }: { errMsg: string }) => done([...heard, errMsg]) });
          });
        }),
      world.url.replace('http', 'ws'),
    );
    expect(told).toEqual([
      'hello',
      4001,
      'asked to',
      'sendSocketMessage:fail SocketTask.readyState is not OPEN',
    ]);
    const url = world.url.replace('http', 'ws');
    for (let open = 0; open < 5; open += 1)
      expect((await bench.ask('connectSocket', { url })).errMsg).toBe('connectSocket:ok');
    expect((await bench.ask('connectSocket', { url })).errMsg).toBe(
      'connectSocket:fail exceed max task count',
    );
  });

  it('fetches the login code where the feed says, and cannot sign in without a network', async () => {
    await bench.program.feed({ login: { url: `${world.url}/code` } });
    expect(await bench.ask('login')).toEqual({ errMsg: 'login:ok', code: 'code-from-the-world' });
    await bench.program.feed({ login: 'fed' });
    expect(await bench.client.callWxMethod('login', {})).toEqual({ errMsg: 'login:ok', code: 'fed' });
    await bench.program.feed({ network: 'none' });
    expect(await bench.ask('login')).toMatchObject({ errMsg: 'login:fail ' });
  });

  it('tells the state of the network and its changes until nobody listens', async () => {
    await bench.client.evaluate(() => {
      const app = getApp<{ heard: unknown[]; listener: unknown }>();
      app.listener = (told: unknown) => app.heard.push(told);
      wx['onNetworkStatusChange']?.(app.listener);
    });
    await bench.program.feed({ network: 'none' });
    expect(await bench.ask('getNetworkType')).toMatchObject({ networkType: 'none' });
    expect(await bench.heard()).toEqual([{ isConnected: false, networkType: 'none' }]);
    await bench.client.evaluate(
      () => void wx['offNetworkStatusChange']?.(getApp<{ listener: unknown }>().listener),
    );
    await bench.program.feed({ network: '4g' });
    expect(await bench.heard()).toEqual([]);
  });
});

describe('a program with declared domains', () => {
  it('reaches those and no other', async () => {
    const [declared, other] = await Promise.all([World.start(), World.start()]);
    const bench = await Bench.start({ domains: { request: [declared.url] } });
    try {
      expect(await bench.ask('request', { url: declared.url })).toMatchObject({ statusCode: 200 });
      expect(await bench.ask('request', { url: other.url })).toEqual({
        errMsg: 'request:fail url not in domain list',
        errno: 600002,
      });
      expect(await bench.ask('downloadFile', { url: declared.url })).toMatchObject({
        errMsg: 'downloadFile:fail url not in domain list',
      });
      expect(other.arrived).toEqual([]);
    } finally {
      await Promise.all([bench.end(), declared.end(), other.end()]);
    }
  });
});
