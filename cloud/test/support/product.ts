import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './free-port';

export interface Product {
  /** Without a trailing slash. */
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

const ROOT = resolve(__dirname, '../../..');
const START_MS = 120_000;

/** `npm start` as a newcomer runs it, on a free port and in a folder of its own; browser parts must be built already. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-product-'));
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
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  const said: string[] = [];
  const ready = new Promise<void>((done, fail) => {
    const hear = (chunk: Buffer): void => {
      said.push(chunk.toString());
      if (said.join('').includes('打开 http')) done();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) =>
      fail(new Error(`npm start ended with ${code ?? 'a signal'}:\n${said.join('').slice(-4000)}`)),
    );
    setTimeout(
      () => fail(new Error(`npm start was not ready in time:\n${said.join('').slice(-4000)}`)),
      START_MS,
    ).unref();
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, dataDir, stop };
}
