import { bootApplication, type Booted } from '../../test/support/application';
import { Database } from '../kernel/database';
import { PASSWORD, tellSmallTown, type SmallTown } from '../org/small-town.testing';
import { CategoryLearner } from './category.learner';
import { Suggestions } from './suggestions';

let app: Booted;
let town: SmallTown;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  app = await bootApplication();
  town = await tellSmallTown(app.container);
  for (const account of ['zhao', 'zhang']) {
    tokens[account] = (
      await app.request.post('/api/session/staff').send({ account, password: PASSWORD })
    ).body.token;
  }
});
afterAll(() => app.stop());

const change = (account: string, code: string, body: object) =>
  app.request.put(`/api/categories/${code}`).set('Authorization', `Bearer ${tokens[account]}`).send(body);
const suggest = async (text: string) =>
  (
    await app.request
      .post('/api/categories/suggest')
      .set('Authorization', `Bearer ${tokens['zhang']}`)
      .send({ text })
      .expect(200)
  ).body.rows;

describe('categories', () => {
  it('are changed by the shift leader, and seen changed at once', async () => {
    const { body } = await change('zhao', '100118', { limit: '4h', nearbyMetres: 60 }).expect(200);
    expect(body).toMatchObject({ code: '100118', limit: '4h', nearbyMetres: 60, unitName: '路灯管理所' });
    const { rows } = (await app.request.get('/api/categories').expect(200)).body;
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ limit: '4h', retired: false });
  });

  it('are not changed by a dispatcher, nor given to a unit without a handler, nor to a wrong limit', async () => {
    expect((await change('zhang', '100118', { limit: '1h' }).expect(403)).body.error.code).toBe('notYours');
    const { body } = await change('zhao', '100118', { unitId: town.unit.archive }).expect(422);
    expect(body.error).toMatchObject({
      code: 'unitCannotHandle',
      message: '“档案局”没有设置处置人，不能派遣给它',
    });
    expect((await change('zhao', '100118', { unitId: 9999 }).expect(422)).body.error.code).toBe(
      'unitUnknown',
    );
    expect((await change('zhao', '999999', { limit: '1h' }).expect(422)).body.error.code).toBe(
      'categoryUnknown',
    );
    expect((await change('zhao', '100118', { limit: 'soon' }).expect(400)).body.error.message).toContain(
      '时限写法',
    );
  });
});

describe('suggestions', () => {
  it('start from the categories’ own words and say which', async () => {
    const [first] = await suggest('楼下的路灯不亮了');
    expect(first).toMatchObject({ code: '100118', name: '路灯' });
    expect(first.because).toContain('路灯');
  });

  it('are none where no word speaks for a category, or hardly more than chance does', async () => {
    for (const text of ['楼下的路灯不亮了', '垃圾', '请问什么时候能来人看一看'])
      for (const { share, because } of await suggest(text)) {
        expect(because).not.toEqual([]);
        expect(share).toBeGreaterThanOrEqual(0.02);
      }
    expect(await suggest('楼下的路灯不亮了')).toHaveLength(1);
    expect(await suggest('请问什么时候能来人看一看')).toEqual([]);
  });

  it('follow the newest learnt model, and never offer what is retired', async () => {
    const model = CategoryLearner.train([
      { words: '老槐树倒了挡路', label: '200102' },
      { words: '路灯坏了', label: '100118' },
    ]);
    const database = await app.container.getAsync(Database);
    await database.unitOfWork((uow) =>
      uow.insert('model', { name: 'category', body: JSON.stringify(model), at: uow.now }),
    );
    await (await app.container.getAsync(Suggestions)).reload();
    expect((await suggest('槐树倒了'))[0]).toMatchObject({ code: '200102' });
    await change('zhao', '200102', { retired: true }).expect(200);
    expect((await suggest('槐树倒了')).map(({ code }: { code: string }) => code)).not.toContain('200102');
  });
});
