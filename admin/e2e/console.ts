import type { Browser, Locator, Page } from 'playwright-core';

/** Without motion a dialog is where it will be, and a click on a slow machine does not miss it. */
export const AT_THE_DESK = {
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  reducedMotion: 'reduce',
} as const;

/** One person's console in a browser of its own; whatever breaks on its pages is kept in `faults`. */
export interface Console {
  readonly page: Page;
  readonly faults: string[];
  open(path: string): Promise<void>;
  dialog(): Locator;
  row(no: string): Locator;
  /** Moves down with `j` until the case is under the cursor and its preview is filled. */
  walkTo(no: string): Promise<void>;
  /** Opens the form of a step on the case page. */
  begin(label: string): Promise<Locator>;
  /** Sends the open form, and waits for the word that it was done. */
  send(label: string, done: string): Promise<void>;
}

/** @param name a demonstration person's name, such as `张敏` */
export async function signedIn(browser: Browser, url: string, name: string): Promise<Console> {
  const context = await browser.newContext(AT_THE_DESK);
  const page = await context.newPage();
  const it = consoleOn(page, url);
  await it.open('/');
  await page
    .getByRole('region', { name: '演示人物' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('heading', { name: '调度台' }).waitFor();
  return it;
}

/**
 * Past the second step, with the code that the demonstration shows; they begin wherever their work is.
 * @param name one of the three administrators, such as `高伟`
 */
export async function administratorSignedIn(browser: Browser, url: string, name: string): Promise<Console> {
  const context = await browser.newContext(AT_THE_DESK);
  const page = await context.newPage();
  const it = consoleOn(page, url);
  await it.open('/');
  await page
    .getByRole('region', { name: '演示人物' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('button', { name: '填入' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  return it;
}

/** Somebody of the town whom the landing page does not offer. */
export async function accountSignedIn(
  browser: Browser,
  url: string,
  { account, password }: { account: string; password: string },
): Promise<Console> {
  const context = await browser.newContext(AT_THE_DESK);
  const page = await context.newPage();
  const it = consoleOn(page, url);
  await it.open('/sign-in');
  await page.getByLabel('用户名').fill(account);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  return it;
}

export function consoleOn(page: Page, url: string): Console {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const dialog = () => page.getByRole('dialog');
  const cursor = page.locator('.case-item[aria-current="true"]');
  const row = (no: string) => page.locator(`.case-item[data-no="${no}"]`);
  return {
    ...{ page, faults, dialog, row },
    open: async (path) => void (await page.goto(`${url}/admin${path}`)),
    walkTo: async (no) => {
      await row(no).waitFor();
      while ((await row(no).getAttribute('aria-current')) !== 'true') {
        const [here] = await cursor.evaluateAll((rows) => rows.map((each) => each.getAttribute('data-no')));
        await page.keyboard.press('j');
        // A second key before the first has moved the cursor would go past it.
        const gone = page.locator(`.case-item[data-no="${here}"]:not([aria-current="true"])`);
        await (here ? gone : cursor).waitFor();
      }
      await page.locator('.preview .case-head-meta', { hasText: no }).waitFor();
    },
    begin: async (label) => {
      await page
        .getByRole('toolbar', { name: '可办理的事项' })
        .getByRole('button', { name: label, exact: true })
        .click();
      await dialog().waitFor();
      return dialog();
    },
    send: async (label, done) => {
      await dialog().getByRole('button', { name: label, exact: true }).click();
      await page.getByText(done).waitFor();
      await dialog().waitFor({ state: 'detached' });
    },
  };
}
