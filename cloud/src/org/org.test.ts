import { bootApplication, type Booted } from '../../test/support/application';
import { Directory } from './directory';
import { PASSWORD, tellSmallTown, type SmallTown } from './small-town.testing';

let app: Booted;
let town: SmallTown;
let token: string;

beforeAll(async () => {
  app = await bootApplication();
  town = await tellSmallTown(app.container);
  const { body } = await app.request
    .post('/api/session/staff')
    .send({ account: 'zhang', password: PASSWORD });
  token = body.token;
});
afterAll(() => app.stop());

const asStaff = (path: string) => app.request.get(path).set('Authorization', `Bearer ${token}`);

describe('the town', () => {
  it('places a point in its grid, community and street, with an address to say aloud', async () => {
    const { body } = await app.request.get('/api/locate?lng=120.0102&lat=30.0101').expect(200);
    expect(body).toMatchObject({
      grid: { id: town.unit.grid, name: '第三网格' },
      community: { id: town.unit.community, name: '青禾社区' },
      street: { id: town.unit.street, name: '文昌街道办事处' },
      address: expect.stringMatching(/^(文昌路与春晖街|春晖街与文昌路)交叉口附近（青禾社区第三网格）$/),
    });
    expect((await app.request.get('/api/locate?lng=120.004&lat=30.011')).body.address).toBe(
      '文昌路附近（青禾社区第三网格）',
    );
    expect((await app.request.get('/api/locate?lng=120.005&lat=30.005')).body.address).toBe(
      '青禾社区第三网格',
    );
  });

  it('refuses a place outside the district, and what is no place', async () => {
    expect((await app.request.get('/api/locate?lng=116.4&lat=39.9').expect(422)).body.error).toMatchObject({
      code: 'placeOutside',
    });
    expect((await app.request.get('/api/locate?lng=abc&lat=39.9').expect(400)).body.error.code).toBe(
      'badInput',
    );
    await app.request.get('/api/locate?lng=120.01&lat=30.01&colour=red').expect(400);
  });

  it('shows its shapes and roads to anyone, its units to those signed in', async () => {
    expect((await app.request.get('/api/town').expect(200)).body).toMatchObject({
      name: '演示区（虚构）',
      centre: { lng: 120.01 },
      ring: expect.any(Array),
    });
    expect((await app.request.get('/api/shapes?kind=grid').expect(200)).body.rows).toMatchObject([
      { id: town.unit.grid, kind: 'grid' },
    ]);
    await app.request.get('/api/shapes?kind=castle').expect(400);
    await app.request.get('/api/units').expect(401);
    expect((await asStaff('/api/units?kinds=street,community')).body.rows).toHaveLength(2);
  });

  it('lists those units a case can go to: the ones with a handler', async () => {
    expect((await asStaff('/api/units/handlers').expect(200)).body.rows).toMatchObject([
      { id: town.unit.lighting, name: '路灯管理所' },
    ]);
  });

  it('answers who stands where in the tree', async () => {
    const directory = await app.container.getAsync(Directory);
    const { grid, street, centre, lighting } = town.unit;
    expect(directory.isUnder(grid, street)).toBe(true);
    expect(directory.isUnder(street, grid)).toBe(false);
    expect(directory.ancestor(grid, 'district')?.id).toBe(town.unit.district);
    expect(directory.staffAt(lighting, 'handler')).toEqual([{ personId: town.staff.liang, name: '梁志强' }]);
    expect(directory.postsOf(town.staff.zhao)).toEqual([{ post: 'shiftLeader', unitId: centre }]);
    expect(directory.brief(null)).toEqual({ id: 0, name: '—', shortName: '—' });
    expect(() => directory.requireUnit(9999)).toThrow('unitUnknown');
  });
});
