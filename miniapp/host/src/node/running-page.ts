import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { CommandAnswer, NodeAnswer } from '../page/globals';
import { passForeignFiles, stopForeignFiles } from './foreign-files';
import type { DeviceSize } from './options';

const START_TIMEOUT = 15_000;

/** What the page may ask of Node, and tell it. */
export interface PageCalls {
  toNode(method: string, params: unknown): Promise<unknown>;
  event(method: string, params: unknown): void;
}

/** The browser page of one program, as Node speaks to it. */
export class RunningPage {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly frame: Frame,
  ) {}

  /** Opens a page and waits until the program has started. Throws with the reason when it does not. */
  static async open(
    browser: Browser,
    at: { readonly origin: string; readonly size: DeviceSize; readonly timezone: string },
    calls: PageCalls,
  ): Promise<RunningPage> {
    const context = await browser.newContext({
      viewport: at.size,
      deviceScaleFactor: 2,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: at.timezone,
    });
    try {
      await passForeignFiles(context, at.origin);
      const page = await context.newPage();
      await expose(page, calls);
      await page.goto(`${at.origin}/__host/shell`);
      const frame = page.frame({ name: 'webview' });
      if (!frame) throw new Error('the page has no window');
      await started(frame);
      return new RunningPage(context, page, frame);
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  /** Hands the page one of the automator's commands; rejects with the page's message. */
  async command(method: string, params: unknown): Promise<unknown> {
    const answer = await this.frame.evaluate<CommandAnswer, [string, unknown]>(
      ([name, given]) => window.__automator?.(name, given) ?? { error: 'the program has not started' },
      [method, params],
    );
    if ('error' in answer) throw new Error(answer.error);
    return answer.result;
  }

  /** Tells the page something unasked. */
  async tell(event: string, params: unknown): Promise<void> {
    await this.frame.evaluate<void, [string, unknown]>(
      ([name, given]) => window.__fromNode?.(name, given),
      [event, params],
    );
  }

  async screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }

  async resize(size: DeviceSize): Promise<void> {
    await this.page.setViewportSize(size);
  }

  async close(): Promise<void> {
    await stopForeignFiles(this.context);
    await this.context.close();
  }
}

async function expose(page: Page, calls: PageCalls): Promise<void> {
  await page.exposeFunction('__toNode', async (method: string, params: unknown): Promise<NodeAnswer> => {
    try {
      return { result: (await calls.toNode(method, params)) ?? null };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
  await page.exposeFunction('__event', (method: string, params: unknown) => calls.event(method, params));
}

async function started(frame: Frame): Promise<void> {
  await frame.waitForFunction(() => window.__started !== undefined, undefined, {
    timeout: START_TIMEOUT,
    polling: 20,
  });
  const outcome = await frame.evaluate(() => window.__started);
  if (outcome !== 'started') throw new Error(`the program does not start: ${outcome}`);
}
