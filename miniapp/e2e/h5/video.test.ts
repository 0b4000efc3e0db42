import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { chromiumAvailable, launchBrowser } from '../../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../../cloud/test/support/product';

const journey = chromiumAvailable() === true ? describe : describe.skip;
const WAIT = 20_000;
const IN_TOWN = { longitude: 122.063, latitude: 41.118 };
const WIDTH = 160;
const WORDS = '楼下窨井冒水，拍了一段';

interface Clip {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

journey('a video in a resident’s report', () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let li: Page;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    context = await browser.newContext({
      ...{ viewport: { width: 375, height: 812 }, locale: 'zh-CN', hasTouch: true },
      ...{ geolocation: IN_TOWN, permissions: ['geolocation'] },
    });
    context.setDefaultTimeout(WAIT);
    li = await context.newPage();
    await li.goto(`${product.url}/h5/resident/?person=li-guilan`);
    await seen(li, '同意并继续').click();
    await seen(li, '我最近上报').waitFor();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const seen = (page: Page, words: string | RegExp): Locator =>
    page.getByText(words, { exact: true }).locator('visible=true').first();
  const tiles = (): Locator => li.locator('.photo-tile').locator('visible=true');

  async function choose(clip: Clip): Promise<void> {
    const choosing = li.waitForEvent('filechooser');
    await seen(li, '拍照').click();
    await (await choosing).setFiles(clip);
  }

  it('is refused when it is of a kind that not every phone plays, and says which are taken', async () => {
    await li.locator('.snap').locator('visible=true').click();
    await choose({ ...(await recorded(li, 'video/webm')), name: 'clip.webm', mimeType: 'video/webm' });
    await seen(li, '这不是视频（支持 MP4、MOV），请重新选择').waitFor();
    await li.locator('.photo-tile__remove').locator('visible=true').click();
    await li.locator('.photo-tile__remove').locator('visible=true').waitFor({ state: 'detached' });
  });

  it('is sent from the phone with the report, and stands in its history as a video', async () => {
    await li.locator('[aria-label="什么情况"] textarea').locator('visible=true').fill(WORDS);
    await li
      .getByText(/街道.*社区.*网格/)
      .locator('visible=true')
      .first()
      .waitFor();
    await choose(await recorded(li, 'video/mp4'));
    await seen(li, '视频已上传').waitFor();
    await seen(li, '提交').click();
    await seen(li, '已收到，等待受理').waitFor();
    expect(await li.locator('.timeline .photo-tile').locator('visible=true').count()).toBe(1);
    expect(await tiles().first().locator('.photo-tile__over').count()).toBe(1);
  });

  it('plays for whoever sent it', async () => {
    const opening = context.waitForEvent('page');
    await tiles().first().click();
    const player = await opening;
    expect(await playing(player.locator('video'))).toEqual({ width: WIDTH, moves: true });
    await player.close();
  });

  it('plays at the console for whoever has to judge it', async () => {
    const no = new URL(li.url().replace('#', '')).searchParams.get('no') ?? '';
    const wang = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    wang.setDefaultTimeout(WAIT);
    await wang.goto(`${product.url}/admin/cases/${no}`);
    await wang.getByRole('button', { name: /^王晓燕/ }).click();
    await wang
      .getByRole('button', { name: /^播放.*视频 1$/ })
      .first()
      .click();
    expect(await playing(wang.getByRole('dialog').locator('video'))).toEqual({ width: WIDTH, moves: true });
    await wang.context().close();
  });
});

/** One second of changing colours, recorded by the browser itself: a real file with a real picture in it. */
async function recorded(page: Page, container: 'video/mp4' | 'video/webm'): Promise<Clip> {
  const base64 = await page.evaluate(
    async ({ mimeType, width }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height: 120 });
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('this browser draws nothing');
      const recorder = new MediaRecorder(canvas.captureStream(15), { mimeType });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      for (let frame = 0; frame < 15; frame += 1) {
        brush.fillStyle = `hsl(${frame * 24} 80% 50%)`;
        brush.fillRect(0, 0, width, 120);
        await new Promise((resolve) => setTimeout(resolve, 66));
      }
      recorder.stop();
      await stopped;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    },
    { mimeType: `${container};codecs=vp9`, width: WIDTH },
  );
  return { name: 'clip.mp4', mimeType: container, buffer: Buffer.from(base64, 'base64') };
}

/** How wide the picture is, and whether it moves on. */
async function playing(video: Locator): Promise<{ width: number; moves: boolean }> {
  await video.waitFor();
  return video.evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('no video');
    element.muted = true;
    await element.play();
    const until = Date.now() + 5_000;
    while (element.currentTime === 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return { width: element.videoWidth, moves: element.currentTime > 0 };
  });
}
