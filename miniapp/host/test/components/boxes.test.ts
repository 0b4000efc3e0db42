import type { Driven } from '../driving';
import { details, heardNames, pause, startOn } from './listening';

declare const wx: { showModal(options: object): unknown };

describe('boxes, words and pictures', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('boxes');
  });
  afterAll(() => page.end());

  it('wears hover-class while a finger rests on a view, and puts it off after', async () => {
    const view = await page.find('#hovered');
    await view.touchstart();
    await pause(60);
    expect(await view.attribute('class')).toContain('pressed');
    await view.touchend();
    await pause(100);
    expect((await view.attribute('class')) ?? '').not.toContain('pressed');
  });

  it('is not hovered through a child with hover-stop-propagation', async () => {
    const inner = await page.find('#inner-hover');
    await inner.touchstart();
    await pause(60);
    expect(await inner.attribute('class')).toContain('pressed');
    expect((await (await page.find('#outer-hover')).attribute('class')) ?? '').not.toContain('pressed');
    await inner.touchend();
  });

  it('decodes entities and keeps spaces only where text was asked to', async () => {
    expect(await page.text('#decoded')).toBe('a\u00a0b\u00a0<');
    expect(await page.text('#plain')).toBe('a b &lt;');
    await (await page.page()).setData({ words: 'c d' });
    expect(await page.text('#decoded')).toBe('c\u00a0d\u00a0<');
  });

  it('lets words be selected only with selectable', async () => {
    expect(await (await page.find('#selectable')).style('user-select')).toBe('text');
    expect(await (await page.find('#plain')).style('user-select')).toBe('none');
  });

  it('gives an image of widthFix the proportions of the picture, and tells its own size', async () => {
    await pause(100);
    expect(await details(page, 'picture', 'load')).toEqual([{ width: 40, height: 20 }]);
    expect(await (await page.find('#picture')).size()).toEqual({ width: 80, height: 40 });
  });

  it('tells of a picture that is not there', async () => {
    await (await page.page()).setData({ src: '/pics/none.png' });
    await pause(100);
    expect(await details(page, 'picture', 'error')).toEqual([
      { errMsg: expect.stringContaining('none.png') },
    ]);
  });

  it('draws rich text from HTML and from nodes, without what could run or is not on the list', async () => {
    expect(await page.text('#html')).toContain('bold');
    expect(await (await page.find('#html')).wxml()).not.toMatch(/script|iframe/);
    expect(await page.text('#nodes')).toBe('x < y');
    expect(await (await page.find('#nodes')).wxml()).toMatch(/class="made"/);
    expect(await (await page.find('#nodes')).wxml()).not.toContain('iframe');
  });

  it('shows how far a progress is, and tells when a growing one has arrived', async () => {
    expect(await page.text('#still')).toBe('30%');
    await (await page.page()).setData({ percent: 130 });
    expect(await page.text('#still')).toBe('100%');
    const growing = await page.find('#growing');
    expect(await growing.property('percent')).toBe(3);
  });

  it('shows what match-media matches, and hides what it does not', async () => {
    expect((await (await page.find('#wide')).size()).height).toBeGreaterThan(0);
    expect((await (await page.find('#narrow')).size()).height).toBe(0);
  });

  it('draws a root-portal over everything, however its parents clip it', async () => {
    await page.tap('#ported');
    expect(await heardNames(page)).toContain('ported:tap');
  });

  it("draws WeChat's own windows over a root-portal", async () => {
    await page.client.evaluate(() => void wx.showModal({ title: 'wait' }));
    await expect(page.tap('#ported')).rejects.toThrow('is covered by');
    await page.send('Tool.native', { method: 'confirmModal' });
    await page.tap('#ported');
  });

  it('draws covers, icons and shared elements', async () => {
    expect(await page.text('#cover')).toContain('over');
    expect(await page.text('#icon')).toBe('✓');
    expect(await page.text('#shared')).toBe('shared');
  });
});

it('tells once when a growing progress has arrived', async () => {
  const page = await startOn('boxes');
  try {
    await pause(200);
    expect(await details(page, 'growing', 'activeend')).toEqual([{ curPercent: 3 }]);
  } finally {
    await page.end();
  }
});
