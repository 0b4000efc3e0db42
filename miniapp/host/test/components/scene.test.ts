import { join } from 'node:path';
import type { ClientElement, Driven } from '../driving';
import { details, drag, finger, heard, heardNames, pause, startOn } from './listening';

const PICTURE = join(__dirname, 'program/pics/wide.png');
/** Pixels from the top of the map to the line of the fixture, 170 m south of the middle at scale 16. */
const LINE_Y = 226;

describe('map, camera, video and canvas', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('scene', { feeds: { media: [PICTURE], scan: 'a code' } });
    await pause(150);
  });
  afterAll(() => page.end());

  it('shows the fed picture in the camera, and reads the fed code', async () => {
    const all = (await heard(page)).filter(({ id }) => id === 'camera');
    expect(all).toEqual([
      { id: 'camera', type: 'initdone', detail: { maxZoom: expect.any(Number) } },
      {
        id: 'camera',
        type: 'scancode',
        detail: expect.objectContaining({ type: 'qrcode', result: 'a code' }),
      },
    ]);
    expect(await (await page.find('#camera')).wxml()).toContain('<img');
  });

  it('tells which marker, callout, label, control or line a finger met, and then no tap', async () => {
    await page.tap('#map .wx-mark img, #map .wx-pin');
    await page.tap('#map .wx-callout');
    await page.tap('#map .wx-mark-label');
    await page.tap('#map img.wx-mark');
    const map = await page.find('#map');
    const { left, top } = await map.offset();
    const onTheLine = finger(Number(left) + 180, Number(top) + LINE_Y);
    await map.touchstart(onTheLine);
    await map.touchend(onTheLine);
    expect(await heard(page)).toEqual([
      { id: 'map', type: 'markertap', detail: { markerId: 7 } },
      { id: 'map', type: 'callouttap', detail: { markerId: 7 } },
      { id: 'map', type: 'labeltap', detail: { markerId: 7 } },
      { id: 'map', type: 'controltap', detail: { controlId: 3 } },
      {
        id: 'map',
        type: 'polylinetap',
        detail: { polylineId: 0, latitude: expect.closeTo(23.0985, 3), longitude: expect.closeTo(113.3, 3) },
      },
    ]);
  });

  it('opens the callout of a marker that is tapped', async () => {
    const pins = await (await page.page()).$$('#map .wx-pin');
    await pins[1]?.tap();
    await page.tap('#custom');
    expect(await heardNames(page)).toEqual(['map:markertap', 'map:callouttap']);
    const [, , titled] = await (await page.page()).$$('#map .wx-pin');
    await titled?.tap();
    expect((await (await page.find('#custom')).size()).height).toBe(0);
    const callouts = await (await page.page()).$$('#map .wx-callout');
    expect(await Promise.all(callouts.map((each: ClientElement) => each.text()))).toEqual(['here', 'titled']);
    await heard(page);
  });

  it('answers its context', async () => {
    const answers = await (await page.page()).callMethod('look');
    expect(answers).toMatchObject([
      { latitude: 23.1, longitude: 113.3 },
      { scale: 16 },
      { northeast: { latitude: expect.any(Number) }, southwest: { latitude: expect.any(Number) } },
      { x: 180, y: 150 },
    ]);
    await (await page.page()).callMethod('remove', [8]);
    expect(await (await page.page()).$$('#map .wx-mark > .wx-pin')).toHaveLength(2);
  });

  it('tells where the ground was touched', async () => {
    await (await page.page()).setData({ markers: [], polygons: [], controls: [], polyline: [] });
    await page.tap('#map');
    const [tap] = await details(page, 'map', 'tap');
    expect(Number(tap?.['latitude'])).toBeCloseTo(23.1, 3);
    expect(Number(tap?.['longitude'])).toBeCloseTo(113.3, 3);
  });

  it('tells begin and end when it is dragged, and when the program moves it; not when something else changes', async () => {
    await drag(page, '#map', { dx: -100, dy: 0 });
    const dragged = (await heard(page)).filter(({ id }) => id === 'map');
    expect(dragged.map(({ type, detail }) => [type, detail['causedBy']])).toEqual([
      ['begin', 'gesture'],
      ['end', 'drag'],
    ]);
    expect(Number((dragged[1]?.detail['centerLocation'] as { longitude: number }).longitude)).toBeGreaterThan(
      113.3,
    );
    await (await page.page()).setData({ lat: 23.2 });
    expect(await heardNames(page)).toEqual(['map:begin', 'map:end']);
    await (await page.page()).setData({ circles: [] });
    expect(await heard(page)).toEqual([]);
  });

  it('chooses a view that includes all points', async () => {
    const points = [
      { latitude: 22, longitude: 113 },
      { latitude: 24, longitude: 115 },
    ];
    await (await page.page()).setData({ points });
    const [, end] = await heard(page);
    expect(end?.detail).toMatchObject({ causedBy: 'update' });
    const region = end?.detail['region'] as Record<'northeast' | 'southwest', { latitude: number }>;
    expect(region.northeast.latitude).toBeGreaterThan(24);
    expect(region.southwest.latitude).toBeLessThan(22);
  });

  it('tells of a film that cannot be played', async () => {
    await (await page.page()).setData({ film: '/pics/none.mp4' });
    await pause(200);
    expect(await details(page, 'video', 'error')).toEqual([{ errMsg: expect.any(String) }]);
  });

  it('plays what can be played, from its beginning to its end', async () => {
    await (await page.page()).setData({ film: '/pics/silence.wav' });
    await pause(100);
    await (await page.page()).callMethod('play');
    await pause(600);
    const names = await heardNames(page);
    expect(names).toEqual(
      expect.arrayContaining(['video:loadedmetadata', 'video:play', 'video:timeupdate', 'video:ended']),
    );
  });

  it('gives a canvas something to draw on, of its own size', async () => {
    expect(await (await page.find('#canvas')).wxml()).toContain('<canvas');
    await page.tap('#canvas');
    expect(await heardNames(page)).toContain('canvas:tap');
  });
});

it('has no camera when the user has refused it', async () => {
  const page = await startOn('scene', { feeds: { scopes: { 'scope.camera': false } } });
  try {
    await pause(150);
    expect(await details(page, 'camera', 'error')).toEqual([{ errMsg: 'insertCamera:fail auth deny' }]);
  } finally {
    await page.end();
  }
});
