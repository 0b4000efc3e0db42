import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LAMP, LAMP_PLACE } from './build';
import { mariaDbAvailable, startMariaDb } from './support/mariadb';

jest.setTimeout(240_000);

const ROUNDS = 3;
const SENDERS = 8;

/** Reports stream in, the server is killed with -9, and every report it had acknowledged is there after the restart. */
async function story(databaseUrl: string): Promise<{ acknowledged: string[]; found: string[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-kill-'));
  const env = {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
    PORT: '0',
    DEMO: '1',
    WECHAT_BASE_URL: 'http://127.0.0.1:9',
    DEMO_CASES: '0',
  };
  const acknowledged: string[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const server = await start(env);
      const token = await signIn(server.url);
      const killAt = 40 + round * 35;
      const senders = Array.from({ length: SENDERS }, (_, sender) =>
        send(server.url, token, `${round}-${sender}`, acknowledged),
      );
      while (acknowledged.length < killAt) await new Promise((tick) => setTimeout(tick, 2));
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      await Promise.all(senders);
    }
    const server = await start(env);
    const token = await signIn(server.url);
    const found: string[] = [];
    for (const no of acknowledged) {
      const answer = await fetch(`${server.url}/api/cases/${no}/proof`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const proof = (await answer.json()) as { ok?: boolean };
      if (proof.ok) found.push(no);
    }
    server.child.kill('SIGTERM');
    await once(server.child, 'exit');
    return { acknowledged, found };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Sends one report after the other until the server is gone; only what was answered counts. */
async function send(url: string, token: string, name: string, acknowledged: string[]): Promise<void> {
  for (let i = 0; ; i++) {
    const body = JSON.stringify({ text: `路灯不亮 ${name} ${i}`, place: LAMP_PLACE, ...LAMP });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `kill-${name}-${i}`,
    };
    const answer = await fetch(`${url}/api/cases`, { method: 'POST', headers, body }).then(
      (response) => response.json() as Promise<{ no?: string }>,
      () => undefined,
    );
    if (answer?.no === undefined) return;
    acknowledged.push(answer.no);
  }
}

/** A grid worker: what staff report is not limited by the hour. */
async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session/staff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'sun', password: 'yizhangwang' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function start(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
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

const BUILT = resolve(__dirname, '../dist');

beforeAll(() => {
  // The killed server is the built one: `npm test` builds it first.
  if (!existsSync(join(BUILT, 'src/main.js'))) throw new Error('请先构建：node config/build.mjs server');
});

describe('a server killed with -9 while reports stream in', () => {
  it('has every acknowledged report after the restart, on SQLite', async () => {
    const { acknowledged, found } = await story('');
    expect(acknowledged.length).toBeGreaterThanOrEqual(110);
    expect(found).toEqual(acknowledged);
  });

  const available = mariaDbAvailable();
  const skipped = available !== true && !process.env.CI;
  if (skipped) process.stdout.write(`跳过 MariaDB：${available}\n`);
  (skipped ? it.skip : it)('has every acknowledged report after the restart, on MariaDB', async () => {
    const maria = await startMariaDb();
    try {
      const { acknowledged, found } = await story(await maria.url('killed'));
      expect(found).toEqual(acknowledged);
    } finally {
      await maria.stop();
    }
  });
});
