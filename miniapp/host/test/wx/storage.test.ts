import { Bench } from './bench';

describe('storage', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterAll(() => bench.end());
  beforeEach(() => bench.now('clearStorageSync'));

  it('keeps copies of any plain value, by callback, promise and at once', async () => {
    expect(await bench.ask('setStorage', { key: 'a', data: { n: [1, null, '二'] } })).toEqual({
      errMsg: 'setStorage:ok',
    });
    expect(await bench.client.callWxMethod('getStorage', { key: 'a' })).toEqual({
      data: { n: [1, null, '二'] },
      errMsg: 'getStorage:ok',
    });
    await bench.now('setStorageSync', 'b', false);
    expect(await bench.now('getStorageSync', 'b')).toBe(false);
    const changed = await bench.client.evaluate(() => {
      const kept = { n: 1 };
      wx['setStorageSync']?.('c', kept);
      kept.n = 2;
      return wx['getStorageSync']?.('c');
    });
    expect(changed).toEqual({ n: 1 });
  });

  it('tells what is there and forgets what is removed', async () => {
    await bench.now('setStorageSync', 'a', 'x'.repeat(3000));
    expect(await bench.ask('getStorageInfo')).toEqual({
      keys: ['a'],
      currentSize: 3,
      limitSize: 10240,
      errMsg: 'getStorageInfo:ok',
    });
    await bench.ask('removeStorage', { key: 'a' });
    expect(await bench.now('getStorageSync', 'a')).toBe('');
    expect(await bench.ask('getStorage', { key: 'a' })).toEqual({ errMsg: 'getStorage:fail data not found' });
    await bench.now('setStorageSync', 'b', 1);
    await bench.ask('clearStorage');
    expect(await bench.now('getStorageInfoSync')).toMatchObject({ keys: [], currentSize: 0 });
  });

  it('refuses more than 1 MB under a key and 10 MB in all, keeping what was there', async () => {
    const fill = (key: string, bytes: number) =>
      bench.client.evaluate(
        (name: string, length: number) =>
          new Promise((done) =>
            wx['setStorage']?.({
              key: name,
              data: 'x'.repeat(length),
              complete: ({ errMsg }: { errMsg: string }) => done(errMsg),
            }),
          ),
        key,
        bytes,
      );
    await bench.now('setStorageSync', 'big', 'small');
    expect(await fill('big', 1024 * 1024 + 1)).toBe('setStorage:fail entry size limit reached');
    expect(await bench.now('getStorageSync', 'big')).toBe('small');
    for (let at = 0; at < 10; at += 1) expect(await fill(`part-${at}`, 1_000_000)).toBe('setStorage:ok');
    expect(await fill('last', 600_000)).toBe('setStorage:fail exceed storage max size 10Mb');
  });

  it('refuses no key, in words or as an exception', async () => {
    expect(await bench.ask('setStorage', { data: 1 })).toMatchObject({
      errMsg: 'setStorage:fail parameter error: parameter.key should be String instead of Undefined;',
    });
    expect(await bench.now('setStorageSync', undefined, 1)).toContain('setStorageSync:fail parameter error');
  });
});
