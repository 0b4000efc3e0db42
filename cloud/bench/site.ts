import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IMidwayContainer } from '@midwayjs/core';
import { tellTown } from '../database/town/tell-town';
import { openApplication } from '../src/application';
import { readSettings } from '../src/kernel/settings';

/** A person's limits would be all that is measured. */
const UNLIMITED = Object.fromEntries(
  ['REPORTS', 'RESIDENT', 'STAFF', 'SIGN_INS', 'ADDRESS'].map((of) => [`LIMIT_${of}`, '1000000']),
);
/** BENCH_PROFILE=folder keeps a CPU profile of each process there. */
const PROFILE = process.env.BENCH_PROFILE
  ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
  : [];

export type DatabaseName = 'SQLite' | 'MariaDB';

/** Where a deployment keeps its rows. */
export interface Store {
  readonly database: DatabaseName;
  /** Empty for the embedded one. */
  readonly url: string;
  /** Whose CPU counts beside the application's. */
  readonly pids: readonly number[];
}
export type NewStore = (name: string) => Promise<Store>;

export interface Running {
  readonly base: string;
  readonly pids: readonly number[];
}

/** The product and the floor, as processes of their own on the same rows. */
export interface Served {
  readonly database: DatabaseName;
  readonly product: Running;
  readonly floor: Running;
  /** And nothing is left of it. */
  readonly stop: () => void;
}

/** A deployment with the demonstration town and no cases. */
export interface Site {
  /** Opens the application on it in this process. */
  readonly prepare: <T>(work: (container: IMidwayContainer) => Promise<T>) => Promise<T>;
  readonly serve: () => Promise<Served>;
}

export async function newSite(store: Store): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-bench-'));
  const env = {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: store.url,
    PORT: '0',
    LOG_LEVEL: 'error',
    WORKERS: '0',
    DEMO: '1',
    ...UNLIMITED,
  };
  const site: Site = {
    prepare: async (work) => {
      const { container, stop } = await openApplication(readSettings({ ...process.env, ...env }));
      try {
        return await work(container);
      } finally {
        await stop();
      }
    },
    serve: () => serve(store, dataDir, env),
  };
  await site.prepare((container) => tellTown(container, { cases: 0, out: () => undefined }));
  return site;
}

async function serve(store: Store, dataDir: string, env: Record<string, string>): Promise<Served> {
  const product = await start('../src/main.js', env, /就绪 (http\S+?)\/?\s/);
  const rows = { DATABASE_URL: store.url, SQLITE_FILE: join(dataDir, 'one-net.db') };
  const floor = await start('floor.js', rows, /floor (\S+)\s/);
  const running = ({ child, base }: Started): Running => ({ base, pids: [child.pid ?? 0, ...store.pids] });
  return {
    database: store.database,
    product: running(product),
    floor: running(floor),
    stop: () => {
      for (const { child } of [product, floor]) child.removeAllListeners('exit').kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly base: string;
}

/** `ready` catches the address in what the script says. */
async function start(script: string, env: Record<string, string>, ready: RegExp): Promise<Started> {
  const child = spawn(process.execPath, [...PROFILE, resolve(__dirname, script)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const base = ready.exec(said)?.[1];
      if (base) done({ child, base });
    });
    child.once('exit', (code) => fail(new Error(`${script} ended with ${code}: ${said}`)));
  });
}
