import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Driven } from './driving';

describe('the whole protocol, through the official client', () => {
  let shop: Driven;
  beforeAll(async () => {
    shop = await Driven.start('shop');
  });
  afterAll(() => shop.end());

  it('tells its version', async () => {
    await shop.client.checkVersion();
    expect(await shop.send('Tool.getInfo')).toMatchObject({ version: 'headless host' });
    expect(await shop.client.testAccounts()).toEqual([]);
  });

  it('refuses what it has not got, by name', async () => {
    await expect(shop.client.stopAudits()).rejects.toThrow(
      'Tool.stopAudits is not offered by the headless host',
    );
    await expect(shop.client.getTicket()).rejects.toThrow('Tool.getTicket is not offered');
    await expect(shop.client.callPluginWxMethod('p', 'login')).rejects.toThrow('plugins are not offered');
    await expect(shop.send('Page.somersault')).rejects.toThrow('unimplemented: Page.somersault');
  });

  it('finds elements by class, id, tag, attribute and below another', async () => {
    const page = await shop.page();
    expect(await page.$$('.item')).toHaveLength(2);
    expect(await shop.text('#greeting')).toBe('SHOP!');
    expect(await (await page.$('view.outer > view.inner'))?.text()).toBe('count 0');
    expect(await (await page.$('[class="item"]'))?.text()).toBe('0: pear');
    expect(await (await shop.find('.outer')).$$('view')).toHaveLength(3);
    expect(await page.$('.nowhere')).toBeNull();
    expect(await page.$$('.nowhere')).toEqual([]);
  });

  it('finds elements by XPath', async () => {
    const page = await shop.page();
    expect(await (await page.xpath('//view[@id="greeting"]'))?.text()).toBe('SHOP!');
    expect(await (await page.xpath('/page/view[1]'))?.text()).toBe('SHOP!');
    expect(await page.getElementsByXpath('//view[@class="item"]')).toHaveLength(2);
    expect(await page.xpath('//view[@id="nobody"]')).toBeNull();
  });

  it('reads an element: text, attributes, data, styles, size, place, wxml, properties', async () => {
    const greeting = await shop.find('#greeting');
    expect(greeting.tagName).toBe('view');
    expect(await greeting.attribute('class')).toBe('wide red');
    expect(await (await shop.find('.inner')).attribute('data-item-id')).toBe(7);
    expect(await greeting.style('color')).toBe('rgb(200, 0, 0)');
    expect(await greeting.size()).toEqual({ width: 188, height: 40 });
    expect(await greeting.offset()).toEqual({ left: 0, top: 0 });
    expect(await greeting.wxml()).toBe('SHOP!');
    expect(await greeting.outerWxml()).toBe(`<view class="wide red" id="greeting">SHOP!</view>`);
    expect(await greeting.property('hidden')).toBe(false);
    await expect(greeting.property('nothing')).rejects.toThrow('view.nothing not exists');
  });

  it('reads and sets the data of a page, by path too, and calls its methods', async () => {
    const page = await shop.page();
    expect(await page.data('items[1].name')).toBe('plum');
    await page.setData({ 'items[1].name': 'cherry' });
    expect(await (await page.$$('.item'))[1].text()).toBe('1: cherry');
    expect(await page.callMethod('add', 2, 3)).toBe(5);
    await expect(page.callMethod('nothing')).rejects.toThrow('nothing is not a method');
    expect(await page.size()).toMatchObject({ width: 375 });
  });

  it('reads, sets and calls a component', async () => {
    const counter = await shop.find('#counter');
    expect(counter).toHaveProperty('nodeId', expect.any(String));
    const component = counter as unknown as {
      data(path?: string): Promise<unknown>;
      setData(data: object): Promise<void>;
      callMethod(name: string, ...given: unknown[]): Promise<unknown>;
    };
    expect(await component.data('value')).toBe(3);
    await component.setData({ value: 40 });
    expect(await (await counter.$('.number'))?.text()).toBe('40');
    expect(await component.callMethod('twice', 21)).toBe(42);
  });

  it('triggers events without a finger', async () => {
    await (await shop.find('#counter')).trigger('changed', { value: 'by hand' });
    expect(await shop.text('page > .log')).toBe('counted by hand');
    await (await shop.find('.caught')).dispatchEvent({ eventName: 'tap', detail: { x: 1, y: 2 } });
    expect(await shop.text('page > .log')).toBe('caught');
  });

  it('runs functions on the side of the program, where there is no browser', async () => {
    const seen = await shop.client.evaluate(
      (given: number) => ({
        given,
        window: typeof window,
        document: typeof document,
        wx: typeof Reflect.get(globalThis, 'wx'),
      }),
      7,
    );
    expect(seen).toEqual({ given: 7, window: 'undefined', document: 'undefined', wx: 'object' });
  });

  it('replaces an API by a result or a function, and gives it back', async () => {
    const info = await shop.client.callWxMethod('getSystemInfoSync');
    await shop.client.mockWxMethod('getSystemInfoSync', { platform: 'mocked' });
    expect(await shop.client.systemInfo()).toEqual({ platform: 'mocked' });
    await shop.client.mockWxMethod(
      'getSystemInfoSync',
      function (this: { origin: () => { windowWidth: number } }, more: number) {
        return { windowWidth: this.origin().windowWidth + more };
      },
      1000,
    );
    expect(await shop.client.systemInfo()).toEqual({ windowWidth: info.windowWidth + 1000 });
    await shop.client.restoreWxMethod('getSystemInfoSync');
    expect(await shop.client.systemInfo()).toEqual(info);
  });

  it('lets an asynchronous mock fail as WeChat fails', async () => {
    await shop.client.mockWxMethod('login', { errMsg: 'login:fail by test' });
    await expect(shop.client.callWxMethod('login')).rejects.toThrow('login:fail by test');
    await shop.client.restoreWxMethod('login');
  });

  it('calls back what was exposed', async () => {
    const heard = new Promise(
      (resolve) => void shop.client.exposeFunction('greet', (...said: unknown[]) => resolve(said)),
    );
    await shop.client.evaluate(() => Reflect.get(globalThis, 'greet')?.('hello', 1));
    expect(await heard).toEqual(['hello', 1]);
  });

  it('passes the console on, from the start of the program', async () => {
    const heard = new Promise<{ type: string; args: unknown[] }>((resolve) =>
      shop.client.on('console', resolve),
    );
    await shop.client.evaluate(() => console.warn('careful', { depth: 1 }));
    expect(await heard).toEqual({ type: 'warn', args: ['careful', { depth: 1 }] });
  });

  it('takes a picture', async () => {
    const file = join(tmpdir(), `shop-${process.pid}.png`);
    await shop.client.screenshot({ path: file });
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  });

  it('knows what has left: a closed page, a removed element', async () => {
    const page = await shop.page();
    const item = await shop.find('.item');
    await page.setData({ items: [] });
    await expect(item.text()).rejects.toThrow('element not found or detached');
    await shop.client.callWxMethod('reLaunch', { url: '/pages/index/index' });
    await expect(page.callMethod('add', 1, 1)).rejects.toThrow('page destroyed');
  });

  it('goes where a person goes: home, back, a tab', async () => {
    await shop.client.callWxMethod('navigateTo', { url: '/pages/detail/index' });
    await shop.client.native().goHome();
    expect((await shop.page()).path).toBe('pages/index/index');
    await expect(shop.client.native().confirmModal()).rejects.toThrow(
      'confirmModal: nothing on the screen waits for it',
    );
  });
});
