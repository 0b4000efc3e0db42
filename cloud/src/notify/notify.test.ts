import { PRIVACY_VERSION } from '../../contract/identity/privacy';
import { APPIDS, bootApplication, TEMPLATES, type Booted } from '../../test/support/application';
import { Database } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { PASSWORD, tellSmallTown, type SmallTown } from '../org/small-town.testing';

let app: Booted;
let town: SmallTown;
let database: Database;
let deliveries: Deliveries;
let li: { id: number; token: string; openid: string };

beforeAll(async () => {
  app = await bootApplication();
  town = await tellSmallTown(app.container);
  database = await app.container.getAsync(Database);
  deliveries = await app.container.getAsync(Deliveries);
  await deliveries.stop();
  const code = app.wechat.codeFor('li', APPIDS.resident);
  const visit = { program: 'resident', code, consent: PRIVACY_VERSION };
  const { body } = await app.request.post('/api/session/wechat').send(visit);
  li = { id: body.person.id, token: body.token, openid: app.wechat.people.openid('li', APPIDS.resident) };
});
afterAll(() => app.stop());

const news = (personIds: number[], action = 'accept') => ({
  caseId: 1,
  no: '261123000001',
  action,
  party: 'reporter',
  personIds,
  title: '承办单位正在处理',
  body: '路灯管理所 已接收。楼下的路灯不亮',
});

async function deliver(topic: string, body: object): Promise<number> {
  await database.unitOfWork(async (uow) => deliveries.add(uow, [{ topic, body }]));
  await allDone();
  return (
    (await database.readOne<{ id: number }>('SELECT MAX(id) AS id FROM delivery WHERE topic = ?', [topic]))
      ?.id ?? 0
  );
}
/** What one delivery sets off is itself a delivery. */
async function allDone(): Promise<void> {
  while ((await deliveries.runDue()) > 0);
}
const again = (id: number) =>
  database.unitOfWork((uow) => uow.update('delivery', id, { state: 'waiting', leaseUntil: 0, dueAt: 0 }));
const stateOf = async (topic: string) =>
  (
    await database.read<{ state: string }>(
      'SELECT state FROM delivery WHERE topic = ? ORDER BY id DESC LIMIT 1',
      [topic],
    )
  )[0]?.state;
const inbox = async (query = '') =>
  (await app.request.get(`/api/inbox${query}`).set('Authorization', `Bearer ${li.token}`).expect(200)).body;

describe('news of a case', () => {
  it('becomes one notice each, and one WeChat message, however often it is delivered', async () => {
    app.wechat.accept(li.openid, TEMPLATES.progress, 1);
    const id = await deliver('case.accept', news([li.id, li.id, town.staff.zhang]));
    await again(id);
    await allDone();
    expect((await inbox()).rows).toMatchObject([{ title: '承办单位正在处理', read: false }]);
    expect(app.wechat.sent).toMatchObject([
      { openid: li.openid, templateId: TEMPLATES.progress, page: expect.stringContaining('261123000001') },
    ]);
    expect(await database.read('SELECT id FROM notice WHERE personId = ?', [town.staff.zhang])).toHaveLength(
      1,
    );
  });

  it('stays in the program when the person allowed no message', async () => {
    const before = app.wechat.sent.length;
    await deliver('case.inspect', news([li.id], 'inspectPass'));
    expect(await stateOf('wechat.message')).toBe('done');
    expect(app.wechat.sent).toHaveLength(before);
  });

  it('is tried again while WeChat is busy, and given up visibly when the template is wrong', async () => {
    app.wechat.accept(li.openid, TEMPLATES.progress, 5);
    app.wechat.fail('/cgi-bin/message/subscribe/send', { errcode: -1 });
    await deliver('case.note', news([li.id]));
    expect(await stateOf('wechat.message')).toBe('waiting');
    const [waiting] = await database.read<{ id: number }>(
      "SELECT id FROM delivery WHERE topic = 'wechat.message' ORDER BY id DESC LIMIT 1",
    );
    await again(waiting?.id ?? 0);
    await deliveries.runDue();
    expect(await stateOf('wechat.message')).toBe('done');
    app.wechat.fail('/cgi-bin/message/subscribe/send', { errcode: 40037 });
    await deliver('case.note', news([li.id]));
    expect(await stateOf('wechat.message')).toBe('dead');
  });
});

describe('a new task', () => {
  let liang: { id: number; openid: string };
  const task = (part: object = {}) => ({
    ...news([town.staff.liang], 'dispatch'),
    party: 'handler',
    ...part,
  });
  const sentToLiang = () => app.wechat.sent.filter(({ openid }) => openid === liang.openid);

  beforeAll(async () => {
    const code = app.wechat.codeFor('liang', APPIDS.command);
    await app.request
      .post('/api/session/staff')
      .send({ account: 'liang', password: PASSWORD, program: 'command', code })
      .expect(200);
    liang = { id: town.staff.liang, openid: app.wechat.people.openid('liang', APPIDS.command) };
  });

  it('reaches the handler who is bound to WeChat, on the page of the case in the command program', async () => {
    app.wechat.accept(liang.openid, TEMPLATES.task, 1);
    await deliver('case.dispatch', task({ personIds: [liang.id, town.staff.zhang] }));
    expect(sentToLiang()).toMatchObject([
      { appid: APPIDS.command, templateId: TEMPLATES.task, page: 'task/index?no=261123000001' },
    ]);
  });

  it('is no message when nothing is left to do, when it is his own report, or when he allowed none', async () => {
    app.wechat.accept(liang.openid, TEMPLATES.task, 1);
    await deliver('case.pass', task({ action: 'pass' }));
    await deliver('case.accept', task({ action: 'accept', party: 'reporter' }));
    expect(sentToLiang()).toHaveLength(1);
    await deliver('case.urge', task({ action: 'urge' }));
    await deliver('case.urge', task({ action: 'urge' }));
    expect(sentToLiang()).toHaveLength(2);
    expect(await database.read('SELECT id FROM notice WHERE personId = ?', [liang.id])).toHaveLength(5);
  });

  it('is asked for in the command program alone', async () => {
    const keysOf = async (program: string) => {
      const { body } = await app.request.get(`/api/subscribe-templates?program=${program}`).expect(200);
      return (body.templates as { key: string }[]).map(({ key }) => key);
    };
    expect(await keysOf('command')).toEqual(['task']);
    expect(await keysOf('resident')).toEqual(['progress', 'ending']);
    expect(await keysOf('volunteer')).toEqual(['service']);
    expect(await keysOf('enterprise')).toEqual([]);
    await app.request.get('/api/subscribe-templates?program=console').expect(400);
  });
});

describe('news of a thing', () => {
  const told = (more: object = {}) => ({ personIds: [li.id], title: '积分兑换', body: '已领取', ...more });

  it('says which, once however often it is delivered', async () => {
    await again(await deliver('points.told', told({ about: { kind: 'redemption', id: 12 } })));
    await allDone();
    const [first, second] = (await inbox()).rows;
    expect(first).toMatchObject({ title: '积分兑换', about: { kind: 'redemption', id: 12 } });
    expect(second.title).not.toBe('积分兑换');
  });

  it('from before it could say so is told all the same, and leads nowhere', async () => {
    await deliver('points.told', told({ title: '以前的兑换' }));
    await deliver('rights.told', { personId: li.id, title: '以前的请求' });
    const [request, redemption] = (await inbox()).rows;
    expect([request.title, redemption.title]).toEqual(['以前的请求', '以前的兑换']);
    for (const row of [request, redemption]) expect(row).not.toHaveProperty('about');
  });

  it('of a kind that only a newer process knows waits for that one', async () => {
    await deliver('points.told', told({ title: '不知道的事', about: { kind: 'planet', id: 1 } }));
    expect(await stateOf('points.told')).toBe('waiting');
    expect((await inbox()).rows[0].title).not.toBe('不知道的事');
  });
});

describe('news of volunteering', () => {
  let chen: { id: number; openid: string };
  const told = (about: object) => ({ personIds: [chen.id], title: '候补转正', body: '有人退出', about });
  const sentToChen = () => app.wechat.sent.filter(({ openid }) => openid === chen.openid);

  beforeAll(async () => {
    const code = app.wechat.codeFor('chen', APPIDS.volunteer);
    const visit = { program: 'volunteer', code, consent: PRIVACY_VERSION };
    const { body } = await app.request.post('/api/session/wechat').send(visit);
    chen = { id: body.person.id, openid: app.wechat.people.openid('chen', APPIDS.volunteer) };
  });

  it('reaches a volunteer as a WeChat message that opens their claim, once', async () => {
    app.wechat.accept(chen.openid, TEMPLATES.service, 2);
    await again(await deliver('volunteer.told', told({ kind: 'claim', id: 31 })));
    await allDone();
    expect(sentToChen()).toMatchObject([
      { appid: APPIDS.volunteer, templateId: TEMPLATES.service, page: 'claim/index?id=31' },
    ]);
  });

  it('sends none of what the program has no page for, nor to whom allowed none', async () => {
    await deliver('payout.told', told({ kind: 'payout', id: 4 }));
    expect(sentToChen()).toHaveLength(1);
    await deliver('volunteer.told', told({ kind: 'claim', id: 32 }));
    await deliver('volunteer.told', told({ kind: 'claim', id: 33 }));
    expect(sentToChen()).toHaveLength(2);
    expect(await stateOf('wechat.message')).toBe('done');
  });

  it('tells a resident of an order and of money in their own program', async () => {
    app.wechat.accept(li.openid, TEMPLATES.progress, 1);
    const before = app.wechat.sent.length;
    await deliver('payout.told', { ...told({ kind: 'payout', id: 4 }), personIds: [li.id] });
    expect(app.wechat.sent.slice(before)).toMatchObject([
      { openid: li.openid, templateId: TEMPLATES.progress, page: 'reward/one/index?id=4' },
    ]);
  });
});

describe('the inbox', () => {
  it('pages by key, counts the unread and marks them read', async () => {
    const first = await inbox('?size=2');
    expect(first.rows).toHaveLength(2);
    const second = await inbox(`?size=2&after=${first.next}`);
    expect(second.rows[0].id).toBeLessThan(first.rows[1].id);
    const as = { Authorization: `Bearer ${li.token}` };
    const unread = (await app.request.get('/api/inbox/unread').set(as)).body.count;
    const { count } = (
      await app.request.post('/api/inbox/read').set(as).send({ upTo: second.rows[0].id }).expect(200)
    ).body;
    expect(count).toBeLessThan(unread);
    expect((await app.request.get('/api/inbox?after=nonsense').set(as).expect(400)).body.error.code).toBe(
      'badCursor',
    );
    await app.request.get('/api/inbox?size=100000').set(as).expect(400);
  });

  it('is one’s own: the staff’s notices are not the resident’s', async () => {
    const { token } = (
      await app.request.post('/api/session/staff').send({ account: 'zhang', password: PASSWORD })
    ).body;
    const { rows } = (await app.request.get('/api/inbox').set('Authorization', `Bearer ${token}`)).body;
    // Of the first delivery, and as a colleague told of the new task.
    expect(rows.map((row: { title: string }) => row.title)).toEqual(['承办单位正在处理', '承办单位正在处理']);
  });
});
