import { changed, Driven } from './driving';

/** The cart shows nothing but this; then `ready` comes. */
async function contentOf(waiting: string): Promise<[before: number | undefined, after: number | undefined]> {
  const file = 'pages/cart/index.wxml';
  const to = `${waiting}<view wx:if="{{ready}}">three pears</view>`;
  return changed('shop', { file, from: /.*/, to }, async (dist) => {
    const shop = await Driven.start(dist, { open: 'pages/cart/index' });
    const before = (await shop.program.costs()).firstContent;
    await (await shop.page()).setData({ ready: true });
    const after = (await shop.program.costs()).firstContent;
    await shop.end();
    return [before, after];
  });
}

it.each([
  ['a skeleton', '<view class="ui-skeleton"><text>name of the thing</text></view>'],
  ['a sign of progress', '<view aria-role="progressbar">three of ten</view>'],
  ['a word of waiting', '<view>加载中…</view>'],
  ['what nobody sees', '<view style="display: none">prices</view>'],
])('takes %s for no content, and waits for what comes after', async (_what, waiting) => {
  expect(await contentOf(waiting)).toEqual([undefined, expect.any(Number)]);
});

it('takes a page that stands at once for content, whatever it asks for later', async () => {
  const [before] = await contentOf('<view class="preloaded">pears</view>');
  expect(before).toBeGreaterThan(0);
});
