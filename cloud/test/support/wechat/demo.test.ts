import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from './call';
import { Caller } from './caller';
import { startWechat, type WechatStandIn } from './stand-in';

const APP = { appid: 'wx-resident', secret: 'secret' };

describe('the demonstration', () => {
  let wechat: WechatStandIn;
  let caller: Caller;

  beforeEach(async () => {
    wechat = await startWechat({ apps: [APP] });
    caller = new Caller(wechat, APP);
  });
  afterEach(() => wechat.stop());

  it('signs a person in who was never registered, always as the same one', async () => {
    const issued = await caller.post('/__demo/code', { person: 'zhang', appid: APP.appid });
    const session = await caller.login(text(issued, 'code'));
    expect(session).toMatchObject({ openid: wechat.people.openid('zhang', APP.appid) });
    const openids = { [APP.appid]: text(session, 'openid') };
    const people = [{ key: 'zhang', unionid: text(session, 'unionid'), openids }];
    expect(await caller.get('/__demo/people')).toEqual({ people });
  });

  it('lets a tap on "allow" pay for one message, and shows what was sent', async () => {
    const accept = { person: 'zhang', appid: APP.appid, templateIds: ['progress'] };
    expect(await caller.post('/__demo/accept', accept)).toEqual({ accepted: 1 });
    const data = { thing1: { value: '路灯不亮' } };
    const message = { touser: wechat.people.openid('zhang', APP.appid), template_id: 'progress', data };
    const path = await caller.authorised('/cgi-bin/message/subscribe/send');
    expect(await caller.post(path, message)).toMatchObject({ errcode: 0 });
    expect(await caller.post(path, message)).toMatchObject({ errcode: 43101 });
    expect(await caller.get('/__demo/sent')).toMatchObject({ sent: [{ templateId: 'progress', data }] });
  });

  it('refuses a code without a person, for an unknown app, and a sixth template at one tap', async () => {
    expect(await caller.post('/__demo/code', { appid: APP.appid })).toMatchObject({ errcode: 47001 });
    expect(await caller.post('/__demo/code', { person: 'x', appid: 'wx-x' })).toMatchObject({
      errcode: 40013,
    });
    const templateIds = ['1', '2', '3', '4', '5', '6'];
    const six = { person: 'x', appid: APP.appid, templateIds };
    expect(await caller.post('/__demo/accept', six)).toMatchObject({ errcode: 47001 });
  });

  it('may be asked from another page, which the platform itself never allows', async () => {
    const asked = await fetch(`${wechat.url}/__demo/code`, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const platform = await fetch(`${wechat.url}/cgi-bin/stable_token`, { method: 'POST', body: '{}' });
    expect(platform.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the stand-in as its own process', () => {
  const start = (apps: string): ChildProcess =>
    fork(join(__dirname, 'run.ts'), [], {
      execArgv: ['-r', join(__dirname, '../run-typescript.cjs')],
      env: { ...process.env, PORT: '0', WECHAT_APPS: apps },
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });

  it('says where it listens, answers, and leaves with its parent', async () => {
    const child = start(JSON.stringify([APP]));
    const [message]: unknown[] = await once(child, 'message');
    const answer = await fetch(`${text(message, 'ready')}/__demo/people`);
    expect(await answer.json()).toEqual({ people: [] });
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('leaves when told to, and does not start without apps', async () => {
    const child = start(JSON.stringify([APP]));
    await once(child, 'message');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await once(start('[]'), 'exit')).toEqual([1, null]);
  });
});
