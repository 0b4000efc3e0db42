import { startProduct, type Product } from '../../cloud/test/support/product';
import { chromiumAvailable } from '../../cloud/test/support/chromium';
import type { WechatPayStandIn } from '../../cloud/test/support/wechat-pay/stand-in';
import { BuildCopy, BUILT_WITH, type Change, type ProgramKey } from './build-copy';
import { onDeveloperTools } from './devtools';
import type { Answers, Ground } from './ground';
import { onHeadlessHost } from './headless';
import { Phone } from './phone';
import { startPayable } from './stand-ins';

/** Of whom the phone is, what it will answer, and what is changed in its copy of the build. */
export interface LaunchOptions extends Answers {
  /** A demonstration person's key, such as `li-guilan`; the developer tools take their own WeChat user. */
  readonly as?: string;
  readonly changes?: readonly Change[];
  /** How long the phone waits for what it is to see, in milliseconds. */
  readonly patience?: number;
}

const DEVTOOLS = process.env['WEAPP_DEVTOOLS'];
/** Only the headless host tells costs. */
export const inHost = DEVTOOLS === undefined;
/** Tests are quicker than people. */
const UNLIMITED = {
  LIMIT_REPORTS: '1000000',
  LIMIT_RESIDENT: '1000000',
  LIMIT_STAFF: '1000000',
  LIMIT_ADDRESS: '1000000',
};
const START_MS = 180_000;
/** The middle of the demonstration grid, gcj02. */
export const IN_TOWN = { lng: 122.07, lat: 41.12 };

let product: Promise<Product & { pay?: WechatPayStandIn }> | undefined;
const endings: (() => Promise<void> | void)[] = [];

/** `describe` where the journeys can run; elsewhere their tests are skipped, with the reason printed. */
export function journeys(name: string, tell: () => void): void {
  const available = DEVTOOLS ? true : chromiumAvailable();
  if (available !== true) {
    process.stderr.write(`skipped: ${name}: ${available}\n`);
    return describe.skip(`${name} (${available})`, tell);
  }
  describe(name, () => {
    beforeAll(async () => void (await server()), START_MS);
    afterAll(endAll);
    tell();
  });
}

/**
 * The one server of all phones of a test file, started with the first of them. Without a trailing slash.
 * Windows of the developer tools that are open already have the address of theirs built in: it must be running.
 */
export async function server(): Promise<string> {
  if (DEVTOOLS?.includes('ws://')) return new URL(BUILT_WITH).origin;
  product ??= inHost ? startPayable(UNLIMITED) : startProduct(UNLIMITED);
  return (await product).url;
}

/** What stands in for WeChat Pay beside that server; the developer tools have none. */
export async function wechatPay(): Promise<WechatPayStandIn> {
  const pay = (await product)?.pay;
  if (!pay) throw new Error('no stand-in for WeChat Pay is running');
  return pay;
}

/** Opens a built program on a phone of its own. All phones of a test file share one server. */
export async function launch(program: ProgramKey, options: LaunchOptions = {}): Promise<Phone> {
  const { as = 'li-guilan', changes, patience, ...given } = options;
  const url = await server();
  const copy = BuildCopy.of(program, url, changes);
  endings.push(() => copy.remove());
  const answers: Answers = { place: IN_TOWN, subscribe: 'accept', ...given };
  const ground = await grounded(program, copy.folder, { url, as, answers });
  endings.push(() => ground.close());
  return new Phone(program, ground, patience);
}

async function grounded(
  program: ProgramKey,
  dist: string,
  { url, as, answers }: { url: string; as: string; answers: Answers },
): Promise<Ground> {
  if (DEVTOOLS) {
    const ground = await onDeveloperTools(DEVTOOLS, program, dist);
    await ground.answers(answers);
    return ground;
  }
  return onHeadlessHost({ dist, url, code: await loginCode(url, as, program), answers });
}

/** What WeChat would give this person's phone; used up by one sign-in. */
export async function loginCode(url: string, person: string, program: ProgramKey): Promise<string> {
  const answer = await fetch(`${url}/api/demo/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person, program }),
  });
  const body: unknown = await answer.json();
  if (typeof body === 'object' && body !== null && 'code' in body) return String(body.code);
  throw new Error(`no login code for ${person}: ${JSON.stringify(body)}`);
}

async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
  await (await product)?.stop();
  product = undefined;
}
