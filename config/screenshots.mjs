// npm run screenshots: starts the product in a folder of its own and takes the pictures of the README.
//   npm run screenshots -- desk case      only some of them
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { PICTURES } from './screenshots/pictures.mjs';
import { runNode } from './build/process.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, 'docs/pictures');
const ONE_PICTURE = 200 * 1024;
const SETTLED_MS = 1_200;
const WAIT_MS = 30_000;

const require = createRequire(import.meta.url);
require('../cloud/test/support/run-typescript.cjs');
const { launchBrowser } = require('../cloud/test/support/chromium.ts');
const { startProduct } = require('../cloud/test/support/product.ts');
const sharp = createRequire(join(ROOT, 'cloud/package.json'))('sharp');

const pictures = chosen(process.argv.slice(2));
for (const target of new Set(pictures.map(({ needs }) => needs)))
  await runNode([join(ROOT, 'config/build.mjs'), ...target.split(' ')], { cwd: ROOT });
await takeAll();

function chosen(names) {
  const unknown = names.filter((name) => !PICTURES.some((picture) => picture.name === name));
  if (unknown.length === 0) return PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
  console.error(
    `没有这张图：${unknown.join('、')}。有：${PICTURES.map((picture) => picture.name).join('、')}`,
  );
  process.exit(2);
}

async function takeAll() {
  mkdirSync(FOLDER, { recursive: true });
  const product = await startProduct();
  try {
    const browser = await launchBrowser();
    try {
      for (const picture of pictures) await take(browser, product.url, picture);
    } finally {
      await browser.close();
    }
  } finally {
    await product.stop();
  }
}

async function take(browser, url, { name, viewport, arrive, shows }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await arrive(page, url);
  await page.getByText(shows).locator('visible=true').first().waitFor();
  // Photos and map layers come after the words.
  await page.waitForLoadState('networkidle');
  await pause(SETTLED_MS);
  const kb = await save(name, await page.screenshot({ animations: 'disabled' }));
  console.log(`✓ ${name.padEnd(18)} ${kb} KB`);
  await context.close();
}

/** Writes a palette PNG and gives its size in KB; throws when it is too heavy for a README. */
async function save(name, screenshot) {
  const png = await sharp(screenshot)
    .png({ palette: true, colours: 160, effort: 10, compressionLevel: 9 })
    .toBuffer();
  if (png.length > ONE_PICTURE)
    throw new Error(`${name}.png 有 ${Math.round(png.length / 1024)} KB，超过 200 KB`);
  writeFileSync(join(FOLDER, `${name}.png`), png);
  return Math.round(png.length / 1024);
}
