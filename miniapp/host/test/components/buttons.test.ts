import { join } from 'node:path';
import { REFUSALS } from '../../src/page/components/refused';
import type { Driven } from '../driving';
import { details, heard, heardNames, pause, reopen, startOn } from './listening';

const PICTURE = join(__dirname, 'program/pics/wide.png');

describe('buttons and links', () => {
  let page: Driven;
  beforeAll(async () => {
    page = await startOn('buttons');
  });
  beforeEach(async () => {
    await page.program.feed({ phoneCode: 'code-1', media: [PICTURE] });
    await reopen(page, 'buttons');
  });
  afterAll(() => page.end());

  it('looks as WeChat draws it', async () => {
    const mini = await page.find('#plain');
    expect(await mini.style('background-color')).toBe('rgb(7, 193, 96)');
    expect(await mini.style('font-size')).toBe('13px');
    expect(await (await page.find('#phone')).style('font-size')).toBe('18px');
  });

  it('is tapped, and its ancestors with it; a disabled one is not, nor they', async () => {
    await page.tap('#plain');
    expect(await heardNames(page)).toEqual(['plain:tap', 'around:tap']);
    await page.tap('#disabled');
    expect(await heard(page)).toEqual([]);
  });

  it('gives the fed phone code, and the refusal of who refuses', async () => {
    await page.tap('#phone');
    expect(await details(page, 'phone', 'getphonenumber')).toEqual([
      { code: 'code-1', errMsg: 'getPhoneNumber:ok' },
    ]);
    await page.program.feed({ phoneCode: 'denied' });
    await page.tap('#phone');
    expect(await details(page, 'phone', 'getphonenumber')).toEqual([
      { errMsg: 'getPhoneNumber:fail user deny' },
    ]);
  });

  it('agrees to the privacy terms, alone or together with the phone', async () => {
    await page.tap('#agree');
    await page.tap('#both');
    expect((await heardNames(page)).sort()).toEqual([
      'agree:agreeprivacyauthorization',
      'both:agreeprivacyauthorization',
      'both:getphonenumber',
    ]);
  });

  it('asks the page what to share', async () => {
    await page.tap('#share');
    await pause(50);
    expect(await (await page.page()).data('shared')).toEqual({ from: 'button', what: 'it' });
  });

  it('gives the fed picture as avatar, or nothing when the user cancels', async () => {
    await page.tap('#avatar');
    await pause(100);
    expect(await details(page, 'avatar', 'chooseavatar')).toEqual([
      { avatarUrl: expect.stringMatching(/\.png$/) },
    ]);
    await page.program.feed({ media: 'cancelled' });
    await page.tap('#avatar');
    expect(await details(page, 'avatar', 'chooseavatar')).toEqual([{ errMsg: 'chooseAvatar:fail cancel' }]);
  });

  it('answers the minor open-types, and throws for one that nobody knows', async () => {
    await page.tap('#setting');
    await page.tap('#contact');
    expect(await heardNames(page)).toEqual(['setting:opensetting', 'contact:contact']);
    await page.tap('#unknown');
    expect(page.program.exceptions().map((each) => each.message)).toEqual([
      expect.stringContaining('teleport'),
    ]);
  });

  it('follows a navigator', async () => {
    await page.tap('#to-boxes');
    await pause(200);
    const top = await page.page();
    expect([top.path, top.query]).toEqual(['pages/boxes/boxes', { from: 'nav' }]);
  });

  it('tells why a navigator goes nowhere', async () => {
    await page.tap('#nowhere');
    await page.tap('#other');
    await pause(50);
    const all = await heard(page);
    expect(all.map(({ detail }) => detail['errMsg'])).toEqual([
      expect.stringMatching(/^navigateTo:fail page "\/?pages\/nowhere\/nowhere" is not found/),
      expect.stringMatching(/^navigateToMiniProgram:fail/),
    ]);
  });
});

it('sets title, root font and page style from the template', async () => {
  const page = await startOn('meta');
  try {
    await pause(100);
    expect(await (await page.find('#body')).style('color')).toBe('rgb(1, 2, 3)');
    await (await page.page()).setData({ title: 'Changed' });
  } finally {
    await page.end();
  }
});

it('refuses loudly what it does not have, by name and in the page', async () => {
  const page = await startOn('refused');
  try {
    const messages = page.program.exceptions().map((each) => each.message);
    for (const tag of [...REFUSALS.map((each) => each.tag), 'canvas type=""']) {
      expect(messages).toContainEqual(expect.stringContaining(`<${tag}> is not supported by this host`));
    }
    for (const { tag } of REFUSALS) expect(await page.client.callWxMethod('canIUse', tag)).toBe(false);
    expect(await page.text('#web')).toContain('<web-view> is not supported');
  } finally {
    await page.end();
  }
});
