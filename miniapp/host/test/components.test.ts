import { Driven } from './driving';

describe('components of the program', () => {
  let parts: Driven;
  beforeAll(async () => {
    parts = await Driven.start('parts');
  });
  afterAll(() => parts.end());

  it('keep their styles to themselves, and take those of the app only when they ask for them', async () => {
    const card = await parts.find('#card');
    expect(await (await parts.find('.title')).style('color')).toBe('rgb(1, 1, 1)');
    expect(await (await card.$('.title'))?.style('color')).toBe('rgb(9, 9, 9)');
    expect(await (await card.$('.shared'))?.style('color')).not.toBe('rgb(2, 2, 2)');
    expect(await (await parts.find('.row .shared')).style('color')).toBe('rgb(2, 2, 2)');
  });

  it('take behaviours, slots and the components of app.json', async () => {
    expect(await (await parts.find('#card')).text()).toMatch(/from behaviour\s*x\s*head\s*body/);
    expect(await (await parts.page()).callMethod('cardTitle')).toBe('from behaviour');
  });

  it('take generics, and pass events up', async () => {
    const rows = await (await parts.page()).$$('.row');
    expect(rows).toHaveLength(2);
    await (await rows[1].$('.name')).tap();
    expect(await parts.text('.picked')).toMatch(/^b from/);
  });

  it('of another package stand in by their placeholder and then arrive', async () => {
    await (await parts.page()).waitFor('.arrived');
    expect(await parts.text('.arrived')).toBe('arrived');
  });

  it('come and go', async () => {
    const page = await parts.page();
    expect(await page.$('#second')).toBeNull();
    await parts.tap('.toggle');
    expect(await parts.text('#second')).toContain('from behaviour');
    await parts.tap('.toggle');
    expect(await page.$('#second')).toBeNull();
  });
});

it('does not give out a module of a package that has not been loaded, but fetches it when asked to wait', async () => {
  const parts = await Driven.start('parts');
  await parts.tap('.ask');
  await (await parts.page()).waitFor(100);
  expect(await parts.text('.ask')).toMatch(/ \/ far module$/);
  await parts.end();
});
