import { Bench } from './bench';

describe('the surroundings of a page', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start({ feeds: { fontSize: 23 }, open: 'pages/index/index?from=card' });
  });
  afterAll(() => bench.end());

  it('tells the device alike in every function of the family', async () => {
    const whole = await bench.ask('getSystemInfo');
    expect(whole).toMatchObject({
      screenWidth: 375,
      platform: 'devtools',
      fontSizeSetting: 23,
      language: 'zh_CN',
    });
    expect(await bench.now('getSystemInfoSync')).toMatchObject({ windowWidth: whole.windowWidth });
    expect(await bench.ask('getSystemInfoAsync')).toMatchObject({ windowHeight: whole.windowHeight });
    expect(await bench.now('getWindowInfo')).toMatchObject({
      screenHeight: 812,
      windowHeight: whole.windowHeight,
    });
    expect(await bench.now('getDeviceInfo')).toMatchObject({ platform: 'devtools' });
    expect(await bench.now('getAppBaseInfo')).toMatchObject({
      SDKVersion: expect.any(String),
      fontSizeSetting: 23,
    });
    expect(await bench.now('getSystemSetting')).toMatchObject({ locationEnabled: true });
    expect(await bench.now('getAppAuthorizeSetting')).toMatchObject({ locationAuthorized: 'authorized' });
    const button = (await bench.now('getMenuButtonBoundingClientRect')) as { right: number; top: number }; // as documented
    expect(button.right).toBeLessThan(375);
    expect(button.top).toBeGreaterThanOrEqual(Number(whole.statusBarHeight));
  });

  it('knows how it was started, and by which account', async () => {
    expect(await bench.now('getLaunchOptionsSync')).toMatchObject({
      path: 'pages/index/index',
      query: { from: 'card' },
    });
    expect(await bench.now('getEnterOptionsSync')).toMatchObject({ query: { from: 'card' } });
    expect(await bench.now('getAccountInfoSync')).toMatchObject({ miniProgram: { envVersion: 'develop' } });
    expect(await bench.ask('checkSession')).toEqual({ errMsg: 'checkSession:ok' });
  });

  it('says truly what it offers', async () => {
    expect(await bench.now('canIUse', 'requestMerchantTransfer')).toBe(true);
    expect(await bench.now('canIUse', 'createBLEConnection')).toBe(false);
    expect(await bench.now('createBLEConnection', {})).toBe(
      'wx.createBLEConnection is not offered by the headless host',
    );
  });

  it('changes the bars, and only on a page that has a tab bar', async () => {
    expect(await bench.ask('setTabBarBadge', { index: 1, text: '3' })).toEqual({
      errMsg: 'setTabBarBadge:ok',
    });
    expect(await bench.ask('removeTabBarBadge', { index: 1 })).toEqual({ errMsg: 'removeTabBarBadge:ok' });
    expect(await bench.ask('setTabBarBadge', { index: 9, text: '3' })).toEqual({
      errMsg: 'setTabBarBadge:fail tabbar item not found',
    });
    for (const api of ['showTabBarRedDot', 'hideTabBarRedDot'])
      expect(await bench.ask(api, { index: 0 })).toEqual({ errMsg: `${api}:ok` });
    expect(await bench.ask('setTabBarItem', { index: 0, text: 'Uno' })).toEqual({
      errMsg: 'setTabBarItem:ok',
    });
    expect(await bench.ask('setTabBarStyle', { color: '#ff0000' })).toEqual({ errMsg: 'setTabBarStyle:ok' });
    for (const api of ['hideTabBar', 'showTabBar'])
      expect(await bench.ask(api)).toEqual({ errMsg: `${api}:ok` });
    await bench.ask('navigateTo', { url: '/pages/plain/index' });
    expect(await bench.ask('hideTabBar')).toEqual({ errMsg: 'hideTabBar:fail not TabBar page' });
    await bench.ask('navigateBack');
    for (const api of ['showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton']) {
      expect(await bench.ask(api)).toEqual({ errMsg: `${api}:ok` });
    }
    expect(await bench.ask('setNavigationBarTitle', { title: 'New' })).toEqual({
      errMsg: 'setNavigationBarTitle:ok',
    });
    expect(await bench.ask('setNavigationBarTitle', {})).toMatchObject({
      errMsg: expect.stringContaining('parameter.title'),
    });
    expect(
      await bench.ask('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#000000' }),
    ).toMatchObject({
      errMsg: 'setNavigationBarColor:ok',
    });
    expect(
      await bench.ask('setNavigationBarColor', { frontColor: '#abc', backgroundColor: '#000000' }),
    ).toEqual({
      errMsg: 'setNavigationBarColor:fail invalid frontColor "#abc"',
    });
    expect(await bench.ask('setBackgroundColor', { backgroundColor: '#eeeeee' })).toEqual({
      errMsg: 'setBackgroundColor:ok',
    });
    expect(await bench.ask('setBackgroundTextStyle', { textStyle: 'odd' })).toMatchObject({
      errMsg: expect.stringContaining('dark or light'),
    });
  });

  it('goes, comes back and talks over the channel; it does not go back from the first page', async () => {
    await bench.heard();
    await bench.client.evaluate(() => {
      const app = getApp<{ answer: unknown; heard: unknown[] }>();
      app.answer = undefined;
      wx['navigateTo']?.({
        url: '/pages/plain/index',
        events: { said: (word: unknown) => app.heard.push(word) },
        success: ({ eventChannel }: { eventChannel: { emit(name: string, word: string): void } }) => {
          const pages = getCurrentPages() as unknown as {
            getOpenerEventChannel(): {
              emit(name: string, word: string): void;
              on(name: string, heard: (word: string) => void): void;
            };
          }[];
          const opener = pages.at(-1)?.getOpenerEventChannel();
          opener?.on('asked', (word) => opener.emit('said', `${word}!`));
          eventChannel.emit('asked', 'hello');
          app.answer = { errMsg: 'navigateTo:ok' };
        },
      });
    });
    await bench.answer();
    expect(await bench.heard()).toContain('hello!');
    expect(await bench.ask('navigateBack')).toEqual({ errMsg: 'navigateBack:ok' });
    expect(await bench.ask('navigateBack')).toMatchObject({
      errMsg: 'navigateBack:fail cannot navigate back at first page.',
    });
    expect(await bench.ask('redirectTo', { url: '/pages/second/index' })).toEqual({
      errMsg: 'redirectTo:fail can not redirectTo a tabbar page',
    });
    expect(await bench.ask('switchTab', { url: '/pages/second/index' })).toEqual({ errMsg: 'switchTab:ok' });
    expect(await bench.ask('reLaunch', { url: '/pages/index/index' })).toEqual({ errMsg: 'reLaunch:ok' });
    expect(await bench.ask('navigateTo', {})).toMatchObject({
      errMsg: expect.stringContaining('parameter.url should be String'),
    });
  });

  it('takes what a page asks in its onLoad as meant for that page', async () => {
    await bench.heard();
    await bench.ask('navigateTo', { url: '/pages/plain/index' });
    await new Promise((later) => setTimeout(later, 60));
    expect(await bench.heard()).toEqual(['setNavigationBarTitle:ok', true, 'measured']);
    await bench.ask('navigateBack');
  });

  it('hears of the program’s coming and going, and of its errors, until it listens no more', async () => {
    await bench.heard();
    await bench.client.evaluate(() => {
      const { heard } = getApp<{ heard: unknown[] }>();
      for (const name of ['AppShow', 'AppHide']) wx[`on${name}`]?.(() => heard.push(name));
      wx['onError']?.(({ message }: { message: string }) => heard.push(message));
    });
    await bench.driven.send('Host.background');
    await bench.driven.send('Host.foreground');
    await bench.client.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('thrown later');
        }),
    );
    await new Promise((later) => setTimeout(later, 80));
    expect(await bench.heard()).toEqual(['AppHide', 'AppShow', 'thrown later']);
    await bench.client.evaluate(() => void wx['offAppHide']?.());
    await bench.driven.send('Host.background');
    await bench.driven.send('Host.foreground');
    expect(await bench.heard()).toEqual(['AppShow']);
  });

  it('reports a callback that throws, and still completes', async () => {
    await bench.client.evaluate(() => {
      const { heard } = getApp<{ heard: unknown[] }>();
      wx['getNetworkType']?.({
        success: () => {
          throw new Error('in success');
        },
        complete: () => heard.push('completed'),
      });
    });
    await new Promise((later) => setTimeout(later, 80));
    expect(await bench.heard()).toEqual(expect.arrayContaining(['in success', 'completed']));
  });

  it('turns bytes into text and back, makes random ones, and waits a tick', async () => {
    const told = await bench.client.evaluate(() => {
      const bytes = new Uint8Array([0, 1, 255]).buffer;
      const text = wx['arrayBufferToBase64']?.(bytes);
      return [text, [...new Uint8Array(wx['base64ToArrayBuffer']?.(text) as ArrayBuffer)]];
    });
    expect(told).toEqual(['AAH/', [0, 1, 255]]);
    expect(
      await bench.client.evaluate(() => new Promise((done) => wx['nextTick']?.(() => done('ticked')))),
    ).toBe('ticked');
    const length = await bench.client.evaluate(
      () =>
        new Promise((done) =>
          wx['getRandomValues']?.({
            length: 6,
            success: ({ randomValues }: { randomValues: ArrayBuffer }) => done(randomValues.byteLength),
          }),
        ),
    );
    expect(length).toBe(6);
    expect(await bench.ask('getRandomValues', {})).toMatchObject({
      errMsg: expect.stringContaining('parameter.length'),
    });
  });

  it('shakes, stays awake, loads a font or says why not, and has no update to apply', async () => {
    expect(await bench.ask('vibrateShort', { type: 'light' })).toEqual({ errMsg: 'vibrateShort:ok' });
    expect(await bench.ask('vibrateShort', { type: 'odd' })).toMatchObject({
      errMsg: expect.stringContaining('parameter.type'),
    });
    expect(await bench.ask('vibrateLong')).toEqual({ errMsg: 'vibrateLong:ok' });
    expect(await bench.ask('setKeepScreenOn', { keepScreenOn: true })).toEqual({
      errMsg: 'setKeepScreenOn:ok',
    });
    expect(await bench.ask('setKeepScreenOn', {})).toMatchObject({
      errMsg: expect.stringContaining('parameter.keepScreenOn'),
    });
    expect(await bench.ask('loadFontFace', { family: 'F', source: 'url("/none.woff2")' })).toMatchObject({
      status: 'error',
    });
    const update = await bench.client.evaluate(
      () =>
        new Promise((done) => {
          const manager = wx['getUpdateManager']?.() as Record<string, (heard?: unknown) => void>; // the manager
          manager['onCheckForUpdate']?.((told: unknown) => {
            try {
              manager['applyUpdate']?.();
            } catch (error) {
              done([told, String(error)]);
            }
          });
        }),
    );
    expect(update).toEqual([{ hasUpdate: false }, 'Error: applyUpdate:fail update is not ready']);
  });

  it('writes logs and reports at every level', async () => {
    const written = await bench.client.evaluate(() => {
      const [plain, realtime] = [wx['getLogManager']?.(), wx['getRealtimeLogManager']?.()] as Console[]; // managers
      for (const level of ['debug', 'info', 'log', 'warn'] as const) plain?.[level](level);
      for (const level of ['info', 'warn', 'error'] as const) realtime?.[level](level);
      wx['reportEvent']?.('event', { n: 3 });
      return 'written';
    });
    expect(written).toBe('written');
    expect(await bench.ask('setEnableDebug', { enableDebug: true })).toEqual({ errMsg: 'setEnableDebug:ok' });
  });
});
