import { Driven } from './driving';

describe('the life of a program', () => {
  let shop: Driven;
  beforeAll(async () => {
    shop = await Driven.start('shop');
  });
  afterAll(() => shop.end());

  it('begins with the app, then the components, then the page', async () => {
    expect(await shop.calls()).toEqual([
      'onLaunch pages/index/index',
      'onShow',
      'counter attached',
      'index onLoad',
      'index onShow',
      'counter shown',
      'counter ready',
      'index onReady',
    ]);
  });

  it('hides the page that is navigated from, and shows it again without loading it', async () => {
    await (await (await shop.page()).$$('.item'))[1].tap();
    expect(await shop.calls()).toEqual([
      'index onHide',
      'counter hidden',
      'detail onLoad {"id":"2","q":"a%20b"}',
      'detail onShow',
    ]);
    await shop.tap('.back');
    expect(await shop.calls()).toEqual(['detail onUnload', 'index onShow', 'counter shown']);
  });

  it('hears a pull only at the top', async () => {
    const greeting = await shop.find('#greeting');
    await greeting.touchstart();
    await greeting.touchmove({ touches: [{ clientX: 100, clientY: 300 }] });
    await greeting.touchend({ touches: [{ clientX: 100, clientY: 300 }] });
    expect(await shop.calls()).toEqual(['index onPullDownRefresh']);
  });

  it('hears the bottom once each time it is reached', async () => {
    const page = await shop.page();
    await shop.tap('.bottom');
    await page.waitFor(100);
    expect(await shop.calls()).toEqual(['index onReachBottom']);
    expect(await shop.client.evaluate(() => getCurrentPages().length)).toBe(1);
    expect(await page.callMethod('lastEvent')).toBeUndefined();
  });

  it('hears the bottom again when the page has grown, even in one jump', async () => {
    const page = await shop.page();
    const items = Array.from({ length: 40 }, (_, id) => ({ id, name: 'more' }));
    await page.setData({ items });
    await shop.client.pageScrollTo(1_000_000);
    await page.waitFor(100);
    expect(await shop.calls()).toEqual(['index onReachBottom']);
  });

  it('shares what onShareAppMessage says, with the page itself where it says nothing', async () => {
    expect(await shop.send('Host.share')).toEqual({ title: 'from menu', path: '/pages/index/index' });
  });

  it('goes to the background and comes back: the page, its components and the app', async () => {
    await shop.send('Host.background');
    await shop.send('Host.foreground');
    expect(await shop.calls()).toEqual([
      ...['index onHide', 'counter hidden', 'onHide'],
      ...['onShow', 'index onShow', 'counter shown'],
    ]);
  });

  it('tells App.onError and the client what a handler throws', async () => {
    const heard = new Promise<{ message: string; stack: string }>((resolve) =>
      shop.client.on('exception', resolve),
    );
    await shop.tap('.throws');
    expect(await heard).toMatchObject({
      message: 'thrown on purpose',
      stack: expect.stringContaining('pages/index/index.js'),
    });
    expect(await shop.calls()).toEqual(['onError Error: thrown on purpose']);
    expect(shop.program.exceptions()).toHaveLength(1);
  });

  it('tells the page of a turned screen', async () => {
    await shop.send('Host.resize', { width: 812, height: 375 });
    expect(await (await shop.page()).size()).toMatchObject({ width: 812 });
    expect(await shop.calls()).toEqual(['index onResize 812']);
    await shop.send('Host.resize', { width: 375, height: 812 });
  });
});

it('says which page was not found, and opens the first one instead', async () => {
  const shop = await Driven.start('shop', { open: 'pages/gone/index?id=9' });
  expect(await shop.calls()).toContain('onPageNotFound pages/gone/index true');
  expect((await shop.page()).path).toBe('pages/index/index');
  await shop.end();
});

it('opens the page of a shared card, with a way home and no way back', async () => {
  const shop = await Driven.start('shop', { open: 'pages/detail/index?id=9' });
  expect(await shop.text('.id')).toBe('9');
  await shop.client.native().navigateLeft();
  expect((await shop.page()).path).toBe('pages/index/index');
  await shop.end();
});
