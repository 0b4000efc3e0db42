import { join } from 'node:path';
import { Bench } from './bench';

const SOUND = join(__dirname, '../components/program/pics/silence.wav');
const LISTENED = ['ThemeChange', 'NetworkWeakChange', 'MemoryWarning', 'LazyLoadError', 'UserCaptureScreen'];
const INTERRUPTED = ['AudioInterruptionBegin', 'AudioInterruptionEnd', 'KeyboardHeightChange'];

describe('what programs ask for less often', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start({ feeds: { media: [SOUND], scopes: { 'scope.writePhotosAlbum': true } } });
  });
  afterAll(() => bench.end());

  /** Listens to all of these, and notes what is heard. */
  const listens = (names: readonly string[]) =>
    bench.client.evaluate((given: string[]) => {
      const { heard } = getApp<{ heard: unknown[] }>();
      for (const name of given) wx[`on${name}`]?.(() => heard.push(name));
    }, names);
  const listensNoMore = (names: readonly string[]) =>
    bench.client.evaluate((given: string[]) => given.forEach((name) => void wx[`off${name}`]?.()), names);

  it('keeps and reads several values at once, and forgets one', async () => {
    await bench.now('batchSetStorageSync', [
      { key: 'a', value: 1 },
      { key: 'b', value: 'two' },
    ]);
    expect(await bench.now('batchGetStorageSync', ['b', 'a'])).toEqual(['two', 1]);
    await bench.now('removeStorageSync', 'a');
    expect(await bench.now('getStorageInfoSync')).toMatchObject({ keys: ['b'] });
  });

  it('takes what it has no menu for, and has no settings of a phone', async () => {
    for (const name of ['showShareMenu', 'hideShareMenu', 'updateShareMenu'])
      expect(await bench.ask(name)).toEqual({ errMsg: `${name}:ok` });
    expect(await bench.ask('openAppAuthorizeSetting')).toEqual({
      errMsg: 'openAppAuthorizeSetting:fail the headless host has no settings of a phone',
    });
  });

  it('has no configuration of a third party', async () => {
    expect(await bench.now('getExtConfigSync')).toEqual({});
    expect(await bench.ask('getExtConfig')).toEqual({ extConfig: {}, errMsg: 'getExtConfig:ok' });
  });

  it('passes reports on to the console, by name', async () => {
    const logs: string[] = [];
    bench.client.on('console', ({ args }: { args: unknown[] }) => logs.push(args.map(String).join(' ')));
    for (const name of ['reportAnalytics', 'reportMonitor', 'reportPerformance'])
      await bench.now(name, '7', 1);
    expect(logs).toEqual(['wx.reportAnalytics 7 1', 'wx.reportMonitor 7 1', 'wx.reportPerformance 7 1']);
  });

  it('measures what is no film as none, and refuses to keep it', async () => {
    expect(await bench.ask('getVideoInfo', { src: '/none.mp4' })).toMatchObject({
      errMsg: expect.stringMatching(/^getVideoInfo:fail/),
    });
    expect(await bench.ask('saveVideoToPhotosAlbum', { filePath: '/none.mp4' })).toMatchObject({
      errMsg: expect.stringMatching(/^saveVideoToPhotosAlbum:fail/),
    });
    expect(await bench.ask('saveVideoToPhotosAlbum')).toMatchObject({
      errMsg: expect.stringContaining('parameter.filePath'),
    });
  });

  it('takes a toast away before its time', async () => {
    await bench.ask('showToast', { title: 'kept', duration: 60_000, mask: true });
    await expect(bench.driven.tap('.act')).rejects.toThrow(/cover/);
    expect(await bench.ask('hideToast')).toEqual({ errMsg: 'hideToast:ok' });
    await bench.driven.tap('.act');
  });

  it('has no camera context where there is no camera', async () => {
    const said = await bench.client.evaluate(
      () =>
        new Promise((fail) => {
          const camera = wx['createCameraContext']?.() as Record<string, (options: object) => void>; // its context
          camera['takePhoto']?.({ fail: ({ errMsg }: { errMsg: string }) => fail(errMsg) });
        }),
    );
    expect(said).toBe('takePhoto:fail no such camera on the page');
  });

  it('hears of a turned screen, a rejection and a page that is nowhere, until it listens no more', async () => {
    const told = ['WindowResize', 'UnhandledRejection', 'PageNotFound', 'AppShow', 'AppHide', 'Error'];
    await listens(told);
    await bench.driven.send('Host.resize', { width: 812, height: 375 });
    await bench.driven.send('Host.resize', { width: 375, height: 812 });
    await bench.client.evaluate(() => void Promise.reject(new Error('nobody catches this')));
    await new Promise((later) => setTimeout(later, 80));
    expect(new Set(await bench.heard())).toEqual(new Set(['WindowResize', 'UnhandledRejection']));
    await listensNoMore(told);
    await bench.driven.send('Host.resize', { width: 812, height: 375 });
    await bench.driven.send('Host.resize', { width: 375, height: 812 });
    await bench.driven.send('Host.background');
    await bench.driven.send('Host.foreground');
    expect(await bench.heard()).toEqual([]);
  });

  it('takes listeners for what never happens to this phone', async () => {
    await listens([...LISTENED, ...INTERRUPTED]);
    await listensNoMore([...LISTENED, ...INTERRUPTED]);
    expect(await bench.heard()).toEqual([]);
    expect(bench.program.exceptions().map(({ message }) => message)).toEqual([
      'Unhandled promise rejection: nobody catches this',
    ]);
  });
});
