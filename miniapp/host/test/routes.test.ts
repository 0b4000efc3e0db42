import { Driven } from './driving';

describe('the stack of pages', () => {
  let shop: Driven;
  beforeAll(async () => {
    shop = await Driven.start('shop');
  });
  afterAll(() => shop.end());
  const go = (how: string, url: string) => shop.client.callWxMethod(how, { url });
  const stack = async () => (await shop.client.pageStack()).map((page) => page?.path);

  it('grows and shrinks', async () => {
    await go('navigateTo', '/pages/detail/index?id=1');
    await go('redirectTo', '/pages/detail/index?id=2');
    expect(await stack()).toEqual(['pages/index/index', 'pages/detail/index']);
    expect((await shop.page()).query).toEqual({ id: '2' });
    await shop.client.native().navigateLeft();
    expect(await stack()).toEqual(['pages/index/index']);
  });

  it('holds ten pages and no more', async () => {
    for (let depth = 2; depth <= 10; depth += 1) await go('navigateTo', `/pages/detail/index?id=${depth}`);
    await expect(go('navigateTo', '/pages/detail/index')).rejects.toThrow('webview count limit exceed');
    expect(await stack()).toHaveLength(10);
    await shop.client.callWxMethod('navigateBack', { delta: 99 });
    expect(await stack()).toEqual(['pages/index/index']);
  });

  it('refuses a page that is not there, a tab by navigateTo, and no tab by switchTab', async () => {
    await expect(go('navigateTo', '/pages/nowhere')).rejects.toThrow('page "pages/nowhere" is not found');
    await expect(go('navigateTo', '/pages/cart/index')).rejects.toThrow('can not navigateTo a tabbar page');
    await expect(go('switchTab', '/pages/detail/index')).rejects.toThrow('can not switch to no-tabBar page');
  });

  it('keeps a tab alive while another is shown', async () => {
    await shop.calls();
    await shop.client.native().switchTab({ url: '/pages/cart/index' });
    expect(await shop.text('.empty')).toBe('empty 1');
    expect(await shop.calls()).toEqual(['index onHide', 'counter hidden', 'cart onTabItemTap 1 Cart']);
    await shop.client.native().switchTab({ url: '/pages/index/index' });
    await go('navigateTo', '/pages/detail/index');
    await go('switchTab', '/pages/cart/index');
    expect(await shop.text('.empty')).toBe('empty 2');
    expect(await stack()).toEqual(['pages/cart/index']);
  });

  it('closes everything for reLaunch, the waiting tabs too', async () => {
    await shop.calls();
    await go('reLaunch', '/pages/detail/index?id=5');
    expect(await shop.calls()).toEqual([
      'cart onUnload',
      'index onUnload',
      'counter detached',
      'detail onLoad {"id":"5"}',
      'detail onShow',
    ]);
  });

  it('shows only the page on top to the finger and to its own styles', async () => {
    await go('reLaunch', '/pages/index/index');
    await go('navigateTo', '/pages/detail/index');
    const [index] = await shop.client.pageStack();
    await expect((await index?.$('.inner'))?.tap()).rejects.toThrow('has no size');
  });

  it('loads a sub-package when its page is opened', async () => {
    await go('navigateTo', '/extra/pages/far/index');
    expect(await shop.text('.far')).toBe('from afar');
    expect(await shop.text('.late')).toBe('late');
  });
});
