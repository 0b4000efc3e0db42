import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtEnvironment, requireBuilt, send, signIn, start } from './support/built-server';
import { mariaDbAvailable, startMariaDb } from './support/mariadb';

jest.setTimeout(240_000);

const ROUNDS = 3;
const SENDERS = 8;

/** Reports stream in, the server is killed with -9, and every report it had acknowledged is there after the restart. */
async function story(databaseUrl: string): Promise<{ acknowledged: string[]; found: string[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-kill-'));
  const env = builtEnvironment(dataDir, databaseUrl);
  const acknowledged: string[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const server = await start(env);
      const token = await signIn(server.url);
      const killAt = 40 + round * 35;
      const senders = Array.from({ length: SENDERS }, (_, sender) =>
        send(server.url, { token, name: `${round}-${sender}`, acknowledged }),
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

beforeAll(requireBuilt);

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
