import { Driven } from './driving';

it('runs two programs at once, each with its own state and storage', async () => {
  const [first, second] = await Promise.all([Driven.start('shop'), Driven.start('shop')]);
  expect(first.program.wsEndpoint).not.toBe(second.program.wsEndpoint);
  await first.tap('.inner');
  expect(await first.text('.inner')).toBe('count 1');
  expect(await second.text('.inner')).toBe('count 0');
  await first.end();
  await second.tap('.inner');
  expect(await second.text('.inner')).toBe('count 1');
  await second.end();
});

it('is quick: the times are printed, for a person to judge', async () => {
  const began = performance.now();
  const shop = await Driven.start('shop');
  const started = performance.now();
  const inner = await shop.find('.inner');
  const taps = 10;
  const tapping = performance.now();
  for (let count = 0; count < taps; count += 1) await inner.tap();
  const tap = (performance.now() - tapping) / taps;
  console.log(`start ${Math.round(started - began)} ms, tap ${Math.round(tap)} ms`);
  expect(await shop.text('.inner')).toBe(`count ${taps}`);
  const costs = await shop.program.costs();
  expect(costs.packages.map((each) => each.root)).toEqual(['', 'extra/']);
  expect(costs.firstContent).toBeGreaterThan(0);
  await shop.end();
});
