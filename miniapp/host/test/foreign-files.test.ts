import { changed, Driven } from './driving';
import { World } from './wx/world';

let world: World;
beforeAll(async () => void (world = await World.start()));
afterAll(() => world.end());

/** What the program hears of a picture: 'counted' when it has loaded, nothing else. */
function pictureOf(address: string): Promise<string> {
  const picture = `<image src="${address}" bindload="counted" binderror="pressed"></image>`;
  const change = {
    file: 'pages/index/index.wxml',
    from: '<view id="greeting"',
    to: `${picture}<view id="greeting"`,
  };
  return changed('shop', change, async (dist) => {
    const shop = await Driven.start(dist);
    const page = await shop.page();
    await page.waitFor(async () => (await shop.text('page > .log')) !== '');
    const said = await shop.text('page > .log');
    await shop.end();
    return said;
  });
}

it('shows a picture of a server that lets no other site show it, as WeChat does', async () => {
  expect(await pictureOf(`${world.url}/guarded.png`)).toContain('counted');
});

it('tells the program of a picture whose server cannot be reached', async () => {
  expect(await pictureOf('http://127.0.0.1:9/away.png')).toBe('pressed');
});
