import type { SessionView } from '../../contract/identity/identity.api';
import { PRIVACY_VERSION } from '../../contract/identity/privacy';
import { APPIDS, bootApplication, type Booted } from '../../test/support/application';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { PASSWORD, tellSmallTown, type SmallTown } from '../org/small-town.testing';

let app: Booted;
let town: SmallTown;

beforeAll(async () => {
  app = await bootApplication();
  town = await tellSmallTown(app.container);
});
afterAll(() => app.stop());

type Program = keyof typeof APPIDS;

const wechat = (person: string, program: Program) =>
  app.request
    .post('/api/session/wechat')
    .send({ program, code: app.wechat.codeFor(person, APPIDS[program]), consent: PRIVACY_VERSION });
const staff = (account: string, password: string, more: object = {}) =>
  app.request.post('/api/session/staff').send({ account, password, ...more });
const me = (token: string) => app.request.get('/api/me').set('Authorization', `Bearer ${token}`);

async function signedIn(person: string, program: Program): Promise<SessionView> {
  return (await wechat(person, program).expect(200)).body;
}

describe('a resident', () => {
  it('is the same person in two programs, by unionid', async () => {
    const first = await signedIn('li', 'resident');
    const second = await signedIn('li', 'volunteer');
    expect(second.person.id).toBe(first.person.id);
    expect(first.person.name).toMatch(/^居民\d{4}$/);
    expect((await signedIn('chen', 'resident')).person.id).not.toBe(first.person.id);
  });

  it('is one person also when both programs are opened at the same moment', async () => {
    const both = await Promise.all([signedIn('twin', 'resident'), signedIn('twin', 'enterprise')]);
    expect(both[0].person.id).toBe(both[1].person.id);
  });

  it('is refused with a code that was used', async () => {
    const code = app.wechat.codeFor('li', APPIDS.resident);
    const visit = { program: 'resident', code, consent: PRIVACY_VERSION };
    await app.request.post('/api/session/wechat').send(visit).expect(200);
    const { body } = await app.request
      .post('/api/session/wechat')
      .send({ program: 'resident', code })
      .expect(401);
    expect(body.error).toMatchObject({
      code: 'wechatCodeRefused',
      message: expect.stringContaining('微信登录凭证'),
    });
  });

  it('is asked to come back when WeChat is busy, or does not answer', async () => {
    app.wechat.fail('/sns/jscode2session', { errcode: -1 });
    expect((await wechat('li', 'resident').expect(503)).body.error.code).toBe('wechatBusy');
    app.wechat.hang('/sns/jscode2session', 4_000);
    const { body } = await wechat('li', 'resident').expect(503);
    app.wechat.hang('/sns/jscode2session', 0);
    expect(body.error.code).toBe('wechatBusy');
  });

  it('names themselves and brings a phone number, both seen again', async () => {
    const { token } = await signedIn('li', 'resident');
    const as = { Authorization: `Bearer ${token}` };
    await app.request.post('/api/me/name').set(as).send({ name: '李桂兰' }).expect(200);
    const code = app.wechat.phoneCodeFor('li', APPIDS.resident, '19900001234');
    await app.request.post('/api/me/phone').set(as).send({ program: 'resident', code }).expect(200);
    expect((await me(token)).body).toMatchObject({
      name: '李桂兰',
      phone: '19900001234',
      kind: 'resident',
      posts: [],
    });
  });

  it('keeps working when WeChat ends the access token early', async () => {
    const { token } = await signedIn('li', 'resident');
    app.wechat.expireTokens(APPIDS.resident);
    const code = app.wechat.phoneCodeFor('li', APPIDS.resident, '19900005678');
    const { body } = await app.request
      .post('/api/me/phone')
      .set('Authorization', `Bearer ${token}`)
      .send({ program: 'resident', code });
    expect(body).toMatchObject({ phone: '19900005678' });
  });
});

describe('a session', () => {
  it('ends at once when it is revoked, elsewhere too', async () => {
    const phone = await signedIn('li', 'resident');
    const tablet = await signedIn('li', 'resident');
    const rows = (await app.request.get('/api/sessions').set('Authorization', `Bearer ${phone.token}`)).body
      .rows;
    const own = rows.find((row: { current: boolean }) => row.current);
    await app.request
      .post(`/api/sessions/${own.id}/revoke`)
      .set('Authorization', `Bearer ${tablet.token}`)
      .send({})
      .expect(200);
    expect((await me(phone.token).expect(401)).body.error.code).toBe('sessionEnded');
    await me(tablet.token).expect(200);
  });

  it('is nobody else’s to revoke', async () => {
    const li = await signedIn('li', 'resident');
    const { id } = (await app.request.get('/api/sessions').set('Authorization', `Bearer ${li.token}`)).body
      .rows[0];
    const chen = await signedIn('chen', 'resident');
    await app.request
      .post(`/api/sessions/${id}/revoke`)
      .set('Authorization', `Bearer ${chen.token}`)
      .send({})
      .expect(404);
    await me(li.token).expect(200);
  });

  it('runs out, ends with a sign-out, and is only known by its hash', async () => {
    const { token, expiresAt } = await signedIn('li', 'resident');
    const restore = (await app.container.getAsync(Clock)).set(() => expiresAt);
    await me(token).expect(401);
    restore();
    await app.request.post('/api/session/end').set('Authorization', `Bearer ${token}`).send({}).expect(200);
    await me(token).expect(401);
    const database = await app.container.getAsync(Database);
    expect(await database.read('SELECT id FROM session WHERE tokenHash = ?', [token])).toHaveLength(0);
  });

  it('notes at most once a minute when it was last used', async () => {
    const { token } = await signedIn('li', 'resident');
    const clock = await app.container.getAsync(Clock);
    const later = clock.now() + 90_000;
    const restore = clock.set(() => later);
    await me(token).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { rows } = (await app.request.get('/api/sessions').set('Authorization', `Bearer ${token}`)).body;
    restore();
    expect(rows[0]).toMatchObject({ current: true, seenAt: later });
  });
});

describe('the staff', () => {
  it('signs in with a password and sees its posts', async () => {
    const { body } = await staff('zhang', PASSWORD).expect(200);
    expect(body.person).toMatchObject({
      kind: 'staff',
      name: '张敏',
      posts: [{ post: 'dispatcher', label: '派遣员', unitId: town.unit.centre }],
    });
  });

  it('must be bound before WeChat opens the command program, and is bound by signing in once', async () => {
    expect((await wechat('liang', 'command').expect(403)).body.error.code).toBe('wechatAccountUnbound');
    const code = app.wechat.codeFor('liang', APPIDS.command);
    await staff('liang', PASSWORD, { program: 'command', code }).expect(200);
    const { person } = await signedIn('liang', 'command');
    expect(person).toMatchObject({ id: town.staff.liang, kind: 'staff', posts: [{ post: 'handler' }] });
    expect((await signedIn('liang', 'resident')).person).toMatchObject({
      id: town.staff.liang,
      kind: 'resident',
      posts: [],
    });
  });

  it('takes the WeChat over from the resident it was before', async () => {
    const before = await signedIn('sun', 'resident');
    await staff('sun', PASSWORD, {
      program: 'command',
      code: app.wechat.codeFor('sun', APPIDS.command),
    }).expect(200);
    const after = await signedIn('sun', 'resident');
    expect(before.person.id).not.toBe(town.staff.sun);
    expect(after.person.id).toBe(town.staff.sun);
  });

  it('is locked out for a quarter of an hour after five wrong passwords, even guessed all at once', async () => {
    const guesses = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => staff('zhao', `wrong-${n}`)));
    const codes = guesses.map(({ body }) => body.error.code).sort();
    expect(codes).toEqual(['signInLocked', 'signInLocked', ...Array(4).fill('wrongPassword')]);
    const { body } = await staff('zhao', PASSWORD).expect(429);
    expect(body.error.message).toBe('密码连续输错次数过多，请 15 分钟后再试');
    const clock = await app.container.getAsync(Clock);
    const restore = clock.set(() => Date.now() + 15 * 60_000 + 1000);
    await staff('zhao', PASSWORD).expect(200);
    restore();
  });

  it('hears the same words for an unknown account, and is slowed down after ten failures a minute', async () => {
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push((await staff(`nobody-${n}`, 'x')).body.error.code);
    expect(answers[0]).toBe('wrongPassword');
    expect(answers.at(-1)).toBe('tooOften');
  });

  it('cannot be renamed by whoever holds the account', async () => {
    const { token } = await signedIn('liang', 'command');
    await app.request
      .post('/api/me/name')
      .set('Authorization', `Bearer ${token}`)
      .send({ name: '区长' })
      .expect(403);
  });
});

describe('the demonstration', () => {
  it('offers its people, and a code that signs one in through WeChat', async () => {
    const database = await app.container.getAsync(Database);
    const demo = JSON.stringify({
      key: 'wang-xiaoyan',
      order: 3,
      title: '受理员',
      blurb: '第一双眼睛',
      password: 'demo',
    });
    await database.unitOfWork((uow) => uow.update('person', town.staff.zhang, { demo }));
    const { rows } = (await app.request.get('/api/demo/people').expect(200)).body;
    expect(rows).toMatchObject([
      { key: 'wang-xiaoyan', account: 'zhang', password: 'demo', programs: ['admin', 'command'] },
    ]);
    const { code } = (
      await app.request
        .post('/api/demo/code')
        .send({ person: 'wang-xiaoyan', program: 'resident' })
        .expect(200)
    ).body;
    const visit = { program: 'resident', code, consent: PRIVACY_VERSION };
    await app.request.post('/api/session/wechat').send(visit).expect(200);
    await app.request.post('/api/demo/code').send({ person: 'anybody', program: 'resident' }).expect(404);
  });
});
