import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tellTown } from '../database/town/tell-town';
import { openApplication } from '../src/application';
import { Database } from '../src/kernel/database';
import { readSettings } from '../src/kernel/settings';
import { layGround, type DeedsGround } from './deeds-ground';
import { fillLedger } from './deeds-ledger';
import type { BalanceLine, DeedLine } from './deeds-table';
import { load, type Measured, type Shot } from './load';

type Child = { readonly child: ChildProcess; readonly said: string };
interface Place {
  readonly database: 'SQLite' | 'MariaDB';
  readonly databaseUrl: string;
  readonly databasePids: readonly number[];
  readonly env: Readonly<Record<string, string>>;
  readonly requests: number;
  readonly startChild: (script: string, env: Record<string, string>, ready: RegExp) => Promise<Child>;
  readonly say: (line: string) => void;
}
interface Running {
  readonly base: string;
  readonly pids: readonly number[];
}
type Shots = (i: number) => Shot;

const LEDGER_SIZES = [1_000, 1_000_000];
const CONNECTIONS = [1, 32];

/** Claims and redemptions against the raw driver, and a balance in a small and in a large ledger, on one database. */
export async function measureDeeds(place: Place): Promise<{ deeds: DeedLine[]; balances: BalanceLine[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-bench-deeds-'));
  const env = { ...place.env, DATA_DIR: dataDir, DATABASE_URL: place.databaseUrl };
  try {
    const settings = readSettings({ ...process.env, ...env });
    const { container, stop } = await openApplication(settings);
    await tellTown(container, { cases: 0, out: () => undefined });
    const ground = await layGround(container);
    await stop();
    const deeds = await served(place, env, (product, floor) =>
      claimsAndGoods(place, { product, floor, ground }),
    );
    const balances: BalanceLine[] = [];
    for (const entries of LEDGER_SIZES) {
      await filled(env, ground.personId, entries);
      place.say(`${place.database}：账上 ${entries} 笔分录`);
      const lines = await served(place, env, (product, floor) => balance(place, { product, floor, ground }));
      balances.push(...lines.map((line) => ({ ...line, entries })));
    }
    return { deeds, balances };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function filled(env: Record<string, string>, personId: number, entries: number): Promise<void> {
  const { container, stop } = await openApplication(readSettings({ ...process.env, ...env }));
  await fillLedger(await container.getAsync(Database), personId, entries);
  await stop();
}

/** The product and the floor as processes of their own, for as long as the work takes. */
async function served<T>(
  { startChild, databaseUrl, databasePids }: Place,
  env: Record<string, string>,
  work: (product: Running, floor: Running) => Promise<T>,
): Promise<T> {
  const server = await startChild(resolve(__dirname, '../src/main.js'), env, /就绪 (http\S+)/);
  const files = { DATABASE_URL: databaseUrl, SQLITE_FILE: join(env['DATA_DIR'] ?? '', 'one-net.db') };
  const floor = await startChild(resolve(__dirname, 'floor.js'), files, /floor (\d+)/);
  const running = ({ child }: Child, base: string): Running => ({
    base,
    pids: [child.pid ?? 0, ...databasePids],
  });
  try {
    return await work(
      running(server, /就绪 (http\S+?)\/?\s/.exec(server.said)?.[1] ?? ''),
      running(floor, `http://127.0.0.1:${/floor (\d+)/.exec(floor.said)?.[1] ?? 0}`),
    );
  } finally {
    for (const { child } of [server, floor]) child.removeAllListeners('exit').kill('SIGTERM');
  }
}

interface Two {
  readonly product: Running;
  readonly floor: Running;
  readonly ground: DeedsGround;
}

async function claimsAndGoods(place: Place, two: Two): Promise<DeedLine[]> {
  const { tokens, activityIds, goodId, personId } = two.ground;
  const token = (i: number): string => tokens[i % tokens.length] ?? '';
  // Nobody claims twice: every pair of a person and an activity comes once, over all the runs.
  let claims = 0;
  const claim: Shots = () => {
    const at = claims++;
    const activityId = activityIds[Math.floor(at / tokens.length)] ?? 0;
    return {
      method: 'POST',
      path: `/api/volunteer/activities/${activityId}/claims`,
      token: token(at),
      body: {},
    };
  };
  const redeem: Shots = (i) => ({
    ...{ method: 'POST', path: `/api/shop/goods/${goodId}/redemptions`, token: token(i), body: {} },
  });
  const at =
    (path: string): Shots =>
    () => ({ method: 'GET', path, token: 'floor' });
  // A quarter to warm up and all of them, for each number of connections.
  const most = Math.min(place.requests, Math.floor((activityIds.length * tokens.length) / 2.5));
  return [
    ...(await compare(
      place,
      { ...two, name: '认领', requests: most },
      {
        ...{ ours: claim, floor: at(`/deeds/claim?id=${activityIds[0]}`) },
      },
    )),
    ...(await compare(
      place,
      { ...two, name: '兑换', requests: place.requests },
      {
        ...{ ours: redeem, floor: at(`/deeds/redeem?goodId=${goodId}&id=${personId}`) },
      },
    )),
  ];
}

async function balance(place: Place, two: Two): Promise<DeedLine[]> {
  const { tokens, personId } = two.ground;
  const ours: Shots = () => ({ method: 'GET', path: '/api/points/me', token: tokens[0] ?? '' });
  const floor: Shots = () => ({ method: 'GET', path: `/deeds/balance?id=${personId}`, token: 'floor' });
  return compare(place, { ...two, name: '积分余额', requests: place.requests }, { ours, floor });
}

interface Named extends Two {
  readonly name: string;
  readonly requests: number;
}

async function compare(
  { database, say }: Place,
  { name, requests, product, floor }: Named,
  shots: { readonly ours: Shots; readonly floor: Shots },
): Promise<DeedLine[]> {
  const lines: DeedLine[] = [];
  for (const connections of CONNECTIONS) {
    const run = async (
      running: Running,
      shot: Shots,
      n: number,
    ): Promise<Measured & { perSecond: number }> => {
      const began = performance.now();
      const measured = await load({ ...running, connections, requests: n, shot });
      return { ...measured, perSecond: (n * 1000) / (performance.now() - began) };
    };
    await run(product, shots.ours, Math.ceil(requests / 4));
    await run(floor, shots.floor, Math.ceil(requests / 4));
    const line = {
      ours: await run(product, shots.ours, requests),
      floor: await run(floor, shots.floor, requests),
    };
    lines.push({ database, name, connections, requests, ...line });
    say(
      `  ${name} ×${connections}: 每秒 ${line.ours.perSecond.toFixed(0)}，下限 ${line.floor.perSecond.toFixed(0)}${line.ours.failed ? `，失败 ${line.ours.failed}` : ''}`,
    );
  }
  return lines;
}
