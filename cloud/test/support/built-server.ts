import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LAMP, LAMP_PLACE } from '../build';
import { UNLIMITED } from './application';

type Env = Readonly<Record<string, string>>;

export interface BuiltServer {
  readonly child: ChildProcess;
  readonly url: string;
}

const BUILT = resolve(__dirname, '../../dist');

/** `npm test` builds the server before; throws where nobody did. */
export function requireBuilt(): void {
  if (!existsSync(join(BUILT, 'src/main.js'))) throw new Error('请先构建：node config/build.mjs server');
}

/** The demonstration town without its cases. */
export function builtEnvironment(dataDir: string, databaseUrl: string): Env {
  return {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
    PORT: '0',
    DEMO: '1',
    WECHAT_BASE_URL: 'http://127.0.0.1:9',
    DEMO_CASES: '0',
    ...UNLIMITED,
  };
}

/** The built server as its own process; throws with what it said when it ends before it listens. */
export async function start(env: Env): Promise<BuiltServer> {
  const child = spawn(process.execPath, [join(BUILT, 'src/main.js')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((done, fail) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /就绪 (http:\S+)/.exec(said)?.[1];
      if (url) done({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => fail(new Error(said)));
  });
}

export async function stop({ child }: BuiltServer): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** One of the built commands, run to its end. */
export async function command(env: Env, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(BUILT, 'src/commands.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
  const [code]: (number | null)[] = await once(child, 'close');
  return { code: code ?? null, said };
}

/** A grid worker, unless told otherwise: what staff report is not limited by the hour. */
export async function signIn(url: string, account = 'sun'): Promise<string> {
  const answer = await fetch(`${url}/api/session/staff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: 'yizhangwang' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

interface Sending {
  readonly token: string;
  /** Makes each report's text and key its own. */
  readonly name: string;
  readonly acknowledged: string[];
  readonly stopped?: () => boolean;
}

/** Sends one report after the other until told to stop or the server is gone; only what was answered counts. */
export async function send(url: string, sending: Sending): Promise<void> {
  const { token, name, acknowledged, stopped = () => false } = sending;
  for (let i = 0; !stopped(); i++) {
    const body = JSON.stringify({ text: `路灯不亮 ${name} ${i}`, place: LAMP_PLACE, ...LAMP });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `send-${name}-${i}`,
    };
    const answer = await fetch(`${url}/api/cases`, { method: 'POST', headers, body }).then(
      (response) => response.json() as Promise<{ no?: string }>,
      () => undefined,
    );
    if (answer?.no === undefined) return;
    acknowledged.push(answer.no);
  }
}
