import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';

const PROGRAM = '/usr/bin/redis-server';

/** True, or the reason in words why no Redis can be had here. */
export function redisAvailable(): true | string {
  return existsSync(PROGRAM) || `Redis is not installed here (no ${PROGRAM})`;
}

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis of this test's own on a free loopback port; nothing is written to disk. Give the port to start one again. */
export async function startRedis(port?: number): Promise<TestRedis & { port: number }> {
  const chosen = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'one-net-redis-'));
  const options = { port: chosen, bind: '127.0.0.1', save: '', dir: folder };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.join('').includes('Ready to accept connections')) done();
    });
    child.once('exit', () => fail(new Error(`Redis did not start:\n${said.join('')}`)));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${chosen}`, port: chosen, stop };
}
