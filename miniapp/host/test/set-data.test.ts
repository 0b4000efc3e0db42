import { Driven } from './driving';

describe('setData', () => {
  let shop: Driven;
  beforeAll(async () => {
    shop = await Driven.start('shop');
  });
  afterAll(() => shop.end());

  it('carries a copy: no functions, no undefined, dates as text', async () => {
    const page = await shop.page();
    const names: string[] = await page.callMethod('odd');
    expect(names).toEqual(expect.arrayContaining(['nested', 'date']));
    expect(names).not.toContain('fn');
    expect(names).not.toContain('undef');
    expect(await page.data('nested')).toEqual({ keep: 1 });
    expect(await page.data('date')).toBe('1970-01-01T00:00:00.000Z');
  });

  it('counts what it carries, until the record is read', async () => {
    await shop.program.costs();
    await (await shop.page()).callMethod('big', 10);
    await (await shop.page()).callMethod('big', 20);
    const { setData } = await shop.program.costs();
    const envelope = '{"big":""}'.length;
    expect(setData).toEqual({
      count: 2,
      bytes: 30 * 1024 + 2 * envelope,
      largest: { bytes: 20 * 1024 + envelope, path: 'pages/index/index' },
    });
    expect((await shop.program.costs()).setData.count).toBe(0);
  });

  it('complains from 256 KB on', async () => {
    await (await shop.page()).callMethod('big', 200);
    expect(shop.program.exceptions()).toEqual([]);
    await (await shop.page()).callMethod('big', 256);
    expect(shop.program.exceptions()).toMatchObject([
      { message: expect.stringContaining('more than the 256 KB advised') },
    ]);
  });

  it('is heard no more by a page that has been closed', async () => {
    const before = shop.program.exceptions().length;
    await shop.client.evaluate(() => {
      const [left] = getCurrentPages();
      Reflect.get(globalThis, 'wx').reLaunch({
        url: '/pages/detail/index?id=1',
        success: () => Reflect.get(left ?? {}, 'setData').call(left, { items: [{ id: 9, name: 'late' }] }),
      });
    });
    const page = await shop.page();
    await page.waitFor(100);
    expect((await shop.page()).path).toBe('pages/detail/index');
    expect(shop.program.exceptions().slice(before)).toEqual([]);
    await shop.client.callWxMethod('reLaunch', { url: '/pages/index/index' });
  });

  it('refuses a megabyte', async () => {
    await expect((await shop.page()).callMethod('big', 1024)).rejects.toThrow('exceed the limit of 1024 KB');
  });
});
