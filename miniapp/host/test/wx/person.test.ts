import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed } from '../driving';
import { Bench } from './bench';
import { PICTURE } from './world';

const PLACE = { latitude: 41.1, longitude: 122.1, accuracy: 20 };

describe('what only the person at the phone answers', () => {
  let bench: Bench;
  const folder = mkdtempSync(join(tmpdir(), 'wx-person-'));
  const pictures = ['a.png', 'b.png', 'c.png'].map((name) => join(folder, name));
  beforeAll(async () => {
    for (const picture of pictures) writeFileSync(picture, PICTURE);
    bench = await Bench.start();
  });
  afterAll(async () => {
    await bench.end();
    rmSync(folder, { recursive: true });
  });

  it('asks for the place, and gives it once allowed and found', async () => {
    await bench.begin('getLocation', { type: 'gcj02' });
    await bench.client.native().authorizeAllow();
    expect(await bench.peek()).toBeNull();
    await bench.program.feed({ location: PLACE });
    expect(await bench.answer()).toMatchObject({ ...PLACE, errMsg: 'getLocation:ok' });
    expect(await bench.ask('getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': true } });
  });

  it('fails when the place is refused, cannot be found, or was never declared', async () => {
    await bench.program.feed({ location: 'denied' });
    expect(await bench.ask('getLocation')).toEqual({ errMsg: 'getLocation:fail auth deny', errno: 103 });
    expect(await bench.ask('authorize', { scope: 'scope.userLocation' })).toMatchObject({
      errMsg: 'authorize:fail auth deny',
    });
    await bench.program.feed({ location: 'timeout' });
    expect(await bench.ask('getLocation')).toEqual({ errMsg: 'getLocation:fail timeout' });
    expect(await bench.ask('getFuzzyLocation')).toEqual({
      errMsg:
        'getFuzzyLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
    });
    expect(await bench.ask('authorize', { scope: 'scope.none' })).toMatchObject({
      errMsg: 'authorize:fail invalid scope',
    });
  });

  it('chooses a place on the map, or backs out', async () => {
    const chosen = { name: '西门', address: '府前街 1 号', latitude: 41, longitude: 122 };
    await bench.program.feed({ chosenLocation: chosen });
    expect(await bench.ask('chooseLocation')).toEqual({ ...chosen, errMsg: 'chooseLocation:ok' });
    await bench.program.feed({ chosenLocation: 'cancelled' });
    expect(await bench.ask('chooseLocation')).toEqual({ errMsg: 'chooseLocation:fail cancel' });
  });

  it('opens a place until it is left, and refuses one without degrees', async () => {
    expect(await bench.ask('openLocation', { latitude: 41, longitude: 122, name: '西门' })).toEqual({
      errMsg: 'openLocation:ok',
    });
    await expect(bench.driven.tap('.act')).rejects.toThrow(/cover/);
    await bench.leavePage();
    await bench.driven.tap('.act');
    expect(await bench.ask('openLocation', { latitude: 41 })).toMatchObject({
      errMsg: 'openLocation:fail parameter error: parameter.longitude should be Number instead of Undefined;',
    });
  });

  it('lets the sign at the left close the map before it leaves the page', async () => {
    await bench.ask('navigateTo', { url: '/pages/plain/index' });
    await bench.ask('openLocation', { latitude: 41, longitude: 122 });
    await bench.client.native().navigateLeft();
    expect((await bench.driven.page()).path).toBe('pages/plain/index');
    await bench.client.native().navigateLeft();
    expect((await bench.driven.page()).path).toBe('pages/index/index');
  });

  it('shows pictures large until they are left, and refuses to show none', async () => {
    expect(await bench.ask('previewImage', { urls: ['/a.png', '/b.png'], current: '/b.png' })).toEqual({
      errMsg: 'previewImage:ok',
    });
    await bench.leavePage();
    expect(await bench.ask('previewMedia', { sources: [{ url: '/a.png', type: 'image' }] })).toEqual({
      errMsg: 'previewMedia:ok',
    });
    await bench.leavePage();
    expect(await bench.ask('previewImage', { urls: [] })).toMatchObject({
      errMsg: expect.stringContaining('should not be empty'),
    });
    expect(await bench.ask('previewMedia', {})).toMatchObject({
      errMsg: expect.stringContaining('parameter.sources'),
    });
  });

  it('opens a document, and refuses what is no document or is not there', async () => {
    await bench.client.evaluate(() => {
      const manager = wx['getFileSystemManager']?.() as Record<string, (...given: unknown[]) => void>; // the manager
      for (const name of ['a.pdf', 'a.odd']) manager['writeFileSync']?.(`wxfile://usr/${name}`, 'x');
    });
    expect(await bench.ask('openDocument', { filePath: 'wxfile://usr/a.pdf' })).toEqual({
      errMsg: 'openDocument:ok',
    });
    await bench.leavePage();
    expect(await bench.ask('openDocument', { filePath: 'wxfile://usr/a.odd' })).toEqual({
      errMsg: 'openDocument:fail filetype not supported',
    });
    expect(await bench.ask('openDocument', { filePath: 'wxfile://usr/b.pdf' })).toMatchObject({
      errMsg: expect.stringContaining('no such file'),
    });
  });

  it('sends a file to a friend, or not after all, and only from a tap', async () => {
    const file = { filePath: 'wxfile://usr/sent.html', fileName: 'sent.html' };
    await new Promise((later) => setTimeout(later, 1_100));
    expect(await bench.ask('shareFileMessage', file)).toMatchObject({
      errMsg: expect.stringContaining('TAP gesture'),
    });
    expect(await bench.askByTap('shareFileMessage', file)).toMatchObject({
      errMsg: expect.stringContaining('no such file'),
    });
    await bench.client.evaluate(() => {
      const manager = wx['getFileSystemManager']?.() as Record<string, (...given: unknown[]) => void>; // the manager
      manager['writeFileSync']?.('wxfile://usr/sent.html', 'x');
    });
    for (const [method, errMsg] of [
      ['shareCancel', 'shareFileMessage:fail cancel'],
      ['shareConfirm', 'shareFileMessage:ok'],
    ] as const) {
      await bench.prepareTap('shareFileMessage', file);
      await bench.driven.tap('.act');
      await bench.driven.send('Tool.native', { method });
      expect(await bench.answer()).toEqual({ errMsg });
    }
  });

  it('opens the settings and another program only from a tap, and may be kept from leaving', async () => {
    await bench.prepareTap('navigateToMiniProgram', { appId: 'wx2' });
    await bench.driven.tap('.act');
    await bench.client.native().cancelModal();
    expect(await bench.answer()).toEqual({ errMsg: 'navigateToMiniProgram:fail cancel' });
    await bench.prepareTap('openEmbeddedMiniProgram', { appId: 'wx2' });
    await bench.driven.tap('.act');
    await bench.client.native().confirmModal();
    expect(await bench.answer()).toEqual({ errMsg: 'openEmbeddedMiniProgram:ok' });
    await bench.prepareTap('openSetting');
    await bench.driven.tap('.act');
    await bench.leavePage();
    expect(await bench.answer()).toMatchObject({ authSetting: expect.anything(), errMsg: 'openSetting:ok' });
    await new Promise((later) => setTimeout(later, 1100));
    for (const api of ['navigateToMiniProgram', 'openSetting']) {
      expect(await bench.ask(api, { appId: 'wx2' })).toEqual({
        errMsg: `${api}:fail can only be invoked by user TAP gesture.`,
      });
    }
  });

  it('gives the fed pictures in turn, as paths that can be shown and read', async () => {
    await bench.program.feed({ media: pictures });
    const first = await bench.ask('chooseMedia', { count: 2, mediaType: ['image'] });
    expect(first).toMatchObject({ type: 'image', errMsg: 'chooseMedia:ok' });
    expect(first.tempFiles).toHaveLength(2);
    expect(first.tempFiles).toEqual([
      {
        tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\w+\.png$/),
        size: PICTURE.length,
        fileType: 'image',
      },
      expect.anything(),
    ]);
    const second = await bench.ask('chooseImage', { count: 1 });
    expect(second).toMatchObject({ tempFiles: [{ size: PICTURE.length }] });
    const [path] = second.tempFilePaths as string[]; // as documented
    expect(await bench.ask('getImageInfo', { src: path })).toMatchObject({
      width: 1,
      height: 1,
      type: 'png',
    });
    const { tempFilePath } = await bench.ask('compressImage', { src: path });
    expect(await bench.ask('getImageInfo', { src: tempFilePath })).toMatchObject({ width: 1, type: 'jpeg' });
    await bench.begin('saveImageToPhotosAlbum', { filePath: path });
    await bench.client.native().authorizeCancel();
    expect(await bench.answer()).toMatchObject({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' });
    await bench.program.feed({ scopes: { 'scope.writePhotosAlbum': true } });
    expect(await bench.ask('saveImageToPhotosAlbum', { filePath: path })).toEqual({
      errMsg: 'saveImageToPhotosAlbum:ok',
    });
  });

  it('says cancel when nothing is chosen, and cannot measure what is no picture', async () => {
    await bench.program.feed({ media: 'cancelled' });
    for (const api of ['chooseMedia', 'chooseImage', 'chooseVideo', 'chooseMessageFile']) {
      expect(await bench.ask(api)).toEqual({ errMsg: `${api}:fail cancel` });
    }
    expect(await bench.ask('chooseMedia', { count: 21 })).toMatchObject({
      errMsg: expect.stringContaining('parameter.count'),
    });
    expect(await bench.ask('getImageInfo', { src: '/app.wxss' })).toEqual({
      errMsg: 'getImageInfo:fail image not found',
    });
  });

  it('scans, or backs out of scanning', async () => {
    await bench.program.feed({ scan: 'https://example.com/?a=1' });
    expect(await bench.ask('scanCode')).toMatchObject({
      result: 'https://example.com/?a=1',
      errMsg: 'scanCode:ok',
    });
    await bench.program.feed({ scan: 'cancelled' });
    expect(await bench.ask('scanCode')).toEqual({ errMsg: 'scanCode:fail cancel' });
  });

  it('subscribes by template, only from a tap, and to five at most', async () => {
    await bench.program.feed({ subscribe: { one: 'accept', two: 'reject' } });
    await new Promise((later) => setTimeout(later, 1100));
    expect(await bench.ask('requestSubscribeMessage', { tmplIds: ['one'] })).toEqual({
      errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    });
    expect(await bench.askByTap('requestSubscribeMessage', { tmplIds: ['one', 'two'] })).toEqual({
      one: 'accept',
      two: 'reject',
      errMsg: 'requestSubscribeMessage:ok',
    });
    expect(await bench.askByTap('requestSubscribeMessage', { tmplIds: ['three'] })).toMatchObject({
      errCode: 20001,
    });
    expect(await bench.askByTap('requestSubscribeMessage', { tmplIds: [...'123456'] })).toMatchObject({
      errCode: 20003,
    });
  });

  it('shows the page of a transfer, or is turned away', async () => {
    const transfer = { mchId: '1', appId: 'wx1', package: 'p' };
    await bench.program.feed({ merchantTransfer: 'ok' });
    expect(await bench.ask('requestMerchantTransfer', transfer)).toMatchObject({
      errMsg: 'requestMerchantTransfer:ok',
    });
    await bench.program.feed({ merchantTransfer: 'cancelled' });
    expect(await bench.ask('requestMerchantTransfer', transfer)).toEqual({
      errMsg: 'requestMerchantTransfer:fail cancel',
    });
    await bench.program.feed({ merchantTransfer: 'failed' });
    expect(await bench.ask('requestMerchantTransfer', transfer)).toEqual({
      errMsg: 'requestMerchantTransfer:fail system error',
    });
    expect(await bench.ask('requestMerchantTransfer', { mchId: '1' })).toMatchObject({
      errMsg: expect.stringContaining('parameter.appId'),
    });
  });

  it('copies and gives back the clipboard', async () => {
    expect(await bench.ask('setClipboardData', { data: 'code 7' })).toEqual({
      errMsg: 'setClipboardData:ok',
    });
    expect(await bench.ask('getClipboardData')).toEqual({ data: 'code 7', errMsg: 'getClipboardData:ok' });
    expect(await bench.ask('setClipboardData', { data: 7 })).toMatchObject({
      errMsg: 'setClipboardData:fail parameter error: parameter.data should be String instead of Number;',
    });
  });

  it('knows everybody as 微信用户, and only after a tap', async () => {
    expect(await bench.askByTap('getUserProfile', { desc: 'x' })).toMatchObject({
      userInfo: { nickName: '微信用户' },
    });
    await new Promise((later) => setTimeout(later, 1100));
    expect(await bench.ask('getUserProfile', { desc: 'x' })).toMatchObject({
      errMsg: 'getUserProfile:fail can only be invoked by user TAP gesture.',
    });
  });
});

describe('privacy', () => {
  const withCheck = <T>(use: (bench: Bench) => Promise<T>, feeds = {}): Promise<T> =>
    changed(
      join(__dirname, 'fixture'),
      { file: 'app.json', from: '"permission"', to: '"__usePrivacyCheck__": true, "permission"' },
      async (dist) => {
        const bench = await Bench.start({ dist, feeds: { location: PLACE, ...feeds } });
        try {
          return await use(bench);
        } finally {
          await bench.end();
        }
      },
    );
  const listen = (bench: Bench) =>
    bench.client.evaluate(() => {
      const app = getApp<{ resolve: unknown; heard: unknown[] }>();
      wx['onNeedPrivacyAuthorization']?.((resolve: unknown, event: { referrer: string }) => {
        app.resolve = resolve;
        app.heard.push(event.referrer);
      });
    });
  const settle = (bench: Bench, result: Record<string, unknown>) =>
    bench.client.evaluate(
      (told: Record<string, unknown>) => getApp<{ resolve: (told: unknown) => void }>().resolve(told),
      result,
    );

  it('holds a private interface until the tap on the agreeing button, and then asks no more', () =>
    withCheck(async (bench) => {
      await listen(bench);
      await bench.begin('getLocation');
      await new Promise((later) => setTimeout(later, 100));
      expect(await bench.heard()).toEqual(['getLocation']);
      expect(await bench.peek()).toBeNull();
      await bench.driven.tap('.agree');
      await settle(bench, { event: 'agree', buttonId: 'agree' });
      expect(await bench.answer()).toMatchObject({ errMsg: 'getLocation:ok' });
      expect(await bench.ask('getPrivacySetting')).toMatchObject({ needAuthorization: false });
      await bench.ask('getLocation');
      expect(await bench.heard()).toEqual([]);
    }));

  it('fails with errno 104 when the user disagrees, or when the agreement is only claimed', () =>
    withCheck(async (bench) => {
      await listen(bench);
      expect(await bench.ask('getPrivacySetting')).toMatchObject({ needAuthorization: true });
      for (const said of [{ event: 'disagree' }, { event: 'agree', buttonId: 'agree' }]) {
        await bench.begin('getLocation');
        await new Promise((later) => setTimeout(later, 100));
        await settle(bench, said);
        expect(await bench.answer()).toEqual({
          errMsg: 'getLocation:fail privacy permission is not authorized',
          errno: 104,
        });
      }
    }));

  it('is asked by WeChat itself for a program that has no window of its own', () =>
    withCheck(async (bench) => {
      await bench.begin('requirePrivacyAuthorize');
      await bench.client.native().authorizeCancel();
      expect(await bench.answer()).toMatchObject({ errno: 104 });
      await bench.begin('requirePrivacyAuthorize');
      await bench.client.native().authorizeAllow();
      expect(await bench.answer()).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' });
      expect(await bench.ask('openPrivacyContract')).toEqual({ errMsg: 'openPrivacyContract:ok' });
    }));

  it('can be refused or given beforehand', async () => {
    await withCheck(async (bench) => expect(await bench.ask('getLocation')).toMatchObject({ errno: 104 }), {
      privacy: 'refused',
    });
    await withCheck(
      async (bench) => expect(await bench.ask('getLocation')).toMatchObject({ errMsg: 'getLocation:ok' }),
      { privacy: 'agreed' },
    );
  });
});
