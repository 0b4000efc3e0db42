import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAMP_PLACE } from './build';
import { builtEnvironment, command, requireBuilt, send, signIn, start, stop } from './support/built-server';

jest.setTimeout(240_000);

const SENDERS = 4;
const MESSAGES = 300;

describe('the embedded database', () => {
  let dataDir: string;
  let env: Readonly<Record<string, string>>;

  beforeAll(() => {
    requireBuilt();
    dataDir = mkdtempSync(join(tmpdir(), 'one-net-sole-'));
    env = { ...builtEnvironment(dataDir, ''), BACKUP_PASSPHRASE: '稻田 灯塔 correct horse 07' };
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('refuses a second server, in words; the first goes on, and after it the next may start', async () => {
    const server = await start(env);
    const pid = readFileSync(join(dataDir, 'server.pid'), 'utf8');
    await expect(start(env)).rejects.toThrow(
      `没有启动：已有一个服务在用 ${dataDir} 里的内置数据库，它只能由一个服务进程使用。`,
    );
    expect(readFileSync(join(dataDir, 'server.pid'), 'utf8')).toBe(pid);
    expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
    await stop(server);
    await stop(await start(env));
  });

  it('lets commands write beside the server by turns: nothing is lost, nothing is refused', async () => {
    const server = await start(env);
    const token = await signIn(server.url);
    const acknowledged: string[] = [];
    let over = false;
    const senders = Array.from({ length: SENDERS }, (_, sender) =>
      send(server.url, { token, name: `beside-${sender}`, acknowledged, stopped: () => over }).then(
        // A sender who is not answered goes home at once.
        () => over,
      ),
    );
    try {
      const imported = await command(env, 'import', messages(dataDir));
      expect([imported.code, imported.said]).toEqual([
        0,
        expect.stringContaining(`新收 ${MESSAGES} 件，已有 0 件，拒收 0 行`),
      ]);
      const learnt = await command(env, 'learn');
      expect([learnt.code, learnt.said]).toEqual([0, expect.stringContaining('案件')]);
      const backup = join(dataDir, 'kept');
      expect((await command(env, 'backup', '--to', backup)).code).toBe(0);
      expect(existsSync(join(backup, 'manifest.json'))).toBe(true);
    } finally {
      over = true;
      expect(await Promise.all(senders)).toEqual(senders.map(() => true));
    }
    expect(acknowledged.length).toBeGreaterThan(SENDERS);
    expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
    const verified = await command(env, 'verify');
    expect([verified.code, verified.said]).toEqual([
      0,
      expect.stringContaining(`核验 ${MESSAGES + acknowledged.length} 件：留痕、时限与计数全部一致`),
    ]);
    await stop(server);
  });
});

function messages(folder: string): string {
  const file = join(folder, 'messages.jsonl');
  const lines = Array.from({ length: MESSAGES }, (_, n) =>
    JSON.stringify({
      id: `m${n}`,
      at: '2026-11-02T10:00:00+08:00',
      text: `${n} 号路口积水多日`,
      place: LAMP_PLACE,
    }),
  );
  writeFileSync(file, lines.join('\n'));
  return file;
}
