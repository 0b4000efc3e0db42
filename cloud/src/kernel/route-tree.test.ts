import { RouteTree } from './route-tree';

const tree = new RouteTree<string>();
for (const path of [
  '/cases',
  '/cases/:no',
  '/cases/:no/steps/:action',
  '/cases/nearby',
  '/cases/nearby/:id/photo',
])
  tree.add(path, path);

describe('the routes', () => {
  it.each([
    ['/cases', '/cases', {}],
    ['/cases/', '/cases', {}],
    ['/cases/261128000012', '/cases/:no', { no: '261128000012' }],
    ['/cases/12/steps/note', '/cases/:no/steps/:action', { no: '12', action: 'note' }],
    ['/cases/nearby', '/cases/nearby', {}],
    ['/cases/nearby/steps/note', '/cases/:no/steps/:action', { no: 'nearby', action: 'note' }],
    ['/cases/nearby/7/photo', '/cases/nearby/:id/photo', { id: '7' }],
    ['/cases/%E8%B7%AF', '/cases/:no', { no: '路' }],
  ])('finds %s', (path, value, params) => {
    expect(tree.find(path)).toEqual({ value, params });
  });

  it.each(['/', '/case', '/cases/12/steps', '/cases/12/steps/note/more', '/__proto__'])(
    'knows nothing of %s',
    (path) => {
      expect(tree.find(path)).toBeUndefined();
    },
  );

  it('refuses a second route for the same path, whatever its parameter is called', () => {
    expect(() => tree.add('/cases/:id', 'again')).toThrow('/cases/:id is served twice');
  });
});
