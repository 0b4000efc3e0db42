/** npm run speed -w weapp-headless-host -- <dist> [.selector]: how long a start takes here, and a tap; the middle of several. */
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import automator from 'miniprogram-automator';

const STARTS = 5;
const TAPS = 20;
const library = fileURLToPath(new URL('../dist/index.js', import.meta.url));
if (!existsSync(library)) throw new Error('build it first: npm run build -w weapp-headless-host');
const { launch } = createRequire(import.meta.url)(library);
const dist = process.argv[2] ?? fileURLToPath(new URL('./fixtures/shop', import.meta.url));
const selector = process.argv[3] ?? '.inner';

const starts = [];
const taps = [];
for (let each = 0; each < STARTS; each += 1) {
  const began = performance.now();
  const program = await launch({ dist });
  const client = await automator.connect({ wsEndpoint: program.wsEndpoint });
  const page = await client.currentPage();
  starts.push(performance.now() - began);
  const element = await page.waitFor(selector).then(() => page.$(selector));
  for (let tap = 0; tap < TAPS / STARTS; tap += 1) taps.push(await timeOf(() => element.tap()));
  client.disconnect();
  await program.close();
}
console.log(`${dist}\nstart ${inWords(starts)}\ntap   ${inWords(taps)}`);

async function timeOf(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

function inWords(times) {
  const sorted = [...times].sort((one, two) => one - two).map(Math.round);
  return `${sorted[Math.floor(sorted.length / 2)]} ms in the middle, ${sorted.at(-1)} ms at most (${sorted.length} times)`;
}
