import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { tellTown } from '../database/town/tell-town';
import { openApplication } from '../src/application';
import { Database } from '../src/kernel/database';
import { readSettings } from '../src/kernel/settings';
import { Directory } from '../src/org/directory';
import { startMariaDb } from '../test/support/mariadb';
import { measureDeeds } from './deeds';
import { deedsTable, type BalanceLine, type DeedLine } from './deeds-table';
import { fill, type Ground } from './fill';
import { load, middleOf, type Measured, type Shot } from './load';
import { tableOf, type Line } from './table';

const SIZES = (process.env.BENCH_SIZES ?? '1000,100000,1000000').split(',').map(Number);
/** Enough for the compiler to have seen all of it: a server runs for days. */
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 4000);
/** A person's limits would be all that is measured. */
const UNLIMITED = Object.fromEntries(
  ['REPORTS', 'RESIDENT', 'STAFF', 'SIGN_INS', 'ADDRESS'].map((of) => [`LIMIT_${of}`, '1000000']),
);
/** BENCH_ONLY=报送,列表 measures just these. */
const ONLY = process.env.BENCH_ONLY?.split(',');
/** As docs/operations.md tells a district: what is read every day fits into memory. */
const ROOMY = ['--innodb-buffer-pool-size=4G', '--innodb-log-file-size=1G'];
/** BENCH_PROFILE=folder keeps a CPU profile of each process there. */
const PROFILE = process.env.BENCH_PROFILE
  ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
  : [];
/** Of which the one in the middle counts. */
const SLICES = 5;
const PLACE = { lng: 122.07, lat: 41.12 };

type Database_ = 'SQLite' | 'MariaDB';
interface Running {
  readonly base: string;
  readonly pids: number[];
  readonly child: ChildProcess;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The five things a district does all day, as requests to the product and to the floor. */
function shots(ground: Ground): Record<string, { product: (i: number) => Shot; floor: string }> {
  const at = <T>(list: readonly T[], i: number): T => {
    const item = list[i % list.length];
    if (item === undefined) throw new Error('an empty list');
    return item;
  };
  const { handler, dispatcher, residents } = ground.tokens;
  return {
    计数: {
      floor: '/counts',
      product: () => ({ method: 'GET', path: '/api/case-counts', token: dispatcher }),
    },
    报送: {
      floor: '/create',
      product: (i) => ({
        method: 'POST',
        path: '/api/cases',
        token: at(residents, i),
        body: { text: `路灯不亮 ${i}`, place: PLACE, categoryCode: '200102' },
      }),
    },
    列表: {
      floor: `/list?unitId=${ground.unitId}`,
      product: () => ({
        method: 'GET',
        path: '/api/cases?scope=unit&states=handling&size=20',
        token: handler,
      }),
    },
    详情: {
      floor: '/read?no=',
      product: (i) => ({ method: 'GET', path: `/api/cases/${at(ground.sampled, i)}`, token: handler }),
    },
    进展: {
      floor: '/move?no=',
      product: (i) => ({
        method: 'POST',
        path: `/api/cases/${at(ground.sampled, i)}/steps/note`,
        token: handler,
        body: { form: { words: '已到现场' } },
      }),
    },
  };
}

const shown = ({ cpu, application }: Measured): string =>
  `${cpu.toFixed(2)} ms（应用 ${application.toFixed(2)}）`;

async function measure(
  product: Running,
  floor: Running,
  ground: Ground,
): Promise<Omit<Line, 'database' | 'cases'>[]> {
  const lines: Omit<Line, 'database' | 'cases'>[] = [];
  for (const [name, { product: shot, floor: path }] of Object.entries(shots(ground))) {
    if (ONLY && !ONLY.includes(name)) continue;
    for (const connections of [1, 32]) {
      const raw = (i: number): Shot => ({
        method: 'GET',
        path: path.endsWith('no=') ? path + (ground.sampled[i % ground.sampled.length] ?? '') : path,
        token: 'floor',
      });
      const bare = (): Shot => ({ method: 'GET', path: '/bare', token: '' });
      const slice = (index: number) => {
        const requests = Math.ceil(REQUESTS / SLICES);
        const run = (running: Running, each: (i: number) => Shot): Promise<Measured> =>
          load({ ...running, connections, requests, from: index * requests, shot: each });
        return { ours: () => run(product, shot), floor: () => run(floor, raw), bare: () => run(floor, bare) };
      };
      const measured = await inTurns(slice);
      lines.push({ name, connections, ...measured });
      say(
        `  ${name} ×${connections}: ${shown(measured.ours)}，下限 ${shown(measured.floor)}${measured.ours.failed ? `，失败 ${measured.ours.failed}` : ''}`,
      );
    }
  }
  return lines;
}

type Turn = Record<'ours' | 'floor' | 'bare', () => Promise<Measured>>;

/** Ours and the floors by turns, slice by slice, so that a slow minute of the machine falls on all; the first is for warming up. */
async function inTurns(slice: (index: number) => Turn): Promise<Record<keyof Turn, Measured>> {
  const taken: Record<keyof Turn, Measured[]> = { ours: [], floor: [], bare: [] };
  for (let index = 0; index <= SLICES; index++) {
    const turn = slice(index);
    for (const who of ['ours', 'floor', 'bare'] as const) {
      const measured = await turn[who]();
      if (index > 0) taken[who].push(measured);
    }
  }
  return { ours: middleOf(taken.ours), floor: middleOf(taken.floor), bare: middleOf(taken.bare) };
}

async function startChild(
  script: string,
  env: Record<string, string>,
  ready: RegExp,
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [...PROFILE, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (ready.test(said)) done({ child, said });
    });
    child.once('exit', (code) => fail(new Error(`${script} ended with ${code}: ${said}`)));
  });
}

async function round(
  database: Database_,
  cases: number,
  databaseUrl: string,
  databasePids: number[],
): Promise<Line[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-bench-'));
  const env = {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'error',
    WORKERS: '0',
    DEMO: '1',
    ...UNLIMITED,
  };
  const { container, stop } = await openApplication(readSettings({ ...process.env, ...env }));
  await tellTown(container, { cases: 0 });
  say(`${database}，${cases} 件：正在准备`);
  const ground = await fill(await container.getAsync(Database), await container.getAsync(Directory), cases);
  await stop();
  const server = await startChild(resolve(__dirname, '../src/main.js'), env, /就绪 (http\S+)/);
  const floor = await startChild(
    resolve(__dirname, 'floor.js'),
    { DATABASE_URL: databaseUrl, SQLITE_FILE: join(dataDir, 'one-net.db') },
    /floor (\d+)/,
  );
  const running = (started: typeof server, base: string): Running => ({
    child: started.child,
    base,
    pids: [started.child.pid ?? 0, ...databasePids],
  });
  try {
    const lines = await measure(
      running(server, /就绪 (http\S+?)\/?\s/.exec(server.said)?.[1] ?? ''),
      running(floor, `http://127.0.0.1:${/floor (\d+)/.exec(floor.said)?.[1] ?? 0}`),
      ground,
    );
    return lines.map((line) => ({ ...line, database, cases }));
  } finally {
    for (const each of [server, floor]) each.child.removeAllListeners('exit').kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const deeds: DeedLine[] = [];
const balances: BalanceLine[] = [];

/** BENCH_ONLY leaves out what is not named. */
async function deedsOn(database: Database_, databaseUrl: string, databasePids: number[]): Promise<void> {
  if (ONLY && !ONLY.includes('认领')) return;
  const env = { NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'error', WORKERS: '0', DEMO: '1', ...UNLIMITED };
  const place = { database, databaseUrl, databasePids, env, requests: REQUESTS, startChild, say };
  const measured = await measureDeeds(place);
  deeds.push(...measured.deeds);
  balances.push(...measured.balances);
}

async function whereabouts(serverUrl: string): Promise<{ pid: number; socket: string }> {
  const connection = await createConnection({ uri: serverUrl, rowsAsArray: true });
  const [rows] = await connection.query<RowDataPacket[][]>('SELECT @@pid_file, @@socket');
  await connection.end();
  const [pidFile, socket] = rows[0] ?? [];
  return { pid: Number(readFileSync(String(pidFile), 'utf8')), socket: String(socket) };
}

async function main(): Promise<void> {
  const lines: Line[] = [];
  const asked = (process.env.BENCH_DATABASES ?? 'SQLite,MariaDB').split(',');
  if (asked.includes('SQLite')) {
    for (const cases of SIZES) lines.push(...(await round('SQLite', cases, '', [])));
    await deedsOn('SQLite', '', []);
  }
  if (asked.includes('MariaDB')) lines.push(...(await mariaRounds()));
  const table = tableOf(
    lines,
    `${cpus()[0]?.model ?? '未知处理器'} × ${cpus().length}，每项 ${REQUESTS} 次请求`,
  );
  const docs = resolve(__dirname, '../../../docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'performance.md'), table + (deeds.length > 0 ? deedsTable(deeds, balances) : ''));
  say(table);
}

async function mariaRounds(): Promise<Line[]> {
  const lines: Line[] = [];
  const maria = await startMariaDb(ROOMY);
  try {
    const { pid, socket } = await whereabouts(maria.serverUrl);
    for (const cases of SIZES) {
      const url = `${await maria.url(`bench_${cases}`)}?socket=${socket}`;
      lines.push(...(await round('MariaDB', cases, url, [pid])));
    }
    await deedsOn('MariaDB', `${await maria.url('bench_deeds')}?socket=${socket}`, [pid]);
    return lines;
  } finally {
    await maria.stop();
  }
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
