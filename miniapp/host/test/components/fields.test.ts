import type { Driven } from '../driving';
import { details, heard, heardNames, pause, reopen, startOn } from './listening';

type Field = { input(text: string): Promise<void> };

describe('fields and their form', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('fields');
  });
  beforeEach(() => reopen(page, 'fields'));
  afterAll(() => page.end());

  const type = async (selector: string, text: string) =>
    ((await page.find(selector)) as unknown as Field).input(text);
  const valueOf = async (selector: string) => (await page.find(selector)).value();
  const answer = async (what: string, data: object) => (await page.page()).callMethod('answer', what, data);

  it('tells of each input with value, cursor and key', async () => {
    await type('#name', 'hello');
    expect(await details(page, 'name', 'input')).toEqual([{ value: 'hello', cursor: 5, keyCode: 111 }]);
    expect(await valueOf('#name')).toBe('hello');
  });

  it('can be held at its old value by the program, though the program sets nothing new', async () => {
    await answer('held:input', { held: 'abc' });
    await type('#held', 'abcd');
    expect(await valueOf('#held')).toBe('abc');
    expect(await details(page, 'held', 'input')).toHaveLength(1);
  });

  it('keeps what was typed when the program changes something else', async () => {
    await type('#name', 'typed');
    await (await page.page()).setData({ long: 'x' });
    expect(await valueOf('#name')).toBe('typed');
  });

  it('stops at maxlength, at 140 where nothing was said, and nowhere with -1', async () => {
    await type('#short', '1234567');
    expect(await valueOf('#short')).toBe('12345');
    await type('#plain', 'x'.repeat(200));
    expect(await valueOf('#plain')).toHaveLength(140);
    await type('#story', 'x'.repeat(200));
    expect(await valueOf('#story')).toHaveLength(200);
  });

  it('writes only what the keyboard of the type offers, and nothing into a disabled field', async () => {
    await type('#number', '1a2b');
    expect(await valueOf('#number')).toBe('12');
    await type('#off', 'no');
    await type('#deaf', 'no');
    expect(await valueOf('#off')).toBe('still');
    expect(await valueOf('#deaf')).toBe('quiet');
    expect(await heardNames(page)).toEqual(['number:input']);
  });

  it('is focused by a finger, raises the keyboard, and tells when it is left', async () => {
    await page.tap('#name');
    await page.tap('#story');
    const all = await heard(page);
    expect(all.map(({ id, type: name }) => `${id}:${name}`)).toEqual([
      'name:focus',
      'name:keyboardheightchange',
      'name:blur',
      'name:keyboardheightchange',
      'story:focus',
    ]);
    expect(all[0]?.detail).toEqual({ value: 'a', height: expect.any(Number) });
    expect(all[2]?.detail).toMatchObject({ value: 'a', cursor: expect.any(Number) });
  });

  it('is focused and left by the program', async () => {
    await (await page.page()).setData({ focused: true });
    await pause(50);
    expect(await heardNames(page)).toContain('name:focus');
    await (await page.page()).setData({ focused: false });
    expect(await heardNames(page)).toContain('name:blur');
  });

  it('reviews a nickname when the field is left', async () => {
    await page.tap('#nick');
    await page.tap('#plain');
    expect(await details(page, 'nick', 'nicknamereview')).toEqual([{ pass: true, timeout: false }]);
  });

  it('shows its placeholder only while it is empty', async () => {
    expect(await page.text('#story')).toBe('tell');
    await type('#story', 'once');
    expect(await page.text('#story')).toBe('');
  });

  it('grows with its lines, and tells how many there are', async () => {
    const before = Number((await (await page.find('#story')).size()).height);
    await type('#story', 'one\ntwo\nthree');
    expect((await (await page.find('#story')).size()).height).toBeGreaterThan(before * 2);
    expect(await details(page, 'story', 'linechange')).toEqual([
      { height: expect.any(Number), heightRpx: expect.any(Number), lineCount: 3 },
    ]);
  });

  it('submits all that has a name, and says which button it was', async () => {
    await type('#short', 'xyz');
    await page.tap('#send');
    const [tap, submit] = await heard(page).then((all) => all.filter(({ type: name }) => name !== 'input'));
    expect(tap?.type).toBe('tap');
    expect(submit).toMatchObject({
      id: 'form',
      type: 'submit',
      detail: {
        value: {
          name: 'a',
          held: 'abc',
          short: 'xyz',
          number: '',
          secret: 'x',
          off: 'still',
          story: '',
          loud: true,
          much: 30,
          one: 'r1',
          many: ['c1', 'c2'],
        },
        target: { id: 'send', dataset: { way: 'fast' } },
      },
    });
  });

  it('is emptied by a reset button', async () => {
    await page.tap('#clear');
    expect(await heardNames(page)).toEqual(['form:reset']);
    expect(await valueOf('#name')).toBe('');
    expect(await valueOf('#loud')).toBe(false);
    expect(await valueOf('#much')).toBe(0);
  });

  it('is not submitted by a disabled button, nor by one outside of it', async () => {
    await page.tap('#locked');
    await page.tap('#outside');
    expect(await heard(page)).toEqual([]);
  });
});
