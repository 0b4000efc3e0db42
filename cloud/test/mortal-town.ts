import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../database/migrations/all';
import { insertResident } from '../src/identity/people.store';
import { Clock } from '../src/kernel/clock';
import { Database } from '../src/kernel/database';
import { openDataSource } from '../src/kernel/database.config';
import { openSealer } from '../src/kernel/personal-data.keys';
import { readSettings } from '../src/kernel/settings';
import { SYSTEM } from '../src/points/ledger';
import { townMonth } from '../src/points/points.month';
import { openidOf, payoutParts } from './support/payout-parts';
import { WechatPayStandIn } from './support/wechat-pay/stand-in';

const WORKER = resolve(__dirname, '../dist/test/support/mortal-worker.js');
/** Beyond all that a worker of the life before may have seen of the clock, and every lease it may have left. */
const A_WHILE = 5 * 61_000;
const DAY = 86_400_000;
/** Boundaries that lives are meant to reach in turn; one that has fewer ahead of it survives, and does not count. */
const REACH = 24;
const AT_ONCE = 2;
const PRICE = 100;
/** Every so-and-so-many’th receiver never confirms. */
const FORGETFUL = 5;
const FUND = 100_000_000;
const ENDS: Readonly<Record<string, string>> = { SUCCESS: 'paid', FAIL: 'failed' };

interface PayoutRow {
  readonly no: string;
  readonly personId: number;
  readonly amount: number;
  readonly state: string;
}

/** A district's payouts, WeChat Pay's stand-in, and a worker that lives for one round at a time. */
export class MortalTown {
  private readonly diedAt: string[] = [];
  private ahead = 0;
  private lives = 0;

  private constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly pay: WechatPayStandIn,
    private readonly held: {
      readonly source: DataSource;
      readonly database: Database;
      readonly parts: ReturnType<typeof payoutParts>;
    },
  ) {}

  static async open(place: { readonly dataDir: string; readonly databaseUrl: string }): Promise<MortalTown> {
    const pay = await new WechatPayStandIn().start();
    const env = {
      ...{ NODE_ENV: 'test', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl, LOG_LEVEL: 'error' },
      ...{ WECHAT_RESIDENT_APPID: 'wx00000000000000a1', WECHAT_RESIDENT_SECRET: '5'.repeat(32) },
      ...pay.env,
    };
    const settings = readSettings(env);
    const source = await openDataSource(settings, { entities: [], migrations: MIGRATIONS });
    const clock = new Clock();
    const database = Database.over(source, clock);
    const parts = payoutParts(settings, database, clock);
    const town = new MortalTown(env, pay, { source, database, parts });
    clock.set(() => Date.now() + town.ahead);
    pay.now = () => clock.now();
    await town.grant();
    return town;
  }

  get kills(): number {
    return this.diedAt.length;
  }

  /** Money enough, also where the clock goes past the end of the month. */
  private async grant(): Promise<void> {
    const { database, parts } = this.held;
    const now = Date.now();
    for (const month of new Set([townMonth(now), townMonth(now + 3 * DAY)]))
      await database.unitOfWork((uow) =>
        parts.ledger.transfer(uow, {
          ...{ reason: `grant:${month}`, from: SYSTEM('granted'), amount: FUND, rule: 'grant', words: '' },
          to: { kind: 'fund', ownerId: Number(month) },
        }),
      );
  }

  /** New receivers come, some confirm, some forget; a worker takes them on and dies somewhere on its way. */
  async live(): Promise<void> {
    this.lives += 1;
    // Seldom enough that what was left behind is seen to: the older a payout, the sooner it is due.
    if (this.lives % 3 === 1) for (let n = 0; n < AT_ONCE; n += 1) await this.propose();
    this.ahead += A_WHILE;
    const heard = this.confirm();
    const { said, signal } = await this.worker((this.lives * 7) % REACH, heard);
    if (signal === 'SIGKILL') this.diedAt.push(said);
    else if (!said.startsWith('survived')) throw new Error(`a worker ended by itself: ${said}`);
  }

  /** Lets the worker live until nothing is left to do. */
  async outlive(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      this.ahead += 7 * A_WHILE;
      await this.held.parts.worker.once();
      this.confirm();
    }
  }

  /** What has become of everybody, here and at WeChat Pay. */
  async reckoning() {
    const rows = await this.held.database.read<PayoutRow>('SELECT no, personId, amount, state FROM payout');
    const aside = await this.held.database.read('SELECT id FROM payout_quarantine');
    const received = new Map<string, number>();
    for (const { openid, transfer_amount, state } of this.pay.bills)
      if (state === 'SUCCESS') received.set(openid, (received.get(openid) ?? 0) + transfer_amount);
    return {
      diedAt: this.diedAt,
      payouts: rows.map((row) => ({ ...row, openid: openidOf(row.personId) })),
      bills: this.pay.bills.map(({ out_bill_no }) => out_bill_no).sort(),
      ends: new Map(this.pay.bills.map(({ out_bill_no, state }) => [out_bill_no, ENDS[state]])),
      received,
      aside: aside.length,
      findings: await this.held.parts.checkup.findings(),
    };
  }

  async close(): Promise<void> {
    await this.held.source.destroy();
    await this.pay.stop();
  }

  private async propose(): Promise<void> {
    const sealer = openSealer(readSettings(this.env));
    const personId = await this.held.database.unitOfWork((uow) =>
      insertResident(uow, sealer, { name: '收款人', unionid: undefined }),
    );
    const proposal = { reward: `test:${personId}`, personId, amount: PRICE + personId, words: '核实奖励' };
    await this.held.parts.payouts.propose({ ...proposal, approvalAbove: 100_000 });
  }

  /** Whoever was asked confirms, or lets it lapse; of every second one WeChat Pay calls back, the others must be asked for. */
  private confirm(): object[] {
    const waiting = this.pay.bills.filter(({ state }) => state === 'WAIT_USER_CONFIRM');
    return waiting.flatMap(({ out_bill_no: no, transfer_amount: amount }) => {
      if (amount % FORGETFUL === 0) this.pay.becomes(no, 'FAIL', 'OVERDUE_CLOSE');
      else this.pay.becomes(no, 'SUCCESS');
      return amount % 2 === 0 ? [this.pay.told(no)] : [];
    });
  }

  private async worker(dieAt: number, heard: object[]): Promise<{ said: string; signal: string | null }> {
    const orders = { AHEAD_MS: String(this.ahead), DIE_AT: String(dieAt), HEARS: JSON.stringify(heard) };
    const child = spawn(process.execPath, [WORKER], {
      env: { PATH: process.env['PATH'], ...this.env, ...orders },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [, signal]: (string | null)[] = await once(child, 'close');
    return { said, signal: signal ?? null };
  }
}
