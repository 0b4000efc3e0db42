import type { Driven } from '../driving';
import { details, drag, heard, heardNames, pause, reopen, startOn } from './listening';

type Scroll = {
  scrollTo(x: number, y: number): Promise<void>;
  scrollHeight(): Promise<number>;
  property(name: string): Promise<number>;
};
type Swiper = { swipeTo(index: number): Promise<void> };
type Movable = { moveTo(x: number, y: number): Promise<void>; property(name: string): Promise<number> };

describe('what moves', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('moving');
  });
  beforeEach(() => reopen(page, 'moving'));
  afterAll(() => page.end());

  it('tells where a scroll-view stands and when its end is near', async () => {
    const scroll = (await page.find('#scroll')) as unknown as Scroll;
    expect(await scroll.scrollHeight()).toBe(600);
    await scroll.scrollTo(0, 500);
    await pause(100);
    const all = await heard(page);
    expect(all.find(({ type }) => type === 'scroll')?.detail).toEqual({
      scrollTop: 500,
      scrollLeft: 0,
      scrollHeight: 600,
      scrollWidth: expect.any(Number),
      deltaX: 0,
      deltaY: -500,
    });
    expect(all.find(({ type }) => type === 'scrolltolower')?.detail).toEqual({ direction: 'bottom' });
    expect(all.some(({ type }) => type === 'scrolltoupper')).toBe(false);
  });

  it('goes where scroll-into-view and scroll-top point, but not again for the same word', async () => {
    const scroll = (await page.find('#scroll')) as unknown as Scroll;
    await (await page.page()).setData({ into: 'row5' });
    await pause(100);
    expect(await scroll.property('scrollTop')).toBe(150);
    await scroll.scrollTo(0, 0);
    await (await page.page()).setData({ into: 'row5' });
    await pause(100);
    expect(await scroll.property('scrollTop')).toBe(0);
  });

  it('refreshes when it is pulled far enough, until the program says that it has', async () => {
    await drag(page, '#scroll', { dx: 0, dy: 80 });
    expect(await heardNames(page)).toEqual(
      expect.arrayContaining(['scroll:refresherpulling', 'scroll:refresherrefresh']),
    );
    await (await page.page()).setData({ fresh: true });
    await (await page.page()).setData({ fresh: false });
    expect((await heardNames(page)).filter((name) => name.startsWith('scroll'))).toEqual([
      'scroll:refresherrestore',
    ]);
  });

  it('gives up a pull that was too short', async () => {
    await drag(page, '#scroll', { dx: 0, dy: 30 });
    const names = await heardNames(page);
    expect(names).toContain('scroll:refresherabort');
    expect(names).not.toContain('scroll:refresherrefresh');
  });

  it('swipes to an item and tells of change and of arrival', async () => {
    await ((await page.find('#swiper')) as unknown as Swiper).swipeTo(2);
    await pause(150);
    const detail = { current: 2, source: 'touch', currentItemId: 'i3' };
    const all = (await heard(page)).filter(({ id }) => id === 'swiper');
    expect(all).toEqual([
      { id: 'swiper', type: 'change', detail },
      { id: 'swiper', type: 'animationfinish', detail },
    ]);
  });

  it('follows a finger round the corner when circular, and snaps back from a short drag', async () => {
    await drag(page, '#swiper', { dx: -20, dy: 0 });
    expect(await details(page, 'swiper', 'change')).toEqual([]);
    await drag(page, '#swiper', { dx: 200, dy: 0 });
    expect(await details(page, 'swiper', 'change')).toEqual([
      { current: 2, source: 'touch', currentItemId: 'i3' },
    ]);
  });

  it('says that the program moved it, and does not go where there is no item', async () => {
    await (await page.page()).setData({ current: 1 });
    expect(await details(page, 'swiper', 'change')).toEqual([
      { current: 1, source: '', currentItemId: 'i2' },
    ]);
    await ((await page.find('#swiper')) as unknown as Swiper).swipeTo(9);
    expect(await details(page, 'swiper', 'change')).toEqual([]);
  });

  it('plays by itself', async () => {
    await pause(300);
    const played = await details(page, 'auto', 'change');
    expect(played.length).toBeGreaterThan(0);
    expect(played[0]).toMatchObject({ source: 'autoplay' });
  });

  it('moves a movable-view within its area only', async () => {
    const movable = (await page.find('#movable')) as unknown as Movable;
    await movable.moveTo(500, 20);
    expect(await details(page, 'movable', 'change')).toEqual([{ x: 150, y: 20, source: 'touch' }]);
    expect([await movable.property('x'), await movable.property('y')]).toEqual([150, 20]);
    await drag(page, '#movable', { dx: -50, dy: 0 });
    expect(await heardNames(page)).toContain('movable:htouchmove');
    expect(await movable.property('x')).toBe(100);
  });

  it('does not move a disabled one', async () => {
    await drag(page, '#fixed', { dx: 30, dy: 0 });
    expect(await details(page, 'fixed', 'change')).toEqual([]);
  });

  it('enters and leaves a page-container, telling each step', async () => {
    await (await page.page()).setData({ show: true });
    await pause(150);
    expect((await heardNames(page)).filter((name) => name.startsWith('container'))).toEqual([
      'container:beforeenter',
      'container:enter',
      'container:afterenter',
    ]);
    await (await page.find('.wx-page-container-mask')).tap();
    await pause(150);
    expect((await heardNames(page)).filter((name) => name.startsWith('container'))).toEqual([
      'container:clickoverlay',
      'container:beforeleave',
      'container:leave',
      'container:afterleave',
    ]);
    expect((await (await page.find('#container')).size()).height).toBe(0);
  });
});
