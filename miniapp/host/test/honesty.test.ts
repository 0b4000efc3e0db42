import { changed, Driven } from './driving';

const PAGE = 'pages/index/index';

it('names an API that it has not got, loudly', async () => {
  const shop = await Driven.start('shop');
  const page = await shop.page();
  await expect(page.callMethod('missing')).rejects.toThrow(
    'wx.startBluetoothDevicesDiscovery is not offered by the headless host',
  );
  expect(shop.program.exceptions()).toMatchObject([
    { message: expect.stringContaining('startBluetoothDevicesDiscovery') },
  ]);
  expect(await shop.client.callWxMethod('canIUse', 'startBluetoothDevicesDiscovery')).toBe(false);
  expect(await shop.client.callWxMethod('canIUse', 'navigateTo')).toBe(true);
  expect(await shop.client.callWxMethod('canIUse', 'view')).toBe(true);
  expect(await shop.client.callWxMethod('canIUse', 'view.wings')).toBe(false);
  expect(await shop.client.callWxMethod('canIUse', 'slider.bindchanging')).toBe(true);
  expect(await shop.client.callWxMethod('canIUse', 'slider.bindtap')).toBe(true);
  expect(await shop.client.callWxMethod('canIUse', 'slider.bindflight')).toBe(false);
  expect(await shop.client.callWxMethod('canIUse', 'ad-custom')).toBe(false);
  await shop.end();
});

it('does not start a program with a component that nobody has', () =>
  changed(
    'shop',
    { file: `${PAGE}.wxml`, from: '<view class="bottom">', to: '<sundial/><view class="bottom">' },
    (dist) =>
      expect(Driven.start(dist)).rejects.toThrow(
        'not offered by the headless host: <sundial> (in pages/index/index.wxml)',
      ),
  ));

it('does not start a program whose app.js throws', () =>
  changed('shop', { file: 'app.js', from: 'App({', to: 'throw new Error("no app"); App({' }, (dist) =>
    expect(Driven.start(dist)).rejects.toThrow('the program does not start: no app'),
  ));

it('reports a page whose file throws', () =>
  changed(
    'shop',
    { file: 'pages/detail/index.js', from: 'Page({', to: 'nothing.here; Page({' },
    async (dist) => {
      const shop = await Driven.start(dist);
      await expect(shop.client.callWxMethod('navigateTo', { url: '/pages/detail/index' })).rejects.toThrow(
        'nothing is not defined',
      );
      expect(shop.program.exceptions()).toMatchObject([{ message: 'nothing is not defined' }]);
      await shop.end();
    },
  ));

it('gives the program nothing of the browser', () =>
  changed(
    'shop',
    {
      file: 'app.js',
      from: 'calls: [],',
      to: 'calls: [typeof fetch, typeof URL, typeof localStorage, typeof Function("return this")().document],',
    },
    async (dist) => {
      const shop = await Driven.start(dist);
      expect((await shop.calls()).slice(0, 4)).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
      await expect(shop.client.evaluate(() => Reflect.construct(Function, ['return 1']))).rejects.toThrow(
        'not allowed',
      );
      await shop.end();
    },
  ));
