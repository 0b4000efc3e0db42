import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { LAMP, LAMP_PLACE } from './build';
import { builtEnvironment, command, requireBuilt, send, signIn, start, stop } from './support/built-server';
import { mariaDbAvailable, startMariaDb, type TestMariaDb } from './support/mariadb';

jest.setTimeout(240_000);

const SENDERS = 6;
/** Right in form; nothing was ever sealed with it. */
const ANOTHER_KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const PASSPHRASE = '稻田 灯塔 correct horse 07';
/** A backup and a restore each leave a row of their own. */
const LEAVES_A_ROW = ['audit_waiting'];

interface Kept {
  tables: { name: string; rows: number; content: string }[];
  files: { count: number };
}

const manifestOf = (folder: string): Kept => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let maria: TestMariaDb | undefined;
let root: string;

beforeAll(async () => {
  requireBuilt();
  root = mkdtempSync(join(tmpdir(), 'one-net-backup-'));
  if (mariaDbAvailable() === true) maria = await startMariaDb();
});
afterAll(async () => {
  await maria?.stop();
  rmSync(root, { recursive: true, force: true });
});

interface Place {
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
}

/** An empty deployment; `name` is its own. */
async function place(kind: Kind, name: string): Promise<Place> {
  const dataDir = join(root, name);
  const databaseUrl = kind === 'SQLite' ? '' : ((await maria?.url(name)) ?? '');
  const env = { ...builtEnvironment(dataDir, databaseUrl), BACKUP_PASSPHRASE: PASSPHRASE };
  return { dataDir, env };
}

async function photo(url: string, token: string): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#335' } })
    .jpeg()
    .toBuffer();
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), 'a.jpg');
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
  const sent = await fetch(`${url}/api/files`, { method: 'POST', headers, body });
  const { id }: { id: string } = JSON.parse(await sent.text());
  return id;
}

interface Pictured {
  readonly no: string;
  /** Of the picture's bytes. */
  readonly sum: string;
}

async function reportWithPhoto(url: string, token: string): Promise<Pictured> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': 'the-one-with-a-photo',
  };
  const files = [await photo(url, token)];
  const body = JSON.stringify({ text: '路灯不亮，见图', place: LAMP_PLACE, ...LAMP, files });
  const answer = await fetch(`${url}/api/cases`, { method: 'POST', headers, body });
  const { no }: { no: string } = JSON.parse(await answer.text());
  return { no, sum: await sumOfPhoto(url, token, no) };
}

/** As its reporter sees it: the address is made anew for every reader. */
async function sumOfPhoto(url: string, token: string, no: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const shown = await (await fetch(`${url}/api/cases/${no}`, { headers })).text();
  const address = /"url":"([^"]+)"/.exec(shown)?.[1] ?? '';
  const answer = await fetch(url + address, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  return sumOf(new Uint8Array(await answer.arrayBuffer()));
}

/** Names and telephone numbers of those who reported, as the intake desk reads them, by the number of the case. */
async function reporters(url: string, wanted?: readonly string[]): Promise<Record<string, string>> {
  const token = await signIn(url, 'wang');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const nos = wanted ?? (await deskOf(url, headers));
  const said: Record<string, string> = {};
  for (const no of nos) {
    const body = JSON.stringify({ reason: '回访上报人' });
    const answer = await fetch(`${url}/api/cases/${no}/reporter/unmask`, { method: 'POST', headers, body });
    if (answer.ok) said[no] = await answer.text();
  }
  return said;
}

async function deskOf(url: string, headers: Record<string, string>): Promise<string[]> {
  const listed = await fetch(`${url}/api/cases?scope=desk&size=20`, { headers });
  const { rows }: { rows: { no: string }[] } = JSON.parse(await listed.text());
  return rows.map(({ no }) => no);
}

interface Known {
  /** The folder of the backup. */
  readonly backup: string;
  readonly before: string[];
  readonly picture: Pictured;
  readonly people: Record<string, string>;
}

type Kind = 'SQLite' | 'MariaDB';

/** Saves a deployment while reports stream in, and loses it; gives what was acknowledged before the backup began. */
async function saved(kind: Kind): Promise<Known> {
  const from = await place(kind, `from_${kind.toLowerCase()}`);
  const to = join(root, `${kind}_backup`);
  const server = await start({ ...from.env, DEMO_CASES: '24' });
  const people = await reporters(server.url);
  expect(Object.values(people).join()).toMatch(/"phone":"1\d{10}"/);
  const token = await signIn(server.url);
  const picture = await reportWithPhoto(server.url, token);
  const acknowledged: string[] = [];
  let over = false;
  const senders = Array.from({ length: SENDERS }, (_, sender) =>
    send(server.url, { token, name: String(sender), acknowledged, stopped: () => over }),
  );
  while (acknowledged.length < 40) await new Promise((tick) => setTimeout(tick, 5));
  const before = [...acknowledged];
  const made = await command(from.env, 'backup', '--to', to);
  expect(made).toMatchObject({ code: 0 });
  over = true;
  await Promise.all(senders);
  await stop(server);
  expect(acknowledged.length).toBeGreaterThan(before.length);
  rmSync(from.dataDir, { recursive: true });
  return { backup: to, before, picture, people };
}

const made = new Map<Kind, Promise<Known>>();
/** One backup of each kind is enough: it is brought back into both. */
function backupOf(kind: Kind): Promise<Known> {
  const known = made.get(kind) ?? saved(kind);
  made.set(kind, known);
  return known;
}

const contentsOf = ({ tables }: Kept): Record<string, string> =>
  Object.fromEntries(
    tables.flatMap(({ name, content }) => (LEAVES_A_ROW.includes(name) ? [] : [[name, content]])),
  );

/** Everything is lost, the keys too, and comes back in another place. */
async function story(kind: Kind, into: Kind): Promise<void> {
  const name = `from_${kind}_into_${into}`.toLowerCase();
  const { backup, before, picture, people } = await backupOf(kind);
  const to = await place(into, name);
  const restored = await command(to.env, 'restore', '--from', backup);
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('逐表核对一致')]);

  const again = join(root, `${name}_backup_again`);
  await command(to.env, 'backup', '--to', again);
  expect(contentsOf(manifestOf(again))).toEqual(contentsOf(manifestOf(backup)));
  expect(manifestOf(again).files).toEqual(manifestOf(backup).files);
  expect(await command(to.env, 'verify')).toMatchObject({ code: 0 });

  const server = await start(to.env);
  const token = await signIn(server.url);
  for (const no of before) {
    const answer = await fetch(`${server.url}/api/cases/${no}/proof`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.json()).toMatchObject({ ok: true });
  }
  expect(await sumOfPhoto(server.url, token, picture.no)).toBe(picture.sum);
  expect(await reporters(server.url, Object.keys(people))).toEqual(people);
  await stop(server);
}

describe('a backup made while reports stream in', () => {
  it('brings everything back on SQLite', () => story('SQLite', 'SQLite'));

  const available = mariaDbAvailable();
  const skipped = available !== true && !process.env.CI;
  if (skipped) process.stdout.write(`跳过 MariaDB：${available}\n`);
  const onBoth = skipped ? it.skip : it;
  onBoth('brings everything back on MariaDB', () => story('MariaDB', 'MariaDB'));
  onBoth('moves a district that outgrew SQLite to MariaDB', () => story('SQLite', 'MariaDB'));
  onBoth('moves one back from MariaDB to SQLite', () => story('MariaDB', 'SQLite'));
});

describe('a restore', () => {
  let town: Place;
  let backup: string;

  beforeAll(async () => {
    town = await place('SQLite', 'careful');
    const server = await start(town.env);
    const token = await signIn(server.url);
    await reportWithPhoto(server.url, token);
    backup = join(root, 'careful_backup');
    expect(await command(town.env, 'backup', '--to', backup)).toMatchObject({ code: 0 });
    expect((await command(town.env, 'restore', '--from', backup, '--replace')).said).toContain('请先停止它');
    await stop(server);
  });

  const damaged = async (
    change: (folder: string) => void,
  ): Promise<{ code: number | null; said: string }> => {
    const copy = mkdtempSync(join(root, 'damaged-'));
    cpSync(backup, copy, { recursive: true });
    change(copy);
    const empty = await place('SQLite', `empty-${copy.slice(-6)}`);
    const refused = await command(empty.env, 'restore', '--from', copy);
    expect(() => readFileSync(join(empty.dataDir, 'one-net.db'))).toThrow('ENOENT');
    return refused;
  };
  const flip = (file: string) => (folder: string) => {
    const bytes = readFileSync(join(folder, file));
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    writeFileSync(join(folder, file), bytes);
  };

  it.each(['tables/cases.jsonl.gz', 'files.jsonl.gz', 'manifest.json'])(
    'refuses a backup with one bit wrong and names the file: %s',
    async (file) => {
      const { code, said } = await damaged(flip(file));
      expect([code, said]).toEqual([1, expect.stringContaining(file)]);
    },
  );

  it('refuses one with a photo changed, a table gone, or no manifest', async () => {
    const key = readdirSync(join(backup, 'files'), { recursive: true });
    const picture = key.map(String).find((name) => name.endsWith('.thumb.jpg')) ?? '';
    expect((await damaged(flip(join('files', picture)))).said).toContain(picture);
    expect((await damaged((folder) => rmSync(join(folder, 'tables/person.jsonl.gz')))).said).toContain(
      'tables/person.jsonl.gz 不见了',
    );
    expect((await damaged((folder) => rmSync(join(folder, 'manifest.json')))).said).toContain(
      'manifest.json',
    );
  });

  it('refuses a backup of a newer version', async () => {
    const newer = (folder: string): void => {
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
      manifest.migrations.push('Tomorrow1999999999999');
      const text = JSON.stringify(manifest);
      writeFileSync(join(folder, 'manifest.json'), text);
      writeFileSync(join(folder, 'manifest.sha256'), sumOf(Buffer.from(text)));
    };
    expect((await damaged(newer)).said).toContain('请先升级程序');
  });

  it('refuses a database with data in it, unless told to replace it, and then moves it away', async () => {
    const refused = await command(town.env, 'restore', '--from', backup);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('--replace')]);
    const replaced = await command(town.env, 'restore', '--from', backup, '--replace');
    expect([replaced.code, replaced.said]).toEqual([0, expect.stringContaining('before-restore-')]);
    const server = await start(town.env);
    await signIn(server.url);
    await stop(server);
  });

  it('brings no people that nobody could read: not with another passphrase, nor with another key', async () => {
    const empty = await place('SQLite', 'without_its_keys');
    const refusedWith = async (env: Record<string, string>): Promise<string> => {
      const { code, said } = await command({ ...empty.env, ...env }, 'restore', '--from', backup);
      expect([code, existsSync(join(empty.dataDir, 'one-net.db'))]).toEqual([1, false]);
      return said;
    };
    expect(await refusedWith({ BACKUP_PASSPHRASE: 'another passphrase' })).toContain('密钥打不开');
    expect(await refusedWith({ BACKUP_PASSPHRASE: '' })).toContain('请把备份时的口令设在 BACKUP_PASSPHRASE');
    expect(await refusedWith({ BACKUP_PASSPHRASE: '', DATA_KEYS: ANOTHER_KEY })).toContain('这里没有这一把');
  });

  it('says which key to set where DATA_KEYS holds another', async () => {
    const other = await place('SQLite', 'another_key');
    const { code, said } = await command(
      { ...other.env, DATA_KEYS: ANOTHER_KEY },
      'restore',
      '--from',
      backup,
    );
    expect([code, said]).toEqual([0, expect.stringContaining('现在的 DATA_KEYS 打不开')]);
    const key = readFileSync(join(other.dataDir, 'data-keys'), 'utf8').trim();
    const server = await start({ ...other.env, DATA_KEYS: key });
    expect(await signIn(server.url)).toEqual(expect.any(String));
    await stop(server);
  });

  it('takes the keys along, or is told in so many words that they are kept elsewhere', async () => {
    const forgotten = join(root, 'forgotten');
    const refused = await command({ ...town.env, BACKUP_PASSPHRASE: '' }, 'backup', '--to', forgotten);
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('BACKUP_PASSPHRASE')]);
    expect(existsSync(forgotten)).toBe(false);

    const elsewhere = join(root, 'elsewhere');
    const made = await command(town.env, 'backup', '--to', elsewhere, '--without-keys');
    expect([made.code, made.said]).toEqual([0, expect.stringContaining('数据密钥')]);
    const key = readFileSync(join(town.dataDir, 'data-keys'), 'utf8');
    for (const [folder, holdsKeys] of [
      [backup, true],
      [elsewhere, false],
    ] as const) {
      const files = readdirSync(folder);
      expect(files.includes('keys.sealed.json')).toBe(holdsKeys);
      for (const file of files.filter((name) => name.endsWith('.json')))
        expect(readFileSync(join(folder, file), 'utf8')).not.toContain(key.slice(3).trim());
    }
    const empty = await place('SQLite', 'kept_elsewhere');
    const without = { ...empty.env, BACKUP_PASSPHRASE: '' };
    expect((await command(without, 'restore', '--from', elsewhere)).said).toContain('这里没有这一把');
    const keyed = { ...without, DATA_KEYS: key.trim() };
    expect(await command(keyed, 'restore', '--from', elsewhere)).toMatchObject({ code: 0 });
  });

  it('writes no backup over what is there', async () => {
    expect(await command(town.env, 'backup', '--to', backup)).toMatchObject({
      code: 1,
      said: expect.stringContaining('请换一个空的文件夹'),
    });
  });
});
