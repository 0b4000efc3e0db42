import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import automator from 'miniprogram-automator';
import type { LaunchOptions } from '../src/node/options';
import { launch, type RunningProgram } from '../src/index';

export type Client = Awaited<ReturnType<typeof automator.connect>>;
export type ClientPage = NonNullable<Awaited<ReturnType<Client['currentPage']>>>;
export type ClientElement = NonNullable<Awaited<ReturnType<ClientPage['$']>>>;

const running = new Set<RunningProgram>();
// A test that fails before its end must not leave a browser behind.
afterAll(() => Promise.all([...running].map((program) => program.close())));

/** A fixture that runs, with the official client connected to it. */
export class Driven {
  private constructor(
    readonly program: RunningProgram,
    readonly client: Client,
  ) {}

  static async start(fixture: string, options: Partial<LaunchOptions> = {}): Promise<Driven> {
    const program = await launch({ dist: fixtureFolder(fixture), ...options });
    running.add(program);
    return new Driven(program, await automator.connect({ wsEndpoint: program.wsEndpoint }));
  }

  async page(): Promise<ClientPage> {
    const page = await this.client.currentPage();
    if (!page) throw new Error('no page');
    return page;
  }

  /** An element of the page on top; throws when there is none. */
  async find(selector: string): Promise<ClientElement> {
    const found = await (await this.page()).$(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }

  async text(selector: string): Promise<string> {
    return (await this.find(selector)).text();
  }

  async tap(selector: string): Promise<void> {
    await (await this.find(selector)).tap();
  }

  /** What the fixture has noted of its own lifecycle since the last call. */
  async calls(): Promise<string[]> {
    return this.client.evaluate(() => getApp<{ calls: string[] }>().calls.splice(0));
  }

  /** A command that the official client has no method for. */
  async send(method: string, params: object = {}): Promise<unknown> {
    const { connection } = this.client as unknown as {
      connection: { send(name: string, given: object): Promise<unknown> };
    };
    return connection.send(method, params);
  }

  async end(): Promise<void> {
    this.client.disconnect();
    running.delete(this.program);
    await this.program.close();
  }
}

/** A copy of a fixture with one file changed; gone again after `use`. */
export async function changed<T>(
  fixture: string,
  change: { readonly file: string; readonly from: string | RegExp; readonly to: string },
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-'));
  try {
    cpSync(fixtureFolder(fixture), folder, { recursive: true });
    const file = join(folder, change.file);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(change.from, change.to);
    if (after === before) throw new Error(`${change.file} does not contain ${String(change.from)}`);
    writeFileSync(file, after);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function fixtureFolder(name: string): string {
  return name.startsWith('/') ? name : join(__dirname, 'fixtures', name);
}

declare global {
  // What the functions given to `evaluate` find on the program's side.
  function getApp<T>(): T;
  function getCurrentPages(): { route: string; data: Record<string, unknown> }[];
}
