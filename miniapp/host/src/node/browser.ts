import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];

/** A hold on the browser that all programs of this process share; it ends with the last one let go. */
export interface BrowserHold {
  readonly browser: Browser;
  release(): Promise<void>;
}

let shared: Promise<Browser> | undefined;
let holders = 0;

export async function holdBrowser(): Promise<BrowserHold> {
  holders += 1;
  shared ??= chromium.launch({ executablePath: findChromium(), headless: true, args: ARGUMENTS });
  try {
    return { browser: await shared, release };
  } catch (error) {
    holders -= 1;
    shared = undefined;
    throw error;
  }
}

async function release(): Promise<void> {
  holders -= 1;
  if (holders > 0) return;
  const ending = shared;
  shared = undefined;
  await (await ending)?.close();
}

/** Where Chromium is: `CHROMIUM_PATH`, or the first of the usual places. Throws with what to do when there is none. */
function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment['CHROMIUM_PATH'];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist`);
    return given;
  }
  const found = USUAL_PLACES.find((place) => existsSync(place));
  if (!found) throw new Error('no Chromium found: install it, or set CHROMIUM_PATH to its executable');
  return found;
}
