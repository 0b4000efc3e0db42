import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './free-port';
import { ToldTown } from './told-town';

type Env = Readonly<Record<string, string>>;

export interface Product {
  /** Without a trailing slash. */
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

const ROOT = resolve(__dirname, '../../..');
const START_MS = 120_000;

/**
 * `npm start` as a newcomer runs it, on a free port and in a folder of its own; browser parts must be built already. The
 * first of a run tells the town; a later one with the same settings finds it told, as after a second `npm start`.
 */
export async function startProduct(env: Env = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-product-'));
  const town = ToldTown.of(env);
  try {
    if (town && !town.copyTo(dataDir)) {
      await ended((await started(dataDir, env)).child);
      town.keep(dataDir);
    }
    const { child, url } = await started(dataDir, env);
    const stop = async (): Promise<void> => {
      await ended(child);
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { url, dataDir, stop };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/** Resolves once it is ready; throws with what it said where it ends before, or takes too long. */
async function started(dataDir: string, env: Env): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'config/start.mjs'), '--no-build'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: '',
      PORT: String(port),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await ready(child);
  } catch (error) {
    await ended(child);
    throw error;
  }
  return { child, url: `http://127.0.0.1:${port}` };
}

function ready(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  const words = (): string => said.join('').slice(-4000);
  return new Promise<void>((done, fail) => {
    const hear = (chunk: Buffer): void => {
      said.push(chunk.toString());
      if (said.join('').includes('就绪 http')) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(new Error(`npm start ended with ${code ?? 'a signal'}:\n${words()}`)));
    setTimeout(() => fail(new Error(`npm start was not ready in time:\n${words()}`)), START_MS).unref();
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
