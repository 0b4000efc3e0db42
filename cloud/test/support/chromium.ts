import { accessSync, constants } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** True, or the reason in words why no browser can be had here. */
export function chromiumAvailable(): true | string {
  try {
    accessSync(executablePath(), constants.X_OK);
    return true;
  } catch {
    return `there is no Chromium at ${executablePath()} (CHROMIUM_PATH may name another)`;
  }
}

/** A headless Chromium; whoever launches it closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath(), args: FLAGS });
}

function executablePath(): string {
  return process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
}
