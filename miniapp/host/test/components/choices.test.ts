import type { Driven } from '../driving';
import { details, drag, heard, reopen, startOn } from './listening';

type Slider = { slideTo(value: number): Promise<void> };

describe('boxes to tick, switches and sliders', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('choices');
  });
  beforeEach(() => reopen(page, 'choices'));
  afterAll(() => page.end());

  it('tells of all ticked boxes, once, whether the box or its label was tapped', async () => {
    await page.tap('#first');
    expect(await details(page, 'boxes', 'change')).toEqual([{ value: ['1', '2'] }]);
    await (await page.find('#first-label')).tap();
    expect(await details(page, 'boxes', 'change')).toEqual([{ value: ['2'] }]);
  });

  it('chooses one radio and releases the other, also by a label elsewhere', async () => {
    await page.tap('#for-second');
    expect(await details(page, 'radios', 'change')).toEqual([{ value: 'b' }]);
    expect(await (await page.find('#first-radio')).property('checked')).toBe(false);
    await page.tap('#second-radio');
    expect(await heard(page)).toEqual([]);
  });

  it('does nothing when it is disabled', async () => {
    for (const id of ['#third', '#third-radio', '#off']) await page.tap(id);
    await ((await page.find('#stuck')) as unknown as Slider).slideTo(20);
    expect(await heard(page)).toEqual([]);
    expect(await (await page.find('#stuck')).value()).toBe(7);
  });

  it('turns a switch, and back when the program holds it', async () => {
    await page.tap('#switch');
    expect(await details(page, 'switch', 'change')).toEqual([{ value: true }]);
    await (await page.page()).setData({ on: false });
    expect(await (await page.find('#switch')).value()).toBe(false);
  });

  it('slides to the nearest step, telling on the way and at the end', async () => {
    await ((await page.find('#slider')) as unknown as Slider).slideTo(33);
    expect(await heard(page)).toEqual([
      { id: 'slider', type: 'changing', detail: { value: 35 } },
      { id: 'slider', type: 'change', detail: { value: 35 } },
    ]);
    expect(await page.text('#slider')).toBe('35');
  });

  it('follows a finger, but not beyond its ends', async () => {
    await drag(page, '#slider .wx-rail', { dx: 500, dy: 0 });
    const all = await heard(page);
    expect(all.at(-1)).toEqual({ id: 'slider', type: 'change', detail: { value: 50 } });
    expect(all.filter(({ type }) => type === 'changing').length).toBeGreaterThan(0);
  });
});
