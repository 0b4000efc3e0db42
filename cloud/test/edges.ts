import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MidwayLoggerService } from '@midwayjs/core';
import { bootTown, LAMP, LAMP_PLACE, type Person, type Town } from './build';
import { APPIDS } from './support/application';

const RESIDENT = 25;
const env = {
  LIMIT_REPORTS: '3',
  LIMIT_RESIDENT: String(RESIDENT),
  LIMIT_ADDRESS: '30',
  LIMIT_STAFF: '1000',
  LOG_LEVEL: 'info',
};

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

  it('counts those without a session by address; health is always answered', async () => {
    const ask = (headers: Record<string, string> = {}) => town.request.get('/api/town').set(headers);
    let refused = 0;
    for (let i = 0; i < 40; i++) if ((await ask()).status === 429) refused++;
    expect(refused).toBeGreaterThan(5);
    const unknown = { Authorization: `Bearer ${'x'.repeat(43)}` };
    expect((await ask(unknown)).status).toBe(429);
    await town.request.get('/api/health').expect(200);
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
