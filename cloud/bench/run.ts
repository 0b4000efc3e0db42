import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { Database } from '../src/kernel/database';
import { Directory } from '../src/org/directory';
import { startMariaDb } from '../test/support/mariadb';
import { measureDeeds } from './deeds';
import { deedsTable, type BalanceLine, type DeedLine } from './deeds-table';
import { fill, type Ground } from './fill';
import type { Measured } from './load';
import { bare, dailyShots } from './shots';
import { newSite, type NewStore, type Served } from './site';
import { tableOf, type Line } from './table';
import { inTurns } from './turns';

const SIZES = (process.env.BENCH_SIZES ?? '1000,100000,1000000').split(',').map(Number);
/** Enough for the compiler to have seen all of it: a server runs for days. */
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 4000);
/** BENCH_ONLY=报送,列表 measures just these. */
const ONLY = process.env.BENCH_ONLY?.split(',');
/** As docs/operations.md tells a district: what is read every day fits into memory. */
const ROOMY = ['--innodb-buffer-pool-size=4G', '--innodb-log-file-size=1G'];

const wanted = (name: string): boolean => !ONLY || ONLY.includes(name);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Town extends Served {
  readonly ground: Ground;
}

async function townOf(newStore: NewStore, cases: number): Promise<Town> {
  const store = await newStore(`cases_${cases}`);
  say(`${store.database}，${cases} 件：正在准备`);
  const site = await newSite(store);
  const ground = await site.prepare(async (container) =>
    fill(await container.getAsync(Database), await container.getAsync(Directory), cases),
  );
  return { ...(await site.serve()), ground };
}

const shown = ({ cpu, application }: Measured): string =>
  `${cpu.toFixed(2)} ms（应用 ${application.toFixed(2)}）`;

/** What is done every day, in towns of all sizes. */
async function measureCases(newStore: NewStore): Promise<Line[]> {
  const towns: Town[] = [];
  try {
    for (const cases of SIZES) towns.push(await townOf(newStore, cases));
    const lines: Line[] = [];
    for (const name of ['计数', '报送', '列表', '详情', '进展'].filter(wanted))
      for (const connections of [1, 32]) lines.push(...(await compared(towns, name, connections)));
    return lines;
  } finally {
    for (const { stop } of towns) stop();
  }
}

/** One line a town. */
async function compared(towns: readonly Town[], name: string, connections: number): Promise<Line[]> {
  const contestants = towns.flatMap(({ ground, product, floor }) => {
    const shots = dailyShots(ground)[name];
    if (!shots) throw new Error(`nothing is called ${name}`);
    return [
      { running: product, shot: shots.product },
      { running: floor, shot: shots.floor },
      { running: floor, shot: bare },
    ];
  });
  const measured = await inTurns({ connections, requests: REQUESTS }, contestants);
  return towns.flatMap(({ database, ground: { cases } }, index) => {
    const [ours, floor, koa] = measured.slice(3 * index);
    if (!ours || !floor || !koa) return [];
    const failed = ours.failed ? `，失败 ${ours.failed}` : '';
    say(`  ${name} ×${connections}，${cases} 件: ${shown(ours)}，下限 ${shown(floor)}${failed}`);
    return [{ database, cases, name, connections, ours, floor, bare: koa }];
  });
}

interface Results {
  readonly lines: Line[];
  readonly deeds: DeedLine[];
  readonly balances: BalanceLine[];
}

async function measureOn(newStore: NewStore): Promise<Results> {
  const lines = await measureCases(newStore);
  const deeds = wanted('认领') ? await measureDeeds({ newStore, requests: REQUESTS, say }) : undefined;
  return { lines, deeds: deeds?.deeds ?? [], balances: deeds?.balances ?? [] };
}

const onSqlite = (): Promise<Results> =>
  measureOn(() => Promise.resolve({ database: 'SQLite', url: '', pids: [] }));

async function onMariaDb(): Promise<Results> {
  const maria = await startMariaDb(ROOMY);
  try {
    const { pid, socket } = await whereabouts(maria.serverUrl);
    return await measureOn(async (name) => ({
      database: 'MariaDB',
      url: `${await maria.url(`bench_${name}`)}?socket=${socket}`,
      pids: [pid],
    }));
  } finally {
    await maria.stop();
  }
}

async function whereabouts(serverUrl: string): Promise<{ pid: number; socket: string }> {
  const connection = await createConnection({ uri: serverUrl, rowsAsArray: true });
  const [rows] = await connection.query<RowDataPacket[][]>('SELECT @@pid_file, @@socket');
  await connection.end();
  const [pidFile, socket] = rows[0] ?? [];
  return { pid: Number(readFileSync(String(pidFile), 'utf8')), socket: String(socket) };
}

async function main(): Promise<void> {
  const asked = (process.env.BENCH_DATABASES ?? 'SQLite,MariaDB').split(',');
  const results: Results[] = [];
  if (asked.includes('SQLite')) results.push(await onSqlite());
  if (asked.includes('MariaDB')) results.push(await onMariaDb());
  const machine = `${cpus()[0]?.model ?? '未知处理器'} × ${cpus().length}，每项 ${REQUESTS} 次请求`;
  const table = tableOf(
    results.flatMap(({ lines }) => lines),
    machine,
  );
  const deeds = results.flatMap((each) => each.deeds);
  const balances = results.flatMap((each) => each.balances);
  const docs = resolve(__dirname, '../../../docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'performance.md'), table + (deeds.length > 0 ? deedsTable(deeds, balances) : ''));
  say(table);
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
