import type { SecondFactorOffer } from '../contract/identity/security.api';
import { PRIVACY_VERSION } from '../contract/identity/privacy';
import type { FirstPassword } from '../contract/staff/staff.api';
import { foundDistrict, type Administrator } from '../database/founding/found-district';
import { found, wrongPlan } from '../database/founding/founding.command';
import { codeAt } from '../src/identity/one-time-code';
import { Directory } from '../src/org/directory';
import { Boundaries } from '../src/org/boundaries';
import { Person } from './build';
import { APPIDS, bootApplication, type Booted } from './support/application';
import { mariaDbAvailable, startMariaDb, type TestMariaDb } from './support/mariadb';

const PLAN = { district: '新城区', city: '某市', code: '210199' };
const OWN = 'Street-lamp-2026';

/** A square around 122.5 E, 41.5 N, so many degrees wide. */
function square(width: number): number[][][] {
  const [west, east, south, north] = [122.5 - width, 122.5 + width, 41.5 - width, 41.5 + width];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}
const featureOf = (code: unknown, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { code },
  geometry: { type, coordinates },
});
const fileOf = (...features: object[]) => ({ type: 'FeatureCollection', features });

const available = mariaDbAvailable();
const skipped = available !== true && !process.env.CI;
if (skipped) process.stdout.write(`跳过 MariaDB：${available}\n`);

describe.each(['SQLite', ...(skipped ? [] : ['MariaDB'])])('a district founded on %s', (kind) => {
  let server: TestMariaDb | undefined;
  let app: Booted;
  let first: Administrator[];

  beforeAll(async () => {
    server = kind === 'MariaDB' ? await startMariaDb() : undefined;
    const databaseUrl = await server?.url('founding');
    app = await bootApplication({ env: { DEMO: '0' }, ...(databaseUrl ? { databaseUrl } : {}) });
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await server?.stop();
  });

  async function signIn(account: string, password: string): Promise<Person> {
    const { status, body } = await app.request.post('/api/session/staff').send({ account, password });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return new Person(app, body.token);
  }
  /** What whoever was given a first password does with it. */
  async function enters(account: string, given: string): Promise<Person> {
    const person = await signIn(account, given);
    expect((await person.post('/me/password', { old: given, password: OWN })).status).toBe(200);
    return person;
  }
  async function administrator(post: string): Promise<Person> {
    const given = first.find((each) => each.post === post);
    if (!given) throw new Error(`no ${post}`);
    const person = await enters(given.account, given.password);
    const { secret } = (await person.post<SecondFactorOffer>('/me/second-factor/begin')).body;
    await person.post('/me/second-factor/confirm', { code: codeAt(secret, Date.now()) });
    return person;
  }
  async function made<T>(work: Promise<{ status: number; body: T }>): Promise<T> {
    const { status, body } = await work;
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  it('begins with its centre, the categories and three administrators, once', async () => {
    first = await foundDistrict(app.container, PLAN);
    expect(first.map(({ post }) => post)).toEqual(['systemAdmin', 'securityAdmin', 'auditAdmin']);
    await expect(foundDistrict(app.container, PLAN)).rejects.toThrow('已经有组织架构');
    expect((await app.request.get('/api/town')).body).toMatchObject({ name: '新城区', roads: [] });
    const { rows } = (await app.request.get('/api/categories')).body;
    expect(rows.length).toBeGreaterThan(80);
  });

  it('is set up by its administrators, each within their own powers, until a report travels to its ending', async () => {
    const system = await administrator('systemAdmin');
    const security = await administrator('securityAdmin');
    const { centre, district } = await app.container.getAsync(Directory);
    const unit = async (parentId: number, unitKind: string, name: string) =>
      made(system.post<{ id: number; code: string }>('/org/units', { parentId, kind: unitKind, name }));
    const street = await unit(district.id, 'street', '东街街道办事处');
    const community = await unit(street.id, 'community', '桥头社区');
    const grid = await unit(community.id, 'grid', '第一网格');
    const lighting = await unit(district.id, 'publicUnit', '路灯管理所');
    const staff = async (account: string, post: string, unitId: number): Promise<Person> => {
      const given = await made(system.post<FirstPassword>('/staff', { account, name: '张三' }));
      expect((await system.post(`/staff/${given.id}/posts`, { post, unitId })).status).toBe(403);
      await made(security.post(`/staff/${given.id}/posts`, { post, unitId }));
      return enters(account, given.password ?? '');
    };
    const clerk = await staff('clerk', 'intake', centre.id);
    const dispatcher = await staff('dispatch', 'dispatcher', centre.id);
    const handler = await staff('handler', 'handler', lighting.id);
    const inspector = await staff('inspector', 'inspector', centre.id);

    const boundaries = await app.container.getAsync(Boundaries);
    const place = { lng: 122.5, lat: 41.5 };
    const code = app.wechat.codeFor('li', APPIDS.resident);
    const entered = { program: 'resident', code, consent: PRIVACY_VERSION };
    const li = new Person(app, (await app.request.post('/api/session/wechat').send(entered)).body.token);
    const report = { text: '路灯不亮', place, categoryCode: '100118', answers: { state: '不亮' } };
    expect((await li.post('/cases', report)).body.error?.code).toBe('placeOutside');
    const ground = [district, street, community, grid].map((each, at) =>
      featureOf(each.code, square(0.1 - at / 50)),
    );
    expect(await boundaries.take(fileOf(...ground))).toEqual({ taken: 4, refused: [] });
    expect((await app.request.get('/api/town')).body.centre).toEqual(place);

    const { no } = await made(li.post('/cases', report));
    await clerk.does(no, 'file');
    await dispatcher.does(no, 'dispatch', { unitId: lighting.id });
    await handler.does(no, 'accept');
    await handler.does(no, 'answer', { ending: 'solved', words: '已修好' });
    await inspector.does(no, 'pass', { words: '亮了' });
    const rated = await li.does(no, 'rate', { level: 5 });
    expect(rated).toMatchObject({
      stateLabel: '已评价',
      grid: { name: '第一网格' },
      street: { id: street.id },
    });
    expect((await clerk.get(`/cases/${no}/proof`)).body).toMatchObject({ ok: true });
  });

  it('takes a survey’s coordinates as those that WeChat shows there', async () => {
    const boundaries = await app.container.getAsync(Boundaries);
    const surveyed = fileOf(featureOf(PLAN.code, square(0.1)));
    expect(await boundaries.take(surveyed, 'cgcs2000')).toEqual({ taken: 1, refused: [] });
    const { lng, lat } = (await app.request.get('/api/town')).body.centre;
    // Some hundred metres apart, as anywhere in China.
    expect(lng - 122.5).toBeGreaterThan(0.003);
    expect(lng - 122.5).toBeLessThan(0.008);
    expect(Math.abs(lat - 41.5)).toBeLessThan(0.004);
  });

  it.each([
    ['no GeoJSON', () => ({ type: 'Polygon' }), 0, 'FeatureCollection'],
    ['an unknown code', () => fileOf(featureOf('9', square(0.1))), 1, '没有编码'],
    ['the centre, which has no ground', () => fileOf(featureOf('210199700', square(0.1))), 1, '没有编码'],
    ['a point', () => fileOf(featureOf('210199', [122.5, 41.5], 'Point')), 1, '不是多边形'],
    [
      'latitude first',
      () => fileOf(featureOf('210199', [square(0.1)[0]?.map(([a, b]) => [b, a])])),
      1,
      '纬度',
    ],
    [
      'metres',
      () => fileOf(featureOf('210199', [square(0.1)[0]?.map(() => [4_500_000, 500_000])])),
      1,
      '度数',
    ],
    ['a hole', () => fileOf(featureOf('210199', [...square(0.1), ...square(0.01)])), 1, '一整块'],
    [
      'two pieces',
      () => fileOf(featureOf('210199', [square(0.1), square(0.01)], 'MultiPolygon')),
      1,
      '一整块',
    ],
    [
      'one unit twice',
      () => fileOf(featureOf('210199', square(0.1)), featureOf('210199', square(0.2))),
      2,
      '写了两次',
    ],
    [
      'one good and one bad',
      () => fileOf(featureOf('210199', square(0.2)), featureOf('x', square(0.1))),
      2,
      '没有编码',
    ],
  ])('takes nothing of a file with %s', async (_, file, feature, says) => {
    const boundaries = await app.container.getAsync(Boundaries);
    const before = (await app.request.get('/api/town')).body;
    const { taken, refused } = await boundaries.take(file());
    expect([taken, refused]).toEqual([0, [{ feature, says: expect.stringContaining(says) }]]);
    expect((await app.request.get('/api/town')).body).toEqual(before);
  });

  it('asks for what it needs to know', async () => {
    expect(wrongPlan({ district: '新城区' })).toContain('--city');
    expect(wrongPlan({ district: '新城区', city: '某市', code: '12' })).toContain('--code');
    expect(wrongPlan({ district: '新'.repeat(41), city: '某市', code: '210199' })).toContain('40 个字');
    expect(wrongPlan(PLAN)).toBeUndefined();
    await expect(found(app.container, PLAN, () => undefined)).rejects.toThrow('已经有组织架构');
  });
});
