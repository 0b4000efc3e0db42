import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramKey } from './build-copy';
import type { Client, ClientElement, ClientPage } from './client';
import { ledger } from './costs';
import type { Answers, Ground } from './ground';

const WAIT_MS = 15_000;
const PAUSE_MS = 60;

/** A telephone in somebody's hands with one program open; moved and read through the official client only. */
export class Phone {
  constructor(
    readonly program: ProgramKey,
    private readonly ground: Ground,
    private readonly patience = WAIT_MS,
  ) {}

  get client(): Client {
    return this.ground.client;
  }

  async page(): Promise<ClientPage> {
    const page = await this.client.currentPage();
    if (!page) throw new Error('no page is open');
    return page;
  }

  /** All words of the page on top. */
  async words(): Promise<string> {
    const root = await (await this.page()).$('.page');
    return root ? textOf(root) : '';
  }

  /** Waits until the page says so; gives what it says. */
  async sees(words: string | RegExp): Promise<string> {
    return this.until(
      async () => {
        const said = await this.words();
        return (typeof words === 'string' ? said.includes(words) : words.test(said)) ? said : undefined;
      },
      () => `the page says ${String(words)}`,
    );
  }

  async seesNoMore(words: string): Promise<void> {
    await this.until(
      async () => ((await this.words()).includes(words) ? undefined : true),
      () => `the page no longer says ${words}`,
    );
  }

  /** Waits for the first element of the selector, with these words if any are given. */
  async find(selector: string, words?: string | RegExp): Promise<ClientElement> {
    return this.until(
      async () => (await this.all(selector, words))[0],
      () => `there is ${selector}${words === undefined ? '' : ` with ${String(words)}`}`,
    );
  }

  /** The elements there are now. Text alone means those words and no others. */
  async all(selector: string, words?: string | RegExp): Promise<ClientElement[]> {
    const found: ClientElement[] = await (await this.page()).$$(selector);
    if (words === undefined) return found;
    const texts = await Promise.all(found.map(textOf));
    return found.filter((_, index) => {
      const text = (texts[index] ?? '').trim();
      return typeof words === 'string' ? text === words : words.test(text);
    });
  }

  /** Waits until there are more of them than before; gives how many. */
  moreThan(selector: string, before: number): Promise<number> {
    return this.until(
      async () => {
        const { length } = await this.all(selector);
        return length > before ? length : undefined;
      },
      () => `there are more than ${before} of ${selector}`,
    );
  }

  async tap(selector: string, words?: string | RegExp): Promise<void> {
    await this.to(selector, (element) => element.tap(), words);
  }

  /** The big button with that label. */
  async press(label: string): Promise<void> {
    await this.tap('.big-button', label);
  }

  /** Types into the field that a screen reader calls `label`. */
  async write(label: string, words: string): Promise<void> {
    await this.to(`[aria-label="${label}"]`, async (field) => {
      if (!('input' in field) || typeof field.input !== 'function')
        throw new Error(`${label} is no field but <${field.tagName}>`);
      await field.input(words);
    });
  }

  /** The tab page or any other, as from a card that somebody sent. */
  async goes(how: 'switchTab' | 'navigateTo' | 'navigateBack', url?: string): Promise<void> {
    await this.client.callWxMethod(how, url === undefined ? {} : { url });
  }

  async isAt(path: string): Promise<ClientPage> {
    return this.until(
      async () => {
        const page = await this.page();
        return page.path === path ? page : undefined;
      },
      () => `${path} is open`,
    );
  }

  answers(change: Answers): Promise<void> {
    return this.ground.answers(change);
  }

  /** What is on the screen, as a file: good enough for a photo, too. */
  async picture(name: string): Promise<string> {
    const path = join(tmpdir(), `one-net-${process.pid}-${name}.png`);
    await this.client.screenshot({ path });
    return path;
  }

  /** What it has cost since the last call, kept in the ledger under the journey's name. */
  async accounts(journey: string): Promise<void> {
    ledger.note(journey, this.program, await this.ground.costs());
  }

  /** Notes how many requests there were until the one that brought the content. */
  async opened(what: string, content: RegExp): Promise<void> {
    const record = await this.ground.costs();
    ledger.opened(what, this.program, { content, record });
    ledger.note(what, this.program, record);
  }

  /** What the program's own code has thrown. */
  faults(): readonly string[] {
    return this.ground.faults();
  }

  /** Does something to the first element of the selector; once more where the page was drawn anew in between. */
  private async to(
    selector: string,
    act: (element: ClientElement) => Promise<void>,
    words?: string | RegExp,
  ): Promise<void> {
    await this.until(
      () => unlessGone(async () => act(await this.find(selector, words)).then(() => true)),
      () => `something can be done to ${selector}`,
    );
  }

  private async until<T>(look: () => Promise<T | undefined>, wanted: () => string): Promise<T> {
    const end = Date.now() + this.patience;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`not in time: ${wanted()}\nit says:\n${await this.words()}`);
      await new Promise((later) => setTimeout(later, PAUSE_MS));
    }
  }
}

async function textOf(element: ClientElement): Promise<string> {
  return (await unlessGone(() => element.text())) ?? '';
}

/** Undefined when the page was drawn anew in between and what was found on it has left, or is only now coming in. */
async function unlessGone<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && /detached|destroyed|has no size/.test(error.message)) return undefined;
    throw error;
  }
}
