import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MidwayLoggerService, MidwayWebRouterService } from '@midwayjs/core';
import { PRIVACY_VERSION } from '../contract/identity/privacy';
import { Database } from '../src/kernel/database';
import { bootTown, LAMP, LAMP_PLACE, type Person, type Town } from './build';
import { APPIDS } from './support/application';

const RESIDENT = 25;
const ADDRESS = 80;
const env = {
  LIMIT_REPORTS: '3',
  LIMIT_RESIDENT: String(RESIDENT),
  LIMIT_ADDRESS: String(ADDRESS),
  LIMIT_STAFF: '1000',
  LOG_LEVEL: 'info',
};

/** What Midway itself answers, past `Serve`: for machines and readers, each counting its callers. */
const BARE_ROUTES = [
  ...['/api/docs', '/api/docs.css', '/api/docs.js', '/api/health'],
  ...['/api/metrics', '/api/openapi.json', '/api/ready', '/api/version'],
];

/** The edges of a served town, whose proxies in front are trusted or not. */
export function tellEdges(proxies: 0 | 1): void {
  let town: Town;
  let someone: Person, other: Person, clerk: Person, privatePerson: Person;
  const out: string[] = [];

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((chunk) => Boolean(out.push(String(chunk))));
    town = await bootTown(undefined, {
      ...env,
      TRUST_PROXY: String(proxies),
      PUBLIC_URL: 'https://a.gov.cn',
    });
    // Signed in before anything is counted full.
    someone = await town.resident('someone-eager');
    other = await town.resident('someone-else');
    privatePerson = await town.resident('someone-private');
    clerk = await town.staff('wang');
  }, 60_000);
  afterAll(async () => {
    await town.stop();
    jest.restoreAllMocks();
  });

  let address = 0;
  /** A call whose sender claims an address of their own. */
  const wrongPassword = (claimed: string) =>
    town.request
      .post('/api/session/staff')
      .set('X-Forwarded-For', claimed)
      .send({ account: 'nobody', password: 'wrong-password' });

  it(
    proxies === 0
      ? 'stops a guesser after ten tries, whatever address is claimed'
      : 'counts by the address the trusted proxy saw, not by what was claimed before it',
    async () => {
      const from = () => (proxies === 0 ? `9.9.9.${address++}` : `9.9.9.${address++}, 10.0.0.1`);
      for (let i = 0; i < 10; i++) expect((await wrongPassword(from())).status).toBe(401);
      const stopped = await wrongPassword(from());
      expect(stopped.status).toBe(429);
      expect(stopped.body.error.code).toBe('tooOften');
      expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
      const elsewhere = await wrongPassword('9.9.9.9, 10.0.0.2');
      expect(elsewhere.status).toBe(proxies === 0 ? 429 : 401);
    },
  );

  it('stops whoever tries made-up WeChat codes after ten, and nobody whose code is good before that', async () => {
    const from = (claimed: string) => (proxies === 0 ? claimed : `9.9.9.9, ${claimed}`);
    const signIn = (code: string, claimed: string) =>
      town.request
        .post('/api/session/wechat')
        .set('X-Forwarded-For', from(claimed))
        .send({ program: 'resident', code, consent: PRIVACY_VERSION });
    for (let n = 0; n < 15; n++) {
      const code = town.wechat.codeFor(`in-the-hall-${n}`, APPIDS.resident);
      expect((await signIn(code, '10.0.1.1')).status).toBe(200);
    }
    for (let n = 0; n < 10; n++) {
      const { status, body } = await signIn(`made-up-${n}`, '10.0.1.1');
      expect([status, body.error.code]).toEqual([401, 'wechatCodeRefused']);
    }
    const late = town.wechat.codeFor('in-the-hall-0', APPIDS.resident);
    for (const code of ['made-up-again', late]) {
      const stopped = await signIn(code, '10.0.1.1');
      expect([stopped.status, stopped.body.error.code]).toEqual([429, 'tooOften']);
    }
    expect((await signIn(late, '10.0.1.2')).status).toBe(proxies === 0 ? 429 : 200);
  });

  it('takes three reports of a resident an hour, and says when to come back', async () => {
    const send = () => someone.post('/cases', { text: '路灯不亮', place: LAMP_PLACE, ...LAMP });
    for (let i = 0; i < 3; i++) expect((await send()).status).toBe(200);
    const refused = await send();
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'tooOften' } } });
    expect((await someone.get<{ rows: unknown[] }>('/cases?scope=mine')).body.rows).toHaveLength(3);
  });

  it('counts requests for the person, wherever they come from, and leaves staff alone', async () => {
    const statuses = async (person: Person): Promise<number[]> => {
      const all: number[] = [];
      for (let i = 0; i < RESIDENT + 5; i++) all.push((await person.get('/me')).status);
      return all;
    };
    expect((await statuses(other)).filter((status) => status === 429)).toHaveLength(5);
    expect((await statuses(clerk)).every((status) => status === 200)).toBe(true);
  });

  it('makes the API document once: whoever has it is told so, in no bytes', async () => {
    for (const path of ['/api/openapi.json', '/api/docs', '/api/docs.css']) {
      const { headers } = await town.request.get(path).expect(200);
      expect(headers['cache-control']).toBe('no-cache');
      const known = { 'If-None-Match': headers['etag'] ?? '' };
      expect((await town.request.get(path).set(known).expect(304)).text).toBe('');
      await town.request.get(path).set({ 'If-None-Match': '"another"' }).expect(200);
    }
  });

  it('remembers with what settings it was started, for the next start to compare', async () => {
    const database = await town.container.getAsync(Database);
    const fact = await database.readOne<{ value: string }>("SELECT value FROM fact WHERE name = 'settings'");
    expect(JSON.parse(fact?.value ?? '{}')).toMatchObject({
      LIMIT_REPORTS: '3',
      TRUST_PROXY: String(proxies),
    });
  });

  it('serves nothing past the gate but what is named', async () => {
    const router = await town.container.getAsync(MidwayWebRouterService);
    const routes = await router.getFlattenRouterTable();
    expect(routes.map(({ fullUrl }) => fullUrl).sort()).toEqual(BARE_ROUTES);
  });

  it('counts those without a session by address, readers of the API document too', async () => {
    const ask = (path: string, headers: Record<string, string> = {}) => town.request.get(path).set(headers);
    let refused = 0;
    for (let i = 0; i < ADDRESS + 10; i++) if ((await ask('/api/town')).status === 429) refused++;
    expect(refused).toBeGreaterThan(5);
    const unknown = { Authorization: `Bearer ${'x'.repeat(43)}` };
    expect((await ask('/api/town', unknown)).status).toBe(429);
    for (const path of ['/api/openapi.json', '/api/docs', '/api/docs.js']) {
      const { status, headers, body } = await ask(path);
      expect([status, body.error?.code]).toEqual([429, 'tooOften']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('counts those who watch over the process apart from the people; health is always answered', async () => {
    const watch = async (path: string): Promise<number> => (await town.request.get(path)).status;
    expect(await watch('/api/ready')).toBe(200);
    const statuses: number[] = [];
    for (let i = 0; i < ADDRESS + 5; i++) statuses.push(await watch(i % 2 ? '/api/ready' : '/api/metrics'));
    expect(statuses.filter((status) => status === 429)).toHaveLength(6);
    for (const path of ['/api/health', '/api/version']) expect(await watch(path)).toBe(200);
  });

  it('sets no cookie, opens to no other site, and takes no step without a bearer token', async () => {
    const answer = await town.request
      .post('/api/cases')
      .set({ Origin: 'https://evil.example', 'Content-Type': 'text/plain' })
      .send(JSON.stringify({ text: '路灯不亮' }));
    expect([401, 429]).toContain(answer.status);
    expect(Object.keys(answer.headers).filter((name) => /^access-control|^set-cookie/.test(name))).toEqual(
      [],
    );
    const preflight = await town.request
      .options('/api/cases')
      .set({ Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' });
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each(['/', '/admin/', '/h5/resident/', '/api/docs', '/api/health', '/api/nothing', '/nothing'])(
    'is careful on every answer: %s',
    async (path) => {
      const { headers } = await town.request.get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'strict-transport-security': expect.stringContaining('max-age='),
        'permissions-policy': expect.stringContaining('geolocation=(self)'),
        'content-security-policy': expect.stringMatching(/frame-ancestors '(none|self)'/),
      });
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    },
  );

  it('writes nothing personal into its logs', async () => {
    const li = privatePerson;
    const phoneCode = town.wechat.phoneCodeFor('someone-private', APPIDS.resident, '13812345678');
    expect((await li.post('/me/phone', { program: 'resident', code: phoneCode })).status).toBe(200);
    const openid = town.wechat.people.openid('someone-private', APPIDS.resident);
    const secrets = ['13812345678', '欧阳翠花', li.token, '张家巷十七号', openid];
    await li.get(`/cases?words=${encodeURIComponent('欧阳翠花')}&phone=13812345678`);
    await li.post('/cases', { text: '我是欧阳翠花，电话13812345678', address: '张家巷十七号', ...LAMP });
    await li.get('/me/13812345678');
    await town.request
      .post('/api/session/staff')
      .set('Content-Type', 'application/json')
      .send('{"account":"欧阳翠花","password":"13812345678"');
    const loggers = await town.container.getAsync(MidwayLoggerService);
    loggers.getLogger('logger').error('the log is written');
    const written = (): string => out.join('') + logsOf(join(town.settings.dataDir, 'logs'));
    while (!written().includes('the log is written')) await new Promise((wait) => setTimeout(wait, 20));
    for (const secret of secrets) expect(written()).not.toContain(secret);
  });
}

function logsOf(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
