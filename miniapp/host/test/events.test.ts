import { changed, Driven } from './driving';

describe('a finger on the page', () => {
  let shop: Driven;
  beforeAll(async () => {
    shop = await Driven.start('shop');
  });
  afterAll(() => shop.end());

  it('reaches the element and those around it, innermost first', async () => {
    await shop.tap('.inner');
    expect(await shop.text('.inner')).toBe('count 1');
    expect(await shop.text('page > .log')).toBe('inner outer:inner:outer:outer');
  });

  it('tells the handler what WeChat tells: targets with dataset, marks of all ancestors, where the finger was', async () => {
    await shop.tap('.inner');
    const event = await (await shop.page()).callMethod('lastEvent');
    expect(event).toMatchObject({
      type: 'tap',
      target: { dataset: { who: 'inner', itemId: 7 } },
      currentTarget: { dataset: { who: 'inner', itemId: 7 } },
      mark: { from: 'outer', kind: 'inner' },
      detail: { x: expect.any(Number), y: expect.any(Number) },
      changedTouches: [{ identifier: 0, clientX: expect.any(Number) }],
    });
    expect(event.target).toHaveProperty('offsetLeft');
  });

  it('is kept from the ancestors by catchtap', async () => {
    await shop.tap('.caught');
    expect(await shop.text('page > .log')).toBe('caught');
  });

  it('is a long press after 350 ms, and then no tap', async () => {
    const before = await shop.text('.inner');
    await (await shop.find('.inner')).longpress();
    expect(await shop.text('page > .log')).toBe('pressed');
    expect(await shop.text('.inner')).toBe(before);
  });

  it('is a tap after a long press that nobody listens to', async () => {
    await (await shop.find('.unheard')).longpress();
    expect(await shop.text('page > .log')).toContain('outer:');
  });

  it('is no tap when it strays', async () => {
    const before = await shop.text('.inner');
    const inner = await shop.find('.inner');
    const { left, top } = await inner.offset();
    await inner.touchstart();
    await inner.touchmove({ touches: [{ clientX: left + 200, clientY: top + 40 }] });
    await inner.touchend({ touches: [{ clientX: left + 200, clientY: top + 40 }] });
    expect(await shop.text('.inner')).toBe(before);
  });

  it('does not reach what is covered, and says by what', async () => {
    await expect(shop.tap('.covered')).rejects.toThrow('is covered by <view class="cover"');
  });

  it('waits for what slides in, as a finger does', async () => {
    const page = await shop.page();
    await page.setData({ sliding: true, log: '' });
    await shop.tap('.slides');
    expect(await shop.text('page > .log')).toContain('outer:');
    await page.setData({ sliding: false });
  });

  it('does not reach what has no size', async () => {
    await expect(shop.tap('.gone')).rejects.toThrow('has no size');
  });

  it('scrolls to what is below the screen', async () => {
    await shop.tap('.bottom');
    expect(Number(await (await shop.page()).scrollTop())).toBeGreaterThan(500);
    await shop.client.evaluate(() => undefined);
  });

  it('goes on working after a handler has thrown', async () => {
    await shop.tap('.throws');
    const before = await shop.text('.inner');
    await shop.tap('.inner');
    expect(await shop.text('.inner')).not.toBe(before);
  });

  it('comes out of a component as the event that the component sends', async () => {
    await (await (await shop.find('#counter')).$('.number'))?.tap();
    expect(await shop.text('page > .log')).toBe('counted 4');
  });
});

it('does nothing once bindtap is taken out of the build', async () => {
  await changed(
    'shop',
    { file: 'pages/index/index.wxml', from: 'bindtap="innerTapped" ', to: '' },
    async (folder) => {
      const shop = await Driven.start(folder);
      await shop.tap('.inner');
      expect(await shop.text('.inner')).toBe('count 0');
      await shop.end();
    },
  );
});
