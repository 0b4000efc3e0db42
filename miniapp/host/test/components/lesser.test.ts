import { join } from 'node:path';
import type { Driven } from '../driving';
import { details, drag, heard, heardNames, heardOf, pause, reopen, startOn } from './listening';

const PICTURE = join(__dirname, 'program/pics/wide.png');

/** What the client's typings leave out. */
type Lesser = { readonly id: string; scrollTo(x: number, y: number): Promise<void> };

describe('what the components tell less often', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('lesser', { feeds: { phoneCode: 'code-2', media: [PICTURE] } });
  });
  beforeEach(() => reopen(page, 'lesser'));
  afterAll(() => page.end());

  const find = async (selector: string) => (await page.find(selector)) as unknown as Lesser;
  /** What the host offers beyond what the client has methods for. */
  const acts = async (selector: string, functionName: string, ...args: unknown[]) => {
    const top = (await page.page()) as unknown as { id: number };
    const { id: elementId } = await find(selector);
    await page.send('Element.callFunction', { elementId, pageId: top.id, functionName, args });
  };
  const set = async (data: object) => (await page.page()).setData(data);
  const namesOf = async (id: string) =>
    (await heard(page)).filter((each) => each.id === id).map(({ type }) => type);

  it('a scroll-view: sideways to either end, where it came to rest, and the finger when it is enhanced', async () => {
    const wide = await find('#wide');
    await set({ left: 300 });
    await pause(250);
    expect(await details(page, 'wide', 'scrolltolower')).toEqual([{ direction: 'right' }]);
    await wide.scrollTo(0, 0);
    await pause(250);
    const back = await heard(page);
    expect(back.find(({ type }) => type === 'scrolltoupper')?.detail).toEqual({ direction: 'left' });
    expect(back.find(({ type }) => type === 'scrollend')?.detail).toMatchObject({ scrollLeft: 0 });
    await drag(page, '#wide', { dx: -20, dy: 0 });
    expect(new Set(await namesOf('wide'))).toEqual(new Set(['dragstart', 'dragging', 'dragend']));
  });

  it('a refresher: that it will refresh from its threshold on, and each of its states', async () => {
    await drag(page, '#pulled', { dx: 0, dy: 55 });
    expect(await details(page, 'pulled', 'refresherwillrefresh')).toEqual([]);
    await drag(page, '#pulled', { dx: 0, dy: 70 });
    const all = (await heard(page)).filter(({ id }) => id === 'pulled');
    expect(all.filter(({ type }) => type === 'refresherwillrefresh')).toHaveLength(1);
    expect(
      all.filter(({ type }) => type === 'refresherstatuschange').map(({ detail }) => detail['status']),
    ).toEqual([1, 2]);
  });

  it('an upright swiper: how far it has been pulled, and which item it then shows', async () => {
    await drag(page, '#upright', { dx: 0, dy: -40 });
    await pause(50);
    const all = (await heard(page)).filter(({ id }) => id === 'upright');
    expect(all.find(({ type }) => type === 'transition')?.detail).toEqual({ dx: 0, dy: 12 });
    expect(all.find(({ type }) => type === 'change')?.detail).toMatchObject({ current: 1, source: 'touch' });
  });

  it('a movable-view: its size within scale-max, and a drag along the way that it may go', async () => {
    await set({ scale: 9 });
    expect(await details(page, 'grown', 'scale')).toEqual([{ x: 0, y: 0, scale: 3 }]);
    await set({ scale: 1 });
    await heard(page);
    await drag(page, '#grown', { dx: 5, dy: 30 });
    const all = (await heard(page)).filter(({ id }) => id === 'grown');
    expect(all.some(({ type }) => type === 'vtouchmove')).toBe(true);
    expect(all.filter(({ type }) => type === 'change').at(-1)?.detail).toMatchObject({ x: 0, y: 30 });
  });

  it('a cover-image: its own size, or that it is not there', async () => {
    await set({ cover: '/pics/wide.png' });
    expect(await heardOf(page, 'cover')).toMatchObject([
      { type: 'load', detail: { width: expect.any(Number), height: expect.any(Number) } },
    ]);
    await set({ cover: '/pics/none.png' });
    expect(await heardOf(page, 'cover')).toMatchObject([{ type: 'error' }]);
  });

  it('a field: the chosen words, the key that confirms, and words that are composed', async () => {
    await set({ focused: true });
    await pause(80);
    expect((await details(page, 'field', 'selectionchange')).at(-1)).toEqual({
      selectionStart: 1,
      selectionEnd: 3,
    });
    for (const id of ['field', 'area']) {
      await acts(`#${id}`, 'compose', '灯');
      expect((await namesOf(id)).filter((name) => name !== 'selectionchange')).toEqual([
        ...['keyboardcompositionstart', 'keyboardcompositionupdate', 'keyboardcompositionend', 'input'],
      ]);
      await acts(`#${id}`, 'confirm');
      expect(await details(page, id, 'confirm')).toEqual([{ value: id === 'field' ? 'word灯' : '灯' }]);
    }
  });

  it('a button: the fed phone in real time, a user without a name, and that no app opened this program', async () => {
    for (const id of ['realtime', 'user', 'launch']) await page.tap(`#${id}`);
    const all = await heard(page);
    expect(all.map(({ type }) => type)).toEqual(['getrealtimephonenumber', 'getuserinfo', 'error']);
    expect(all[0]?.detail).toMatchObject({ code: 'code-2' });
    expect(all[1]?.detail).toMatchObject({ userInfo: { nickName: '微信用户' } });
    expect(all[2]?.detail).toEqual({ errMsg: 'launchApp:fail invalid scene' });
  });

  it('a navigator: that it went, and that this is all', async () => {
    await page.tap('#on');
    await pause(80);
    expect((await page.page()).path).toBe('pages/boxes/boxes');
    await page.client.callWxMethod('navigateBack');
    expect(await namesOf('on')).toEqual(['success', 'complete']);
  });

  it('a film: that it was stopped, sought in and shown large', async () => {
    const film = async (name: string, given?: unknown) => (await page.page()).callMethod('film', name, given);
    await set({ film: '' });
    await set({ film: '/pics/silence.wav' });
    await pause(100);
    await film('seek', 0);
    await film('play');
    await film('pause');
    await film('requestFullScreen');
    await film('exitFullScreen');
    await pause(80);
    expect(await heardNames(page)).toEqual(
      expect.arrayContaining(['film:progress', 'film:seekcomplete', 'film:pause', 'film:fullscreenchange']),
    );
  });

  it('a camera: the photo by its context, and that it is switched off', async () => {
    expect(await (await page.page()).callMethod('photograph')).toMatchObject({
      tempImagePath: expect.stringMatching(/\.png$/),
    });
    await set({ open: false });
    await pause(30);
    expect(await namesOf('camera')).toEqual(['stop']);
  });

  it('a canvas: that it is not the kind that is offered', async () => {
    await set({ old: true });
    expect(await details(page, 'old', 'error')).toEqual([
      { errMsg: expect.stringContaining('only type="2d" is') },
    ]);
  });

  it('a switch drawn as a box, and a map that has been drawn', async () => {
    await page.tap('#box');
    expect(await details(page, 'box', 'change')).toEqual([{ value: true }]);
    await page.client.callWxMethod('reLaunch', { url: '/pages/lesser/lesser' });
    await pause(60);
    expect(await heardNames(page)).toContain('map:updated');
  });

  it('a page-meta: where the page stands, that it arrived, and a turned screen', async () => {
    await set({ place: '200px' });
    expect((await heardOf(page, 'meta', 'scroll')).at(-1)?.detail).toEqual({ scrollTop: 200 });
    await set({ place: '0' });
    expect(await heardOf(page, 'meta', 'scrolldone')).not.toEqual([]);
    await page.send('Host.resize', { width: 812, height: 375 });
    const turned = await heardOf(page, 'meta', 'resize');
    expect(turned.at(-1)?.detail).toMatchObject({ deviceOrientation: 'landscape' });
    await page.send('Host.resize', { width: 375, height: 812 });
  });
});
