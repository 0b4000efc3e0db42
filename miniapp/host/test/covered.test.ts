import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILTINS } from '../src/page/components/all';
import { Driven } from './driving';

const OFFERED = BUILTINS.filter(({ refused }) => refused === undefined);
/** Chromium waits for data only where a network is slow; here it has none. */
const NEVER_HERE = ['video:waiting'];

function textOf(folder: string, ending: RegExp): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.startsWith('covered'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
/** https://developers.weixin.qq.com/miniprogram/dev/component/map.html: what is bound as the one arrives as the other. */
const ARRIVES_AS: Readonly<Record<string, string>> = { regionchange: 'begin' };

describe('nothing is offered that no test of this folder uses', () => {
  const templates = textOf(__dirname, /\.wxml$/);
  const tests = textOf(__dirname, /\.(ts|js|wxml)$/);
  const isUsed = (name: string) => new RegExp(`\\b${name}\\b`).test(tests);

  it('no component', () => {
    expect(OFFERED.filter(({ tag }) => !new RegExp(`<${tag}[\\s>]`).test(templates))).toEqual([]);
  });

  it('no event of a component', () => {
    const bound = (tag: string, event: string) => new RegExp(`<${tag}\\s[^>]*bind${event}="`).test(templates);
    const events = OFFERED.flatMap(({ tag, events: own = [] }) => own.map((event) => ({ tag, event })));
    const unheard = events.filter(
      ({ tag, event }) =>
        !NEVER_HERE.includes(`${tag}:${event}`) && !(bound(tag, event) && isUsed(ARRIVES_AS[event] ?? event)),
    );
    expect(unheard).toEqual([]);
  });

  it('no function of wx', async () => {
    const shop = await Driven.start('shop');
    const offered: string[] = await shop.client.evaluate(() =>
      Object.keys(wx).filter((name) => wx['canIUse']?.(name)),
    );
    expect(offered.length).toBeGreaterThan(150);
    // What is listened to is named without its on and off.
    expect(offered.filter((name) => !isUsed(name) && !isUsed(name.replace(/^(on|off)/, '')))).toEqual([]);
    await shop.end();
  });
});
