import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRIVACY_VERSION } from '../contract/identity/privacy';
import { SqliteConnection } from '../src/kernel/sqlite-driver';
import { requireBuilt } from './support/built-server';
import { isAlive, NpmScript } from './support/npm-script';

jest.setTimeout(120_000);

const root = mkdtempSync(join(tmpdir(), 'one-net-start-'));
const DATA_DIR = join(root, 'data');
/** Nothing of the machine's own settings, and a town without cases. */
const ENV = { NODE_ENV: '', DEMO: '', DATABASE_URL: '', DATA_DIR, DEMO_CASES: '0', PORT: '0' };
const start = (env = {}) => new NpmScript('start.mjs', ['--no-build'], { ...ENV, ...env });
const reset = (env = {}) => new NpmScript('demo-reset.mjs', ['--yes'], { ...ENV, ...env });

let running: NpmScript;
let url: string;

beforeAll(async () => {
  requireBuilt();
  running = start();
  url = await running.says(/打开 (http:\/\/[^/\s]+)/);
  await running.says(/就绪/);
});
afterAll(async () => {
  running.interrupt();
  await running.ended;
  rmSync(root, { recursive: true });
});

describe('npm start', () => {
  it('tells on a free port, in a folder for its owner only, where it is to be opened', async () => {
    expect((await fetch(`${url}/api/ready`)).status).toBe(200);
    expect(statSync(DATA_DIR).mode & 0o777).toBe(0o700);
  });

  it('signs a demonstration person in: its stand-in for WeChat is beside it', async () => {
    const post = (path: string, body: object) =>
      fetch(`${url}/api${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const asked = await post('/demo/code', { person: 'li-guilan', program: 'resident' });
    const { code }: { code: string } = JSON.parse(await asked.text());
    const visit = { program: 'resident', code, consent: PRIVACY_VERSION };
    expect((await post('/session/wechat', visit)).status).toBe(200);
  });

  it.each([
    ['start.mjs', ['--no-build']],
    ['dev.mjs', []],
  ])('is not joined by a second one on the same folder: %s', async (script, args) => {
    const second = new NpmScript(script, args, ENV);
    expect(await second.ended).toBe(1);
    expect(second.said).toContain(`在用 ${DATA_DIR}。请先停掉它`);
  });

  it('says who has the port it was given', async () => {
    const ours = start({ DATA_DIR: join(root, 'other'), PORT: new URL(url).port });
    expect(await ours.ended).toBe(1);
    expect(ours.said).toContain(`一张网已经在 ${url}/ 运行`);
    const stranger: Server = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
    const address = stranger.address();
    const PORT = String(typeof address === 'object' && address?.port);
    const theirs = start({ DATA_DIR: join(root, 'other'), PORT });
    expect(await theirs.ended).toBe(1);
    expect(theirs.said).toContain(`端口 ${PORT} 被别的程序占用`);
    stranger.close();
    expect(existsSync(join(root, 'other'))).toBe(false);
  });

  it('is not reset under its feet', async () => {
    const asked = reset();
    expect(await asked.ended).toBe(1);
    expect(asked.said).toContain('服务正在用这个文件夹');
  });

  it('leaves no process behind at Ctrl-C, and tells the town once only', async () => {
    const family = running.family();
    expect(family.length).toBeGreaterThan(2);
    expect(running.said).toContain('演示城区：');
    running.interrupt();
    expect(await running.ended).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);
    running = start();
    await running.says(/就绪/);
    expect(running.said).not.toContain('演示城区：');
    running.interrupt();
    expect(await running.ended).toBe(0);
  });
});

describe('npm run demo:reset', () => {
  const database = join(DATA_DIR, 'one-net.db');
  const change = (sql: string): void => {
    const connection = new SqliteConnection(database);
    connection.exec(sql);
    connection.close();
  };
  const refused = async (env: Record<string, string>, why: string): Promise<void> => {
    const asked = reset(env);
    expect(await asked.ended).toBe(1);
    expect(asked.said).toContain(`没有动任何东西：${why}`);
  };

  it('refuses what runs as a real deployment, or ran as one last', async () => {
    await refused({ DEMO: '0' }, '按现在的设置');
    await refused({ NODE_ENV: 'production' }, '按现在的设置');
    change(`UPDATE fact SET value = '{"DEMO":"0","NODE_ENV":"development"}' WHERE name = 'settings'`);
    await refused({}, '里面的数据库上次是作为正式部署运行的');
    expect(existsSync(database)).toBe(true);
  });

  it('refuses photos beside an external database, and a database that was told no town', async () => {
    const beside = join(root, 'beside');
    mkdirSync(join(beside, 'files'), { recursive: true });
    await refused({ DATA_DIR: beside }, '这里有照片或审计锚');
    writeFileSync(join(beside, 'one-net.db'), 'no database');
    await refused({ DATA_DIR: beside }, '里面的数据库打不开');
    rmSync(join(beside, 'one-net.db'));
    const empty = new SqliteConnection(join(beside, 'one-net.db'));
    empty.exec('CREATE TABLE fact (name TEXT, value TEXT)');
    empty.close();
    await refused({ DATA_DIR: beside }, '里面的数据库没有讲过演示城区');
    expect(existsSync(join(beside, 'files'))).toBe(true);
  });

  it('throws a demonstration away, but for what somebody else put there', async () => {
    change(`UPDATE fact SET value = '{"DEMO":"","NODE_ENV":"development"}' WHERE name = 'settings'`);
    writeFileSync(join(DATA_DIR, 'notes.txt'), 'mine');
    const asked = reset();
    expect(await asked.ended).toBe(0);
    expect(asked.said).toContain('已清空');
    expect([existsSync(database), existsSync(join(DATA_DIR, 'notes.txt'))]).toEqual([false, true]);
  });
});
