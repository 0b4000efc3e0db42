import { Bench } from './bench';

type Chain = Record<string, (...given: unknown[]) => Chain>;

describe('what a program asks of its page', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterAll(() => bench.end());

  it('measures nodes: one, all, none, and the viewport, in the order of the questions', async () => {
    const [box, rows, none, port] = (await bench.client.evaluate(
      () =>
        new Promise((done) => {
          const query = wx['createSelectorQuery']?.() as Chain; // the query
          query['select']?.('#box')['boundingClientRect']?.();
          query['selectAll']?.('.row')['boundingClientRect']?.();
          query['select']?.('.nowhere')['boundingClientRect']?.();
          query['selectViewport']?.()['scrollOffset']?.();
          query['exec']?.(done);
        }),
    )) as Record<string, unknown>[]; // one answer a question
    expect(box).toMatchObject({
      id: 'box',
      dataset: { name: 'the box' },
      width: 100,
      height: 50,
      left: 0,
      right: 100,
    });
    expect(rows).toHaveLength(2);
    expect(none).toBeNull();
    expect(port).toMatchObject({ scrollTop: 0, scrollLeft: 0 });
  });

  it('reads chosen fields: marks, styles, properties, scrolling; each answer goes to its own callback too', async () => {
    const told = await bench.client.evaluate(
      () =>
        new Promise((done) => {
          const heard: unknown[] = [];
          const query = wx['createSelectorQuery']?.() as Chain; // the query
          query['select']?.('#box')['fields']?.(
            { mark: true, size: true, computedStyle: ['color'] },
            (one: unknown) => heard.push(one),
          );
          query['select']?.('#scroller')['fields']?.(
            { scrollOffset: true, properties: ['scroll-y'] },
            (one: unknown) => heard.push(one),
          );
          query['exec']?.(() => done(heard));
        }),
    );
    expect(told).toEqual([
      { mark: { kind: 'boxed' }, width: 100, height: 50, color: 'rgb(1, 2, 3)' },
      expect.objectContaining({ scrollTop: 0, scrollHeight: 300, 'scroll-y': true }),
    ]);
  });

  it('draws on a canvas and keeps it as a picture; a canvas that is not there is empty', async () => {
    const { errMsg, tempFilePath } = await bench.client.evaluate(
      () =>
        new Promise<Record<string, string>>((done) => {
          const query = wx['createSelectorQuery']?.() as Chain; // the query
          query['select']?.('#paper')['node']?.();
          query['exec']?.(([{ node }]: [{ node: HTMLCanvasElement & { createImage(): unknown } }]) => {
            node.width = 12;
            node.height = 10;
            node.getContext('2d')?.fillRect(0, 0, 6, 6);
            node.createImage();
            wx['canvasToTempFilePath']?.({
              canvas: node,
              destWidth: 6,
              destHeight: 5,
              success: done,
              fail: done,
            });
          });
        }),
    );
    expect(errMsg).toBe('canvasToTempFilePath:ok');
    expect(await bench.ask('getImageInfo', { src: tempFilePath })).toMatchObject({
      width: 6,
      height: 5,
      type: 'png',
    });
    expect(await bench.ask('canvasToTempFilePath', { canvasId: 'none' })).toEqual({
      errMsg: 'canvasToTempFilePath:fail canvas is empty',
    });
    expect(
      await bench.client.evaluate(
        () => (wx['createOffscreenCanvas']?.({ width: 3 }) as { width: number }).width,
      ),
    ).toBe(3);
  });

  it('tells when a node comes into sight and leaves it, but not what is already so', async () => {
    await bench.client.evaluate(() => {
      const app = getApp<{ heard: unknown[]; observer: Chain }>();
      app.observer = wx['createIntersectionObserver']?.() as unknown as Chain; // the observer
      app.observer['relativeToViewport']?.()['observe']?.(
        '.far',
        ({ id, intersectionRatio }: Record<string, unknown>) => app.heard.push([id, intersectionRatio]),
      );
    });
    await new Promise((later) => setTimeout(later, 150));
    expect(await bench.heard()).toEqual([]);
    expect(await bench.ask('pageScrollTo', { selector: '#far', offsetTop: -100 })).toEqual({
      errMsg: 'pageScrollTo:ok',
    });
    await new Promise((later) => setTimeout(later, 150));
    expect(await bench.heard()).toEqual([['far', 1]]);
    await bench.ask('pageScrollTo', { scrollTop: 0, duration: 0 });
    await new Promise((later) => setTimeout(later, 150));
    expect(await bench.heard()).toEqual([['far', 0]]);
    await bench.client.evaluate(() => void getApp<{ observer: Chain }>().observer['disconnect']?.());
    await bench.ask('pageScrollTo', { selector: '#far' });
    await new Promise((later) => setTimeout(later, 150));
    expect(await bench.heard()).toEqual([]);
    expect(await bench.ask('pageScrollTo', { selector: '.nowhere' })).toMatchObject({
      errMsg: 'pageScrollTo:fail can not find element by selector ".nowhere"',
    });
    await bench.ask('pageScrollTo', { scrollTop: 0 });
  });

  it('refuses to observe before it was told relative to what', async () => {
    const said = await bench.client.evaluate(() => {
      try {
        (wx['createIntersectionObserver']?.() as unknown as Chain)['observe']?.('.far', () => undefined);
        return 'observed';
      } catch (error) {
        return String(error);
      }
    });
    expect(said).toContain('relativeTo');
  });

  it('answers a question about the size of the screen', async () => {
    const matches = await bench.client.evaluate(() =>
      Promise.all(
        [{ minWidth: 100 }, { minWidth: 4000 }].map(
          (descriptor) =>
            new Promise((done) => {
              const observer = wx['createMediaQueryObserver']?.() as unknown as Chain; // the observer
              observer['observe']?.(descriptor, ({ matches: yes }: { matches: boolean }) => done(yes));
            }),
        ),
      ),
    );
    expect(matches).toEqual([true, false]);
  });

  it('pulls the page down and lets it go', async () => {
    expect(await bench.ask('startPullDownRefresh')).toEqual({ errMsg: 'startPullDownRefresh:ok' });
    await new Promise((later) => setTimeout(later, 50));
    expect(await bench.heard()).toContain('onPullDownRefresh');
    expect(await bench.ask('stopPullDownRefresh')).toEqual({ errMsg: 'stopPullDownRefresh:ok' });
  });

  it('hides the keyboard of a field that has it, and says when none has', async () => {
    expect(await bench.ask('hideKeyboard')).toEqual({ errMsg: 'hideKeyboard:fail input not exists!' });
    await bench.driven.tap('.field');
    expect(await bench.ask('hideKeyboard')).toEqual({ errMsg: 'hideKeyboard:ok' });
  });

  it('moves a map by its context and asks it where it is', async () => {
    const told = await bench.client.evaluate(
      () =>
        new Promise((done) => {
          const map = wx['createMapContext']?.('map') as Chain; // the context
          map['moveToLocation']?.({
            latitude: 40.5,
            longitude: 121.5,
            success: ({ errMsg }: { errMsg: string }) =>
              map['getCenterLocation']?.({
                success: (centre: object) => done({ ...centre, before: errMsg }),
              }),
          });
        }),
    );
    expect(told).toMatchObject({ before: 'moveToLocation:ok', errMsg: 'getCenterLocation:ok' });
    expect(told).toMatchObject({ latitude: expect.closeTo(40.5, 3), longitude: expect.closeTo(121.5, 3) });
  });

  it('includes points, finds the place under a point of the screen, and moves, adds and clears markers', async () => {
    const told = await bench.client.evaluate(async () => {
      const map = wx['createMapContext']?.('map') as Chain; // the context
      const asks = (name: string, given: object) =>
        new Promise<Record<string, unknown>>((success, fail) => map[name]?.({ ...given, success, fail }));
      const points = [
        { latitude: 40, longitude: 121 },
        { latitude: 41, longitude: 122 },
      ];
      await asks('includePoints', { points, padding: [10] });
      const place = await asks('fromScreenLocation', { x: 0, y: 0 });
      await asks('addMarkers', { markers: [{ id: 1, ...points[0] }] });
      await asks('translateMarker', { markerId: 1, destination: points[1] });
      await asks('addMarkers', { clear: true, markers: [] });
      return [place, await asks('getRegion', {})];
    });
    const [place, region] = told as [Record<string, number>, Record<string, Record<string, number>>];
    expect(region['southwest']?.['latitude']).toBeLessThan(40);
    expect(region['northeast']?.['longitude']).toBeGreaterThan(122);
    expect(place['latitude']).toBeCloseTo(region['northeast']?.['latitude'] ?? 0, 3);
    expect(place['longitude']).toBeCloseTo(region['southwest']?.['longitude'] ?? 0, 3);
  });

  it('has no context for a component that is not there, and names what a component does not offer', async () => {
    const failed = await bench.client.evaluate(
      () =>
        new Promise((done) => {
          const map = wx['createMapContext']?.('none') as Chain; // the context
          map['moveToLocation']?.({ fail: done });
        }),
    );
    expect(failed).toEqual({ errMsg: 'moveToLocation:fail no such map on the page' });
    const said = await bench.client.evaluate(() => {
      try {
        const video = wx['createVideoContext']?.('box') as Chain; // not a video
        return video['play']?.();
      } catch (error) {
        return String(error);
      }
    });
    expect(said).toContain('video context: play is not offered');
  });
});
