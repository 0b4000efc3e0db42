import { join } from 'node:path';
import type { LaunchOptions } from '../../src/node/options';
import { Driven } from '../driving';

export type Answer = Record<string, unknown>;

interface BenchApp {
  answer: Answer | undefined;
  heard: unknown[];
  act: () => unknown;
}

/** The fixture program in which a test calls wx functions as program code would. */
export class Bench {
  private constructor(readonly driven: Driven) {}

  static async start(options: Partial<LaunchOptions> = {}): Promise<Bench> {
    return new Bench(await Driven.start(join(__dirname, 'fixture'), options));
  }

  get client() {
    return this.driven.client;
  }

  get program() {
    return this.driven.program;
  }

  /** What `success` or `fail` was told. */
  async ask(name: string, options: Answer = {}): Promise<Answer> {
    await this.begin(name, options);
    return this.answer();
  }

  /** Calls without waiting: the answer comes when the person at the phone has done something. */
  async begin(name: string, options: Answer = {}): Promise<void> {
    await this.client.evaluate(
      (api: string, given: Answer) => {
        const app = getApp<BenchApp>();
        const told = (answer: Answer) => (app.answer = answer);
        app.answer = undefined;
        wx[api]?.({ ...given, success: told, fail: told });
      },
      name,
      options,
    );
  }

  /** Calls it in the handler of a real tap. */
  async askByTap(name: string, options: Answer = {}): Promise<Answer> {
    await this.prepareTap(name, options);
    await this.driven.tap('.act');
    return this.answer();
  }

  async prepareTap(name: string, options: Answer = {}): Promise<void> {
    await this.client.evaluate(
      (api: string, given: Answer) => {
        const app = getApp<BenchApp>();
        const told = (answer: Answer) => (app.answer = answer);
        app.answer = undefined;
        app.act = () => wx[api]?.({ ...given, success: told, fail: told });
      },
      name,
      options,
    );
  }

  /** Waits for the answer of what was begun. */
  async answer(): Promise<Answer> {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = await this.peek();
      if (found) return found;
      await new Promise((later) => setTimeout(later, 30));
    }
    throw new Error('no answer came');
  }

  /** The answer so far, or null. */
  async peek(): Promise<Answer | null> {
    return this.client.evaluate(() => getApp<BenchApp>().answer ?? null);
  }

  async heard(): Promise<unknown[]> {
    return this.client.evaluate(() => getApp<BenchApp>().heard.splice(0));
  }

  /** What a synchronous function returns, or the message that it throws. */
  async now(name: string, ...given: unknown[]): Promise<unknown> {
    return this.client.evaluate(
      (api: string, args: unknown[]) => {
        try {
          return wx[api]?.(...args);
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      name,
      given,
    );
  }

  /** Leaves a page of WeChat's own (a map, a picture, a document, the settings). */
  async leavePage(): Promise<void> {
    await this.driven.send('Tool.native', { method: 'closePage' });
  }

  async end(): Promise<void> {
    await this.driven.end();
  }
}

declare global {
  // On the program's side; every member is looked up by name, so nothing more can be said of their types.
  const wx: Record<string, (...given: unknown[]) => unknown> & { env: { USER_DATA_PATH: string } };
}
