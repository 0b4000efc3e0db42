import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

export interface PrivateServer {
  /** mysql://root@127.0.0.1:PORT with no database chosen. */
  url: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const LAST_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts mariadbd on a temporary data folder and waits until it answers; throws with the end of its log if it never does. */
export async function startPrivateServer(
  mariadbd: string,
  installDb: string,
  options: readonly string[] = [],
): Promise<PrivateServer> {
  const folder = mkdtempSync(join(tmpdir(), 'one-net-mariadb-'));
  try {
    await promisify(execFile)(installDb, installArguments(folder));
    const port = await freePort();
    const child = spawnBound(mariadbd, [...serverArguments(folder, port), ...options]);
    const stop = stopper(child, folder);
    const url = `mysql://root@127.0.0.1:${port}`;
    await answering(url, child, folder).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function installArguments(folder: string): string[] {
  const account = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  return ['--no-defaults', `--datadir=${folder}/data`, `--tmpdir=${folder}`, ...account, ...asRoot()];
}

function serverArguments(folder: string, port: number): string[] {
  return [
    '--no-defaults',
    `--datadir=${folder}/data`,
    `--socket=${folder}/socket`,
    `--pid-file=${folder}/pid`,
    // A server that starts sweeps its folder for temporary tables: another one's would go too.
    `--tmpdir=${folder}`,
    `--log-error=${folder}/log`,
    `--port=${port}`,
    '--skip-networking=0',
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=64M',
    ...asRoot(),
  ];
}

/** mariadbd refuses to run as root unless told so in words. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

function spawnBound(program: string, args: string[]): ChildProcess {
  // Where the kernel can, the server dies even when this process is killed outright.
  const setpriv = '/usr/bin/setpriv';
  const child = existsSync(setpriv)
    ? spawn(setpriv, ['--pdeathsig', 'KILL', program, ...args], { stdio: 'ignore' })
    : spawn(program, args, { stdio: 'ignore' });
  child.unref();
  return child;
}

function stopper(child: ChildProcess, folder: string): () => Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // The data is thrown away, so nothing is gained by an orderly shutdown.
  const killNow = (): void => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    killNow();
    process.kill(process.pid, signal);
  };
  process.once('exit', killNow);
  for (const signal of LAST_SIGNALS) process.once(signal, onSignal);
  return async () => {
    process.off('exit', killNow);
    for (const signal of LAST_SIGNALS) process.off(signal, onSignal);
    child.ref();
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function answering(url: string, child: ChildProcess, folder: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  let reason: unknown;
  while (performance.now() < deadline && child.exitCode === null) {
    try {
      const connection = await createConnection({ uri: url, connectTimeout: 2_000 });
      await connection.end();
      return;
    } catch (error) {
      reason = error;
      await pause(100);
    }
  }
  const log = existsSync(`${folder}/log`) ? readFileSync(`${folder}/log`, 'utf8').slice(-2_000) : '';
  throw new Error(`mariadbd did not start:\n${log}`, { cause: reason });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
