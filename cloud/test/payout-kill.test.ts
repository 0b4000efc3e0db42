import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBuilt } from './support/built-server';
import { mariaDbAvailable, startMariaDb } from './support/mariadb';
import { MortalTown } from './mortal-town';

// A minute where nothing else runs; far more where much does.
jest.setTimeout(900_000);

/** In all, over both databases; each is a process of its own that is killed with -9. */
const KILLS = 200;
const BOUNDARIES = [
  'after its answer',
  'after its commit',
  'before a request',
  'before a transaction',
  'before its commit',
  'while it is on its way',
];

type Told = Awaited<ReturnType<typeof story>>;

/** Payouts come in, the worker is killed at one boundary after the other, and the next one finds what it left. */
async function story(databaseUrl: string, kills: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-payout-kill-'));
  const town = await MortalTown.open({ dataDir, databaseUrl });
  try {
    while (town.kills < kills) await town.live();
    await town.outlive();
    return await town.reckoning();
  } finally {
    await town.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const available = mariaDbAvailable();
const skipped = available !== true && !process.env.CI;
if (skipped) process.stdout.write(`跳过 MariaDB：${available}\n`);

/** Both at once: each is one process after the other, and there is more than one processor. */
async function tell(): Promise<Record<string, Told>> {
  if (skipped) return { SQLite: await story('', KILLS) };
  const maria = await startMariaDb();
  try {
    const [SQLite, MariaDB] = await Promise.all([
      story('', KILLS / 2),
      story(await maria.url('payout_kills'), KILLS / 2),
    ]);
    return { SQLite, MariaDB };
  } finally {
    await maria.stop();
  }
}

describe(`payouts whose process is killed ${KILLS} times with -9`, () => {
  let told: Record<string, Told>;
  beforeAll(async () => {
    requireBuilt();
    told = await tell();
  });
  const each = (): Told[] => Object.values(told);

  it('died at every kind of boundary there is', () => {
    const kills = each().reduce((sum, { diedAt }) => sum + diedAt.length, 0);
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    for (const { diedAt } of each()) expect([...new Set(diedAt)].sort()).toEqual(BOUNDARIES);
  });

  it('pay nobody twice: one bill for each, and each receiver once what was theirs', () => {
    for (const { payouts, bills, received } of each()) {
      expect(bills).toEqual(payouts.map(({ no }) => no).sort());
      const paid = payouts.filter(({ state }) => state === 'paid');
      expect(received).toEqual(new Map(paid.map(({ openid, amount }) => [openid, amount])));
    }
  });

  it('forget nobody: each ended as WeChat Pay says, and nothing was parked or put aside', () => {
    for (const { payouts, ends, aside } of each()) {
      expect(payouts.length).toBeGreaterThan(20);
      expect(new Map(payouts.map(({ no, state }) => [no, state]))).toEqual(ends);
      expect(new Set(payouts.map(({ state }) => state))).toEqual(new Set(['paid', 'failed']));
      expect(aside).toBe(0);
    }
  });

  it('leave a ledger that agrees with them', () => {
    for (const { findings } of each()) expect(findings).toEqual([]);
  });
});
