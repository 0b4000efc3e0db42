import type { Driven } from '../driving';
import { details, drag, heard, heardNames, pause, startOn } from './listening';

type Callable = { callFunction(name: string, ...args: unknown[]): Promise<unknown> };

describe('pickers', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('pickers');
  });
  beforeEach(async () => void (await heard(page)));
  afterAll(() => page.end());

  const choose = async (id: string, value: unknown) =>
    ((await page.find(id)) as unknown as Callable).callFunction('picker.choose', value);
  const person = (method: string, data?: unknown) => page.send('Tool.native', { method, data });

  it('opens at a tap, is tapped through, and tells the index as text', async () => {
    await page.tap('#one');
    await person('pickerTap', 'plum');
    await person('pickerTap', '确定');
    expect(await heard(page)).toEqual([{ id: 'one', type: 'change', detail: { value: '2' } }]);
  });

  it('can be cancelled, and then stays as it was', async () => {
    await page.tap('#one');
    await person('pickerTap', 'apple');
    await person('pickerTap', '取消');
    expect(await heardNames(page)).toEqual(['one:cancel']);
    await expect(person('pickerConfirm')).rejects.toThrow('nothing on the screen');
  });

  it('does not open when it is disabled, and refuses what it does not offer', async () => {
    await page.tap('#off');
    await expect(person('pickerConfirm')).rejects.toThrow('nothing on the screen');
    await expect(choose('#named', 5)).rejects.toThrow('offers no option 5 of 2');
    await person('pickerCancel');
  });

  it('shows objects by range-key', async () => {
    await page.tap('#named');
    await person('pickerTap', 'y');
    await person('pickerConfirm');
    expect(await details(page, 'named', 'change')).toEqual([{ value: '1' }]);
  });

  it('tells each turned wheel of a multiSelector, whose other wheels the program may change', async () => {
    await (
      await page.page()
    ).callMethod('answer', 'multi:columnchange', {
      range: [
        ['a', 'b'],
        ['b1', 'b2', 'b3'],
      ],
      chosen: [1, 0],
    });
    await page.tap('#multi');
    await person('pickerTap', 'b');
    await person('pickerTap', 'b3');
    await person('pickerConfirm');
    expect(await heard(page)).toEqual([
      { id: 'multi', type: 'columnchange', detail: { column: 0, value: 1 } },
      { id: 'multi', type: 'columnchange', detail: { column: 1, value: 2 } },
      { id: 'multi', type: 'change', detail: { value: [1, 2] } },
    ]);
  });

  it('keeps a date between start and end', async () => {
    await choose('#date', '2024-02-29');
    await expect(choose('#date', '2024-03-06')).rejects.toThrow('offers no option');
    await person('pickerCancel');
    expect(await details(page, 'date', 'change')).toEqual([{ value: '2024-02-29' }]);
  });

  it('goes as deep as fields says, and knows times of day', async () => {
    await choose('#month', '2025-11');
    await choose('#time', '17:45');
    expect(await heard(page)).toEqual([
      { id: 'month', type: 'change', detail: { value: '2025-11' } },
      { id: 'time', type: 'change', detail: { value: '17:45' } },
    ]);
    await expect(choose('#time', '09:10')).rejects.toThrow('offers no option');
    await person('pickerCancel');
  });

  it('tells names and codes of a region, and refuses one outside of its sample', async () => {
    await choose('#region', ['广东省', '深圳市', '南山区']);
    expect(await details(page, 'region', 'change')).toEqual([
      { value: ['广东省', '深圳市', '南山区'], code: ['440000', '440300', '440305'], postcode: '' },
    ]);
    await expect(choose('#region', ['火星'])).rejects.toThrow('offers no option');
    await person('pickerCancel');
  });

  it('turns a wheel of a picker-view with a finger, and tells once it rests', async () => {
    await drag(page, '#view picker-view-column', { dx: 0, dy: -34 });
    await pause(250);
    expect(await heard(page)).toEqual([
      { id: 'view', type: 'pickstart', detail: {} },
      { id: 'view', type: 'pickend', detail: {} },
      { id: 'view', type: 'change', detail: { value: [1, 2] } },
    ]);
  });

  it('does not tell of a picker-view that the program turns', async () => {
    await (await page.page()).setData({ view: [0, 0] });
    await pause(250);
    expect(await heard(page)).toEqual([]);
    expect(await (await page.find('#view')).value()).toEqual([0, 0]);
  });
});
