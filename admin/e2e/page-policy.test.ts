import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../cloud/test/support/chromium';
import { startProduct, type Product } from '../../cloud/test/support/product';
import { administratorSignedIn, signedIn } from './console';

const PROGRAMS = ['resident', 'volunteer', 'enterprise', 'command'] as const;
const PERSONS = {
  resident: 'li-guilan',
  volunteer: 'chen-yutong',
  enterprise: 'chen-yutong',
  command: 'liang-zhiqiang',
} as const;
const DESK_PLACES = ['desk', 'todo', 'counts', 'settings', 'settings/own'];
const ADMINISTRATORS = {
  高伟: ['org', 'org/people', 'data-requests', 'operations'],
  唐芸: ['security', 'access'],
  江文: ['audit'],
};

let product: Product;
let browser: Browser;
const violations: string[] = [];

beforeAll(async () => {
  product = await startProduct({ DEMO_CASES: '40' });
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Whatever a policy forbids on any page of the context, in its frames too. */
async function watch(context: BrowserContext): Promise<void> {
  context.setDefaultTimeout(20_000);
  await context.exposeFunction('violated', (words: string) => void violations.push(words));
  await context.addInitScript(() => {
    const tell: unknown = Reflect.get(window, 'violated');
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      if (typeof tell === 'function')
        tell(
          `${location.pathname}${location.hash}: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`,
        );
    });
  });
}

const quiet = (page: Page): Promise<void> => page.waitForLoadState('networkidle');

/** Every page a program declares, as its router knows it. */
function pagesOf(program: string): string[] {
  const text = readFileSync(join(__dirname, '../../miniapp', program, 'app.config.ts'), 'utf8');
  const tabs = [...text.matchAll(/page: '([^']+)'/g)].map(([, page]) => page ?? '');
  const lists = [...text.matchAll(/(?:root: '([^']+)', )?pages: \[([^\]]+)\]/g)];
  const others = lists.flatMap(([, root = '', pages = '']) =>
    [...pages.matchAll(/'([^']+)'/g)].map(([, page]) => (root ? `${root}/${page}` : (page ?? ''))),
  );
  return [...tabs, ...others];
}

it('lets the landing page, the phones on it and the API document run', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await watch(context);
  const page = await context.newPage();
  await page.goto(product.url);
  for (const frame of await page.locator('.phone iframe').all()) await frame.scrollIntoViewIfNeeded();
  await quiet(page);
  expect(page.frames().length).toBe(1 + PROGRAMS.length);
  await page.goto(`${product.url}/api/docs`);
  await page.getByLabel('查找').fill('cases');
  await quiet(page);
  await context.close();
  expect(violations).toEqual([]);
});

it.each(PROGRAMS)('lets every page of the program %s run', async (program) => {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  await watch(context);
  const page = await context.newPage();
  await page.goto(`${product.url}/h5/${program}/?as=${PERSONS[program]}`);
  await quiet(page);
  const pages = pagesOf(program);
  expect(pages[0]).toMatch(/^pages\//);
  for (const path of pages) {
    await page.evaluate((to) => void (location.hash = to), `/${path}`);
    await page.waitForTimeout(150);
    await quiet(page);
  }
  await context.close();
  expect(violations).toEqual([]);
});

it('lets the console run, and the administrators’ pages', async () => {
  const zhang = await signedIn(browser, product.url, '张敏');
  await watch(zhang.page.context());
  for (const place of DESK_PLACES) {
    await zhang.open(`/${place}`);
    await quiet(zhang.page);
  }
  await zhang.open('/desk?scope=desk');
  await zhang.page.locator('.case-item').first().waitFor();
  await zhang.page.keyboard.press('j');
  await zhang.page.keyboard.press('Enter');
  await quiet(zhang.page);
  for (const [name, places] of Object.entries(ADMINISTRATORS)) {
    const { page, open } = await administratorSignedIn(browser, product.url, name);
    await watch(page.context());
    for (const place of places) {
      await open(`/${place}`);
      await quiet(page);
    }
    await page.context().close();
  }
  expect(violations).toEqual([]);
});

it('stops a script that came into the page, and one from elsewhere', async () => {
  const { page } = await signedIn(browser, product.url, '张敏');
  await watch(page.context());
  await page.reload();
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const elsewhere = document.createElement('script');
    elsewhere.src = 'https://evil.example/x.js';
    const refused = new Promise((done) => elsewhere.addEventListener('error', () => done(true)));
    document.body.append(elsewhere);
    await refused;
    return Reflect.has(window, 'injected');
  });
  expect(ran).toBe(false);
  expect(violations.splice(0).map((words) => words.replace(/.*?: (\S+ \S+).*/, '$1'))).toEqual([
    'script-src-elem inline',
    'script-src-elem https://evil.example/x.js',
  ]);
  await page.context().close();
});

describe('another site', () => {
  let server: Server;
  let site: string;
  beforeAll(async () => {
    const frames = ['/admin/', '/', '/h5/resident/', '/api/docs'].map(
      (path) => `<iframe src="${product.url}${path}">`,
    );
    server = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html').end(`${frames.join('</iframe>')}</iframe>`),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    site = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('cannot show any page of ours in a frame, nor read an answer, nor act for who is signed in', async () => {
    const { page } = await signedIn(browser, product.url, '张敏');
    const other = await page.context().newPage();
    await other.goto(site);
    await quiet(other);
    expect(other.frames().length).toBe(5);
    for (const frame of other.frames().slice(1)) expect(frame.url()).toMatch(/^chrome-error:/);
    const said = await other.evaluate(async (ours) => {
      const tried = (path: string, init: RequestInit) =>
        fetch(ours + path, { credentials: 'include', ...init }).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'refused',
        );
      return [
        await tried('/api/me', {}),
        await tried('/api/session', { method: 'DELETE' }),
        await tried('/api/cases', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }),
      ];
    }, product.url);
    expect(said).toEqual(['refused', 'refused', 'refused']);
    // What a plain form can send is sent without asking: it must have no effect, and its answer stays hidden.
    const sent = await other.evaluate(
      (ours) =>
        fetch(`${ours}/api/session/end`, { method: 'POST', mode: 'no-cors', credentials: 'include' }).then(
          () => 'read',
          () => 'hidden',
        ),
      product.url,
    );
    expect(sent).toBe('hidden');
    await page.reload();
    await page.getByRole('heading', { name: '调度台' }).waitFor();
    await page.context().close();
  });
});
