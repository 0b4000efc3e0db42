import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Clock } from '../../src/kernel/clock';
import { Database, type UnitOfWork } from '../../src/kernel/database';
import { openDataSource } from '../../src/kernel/database.config';
import { readSettings } from '../../src/kernel/settings';
import { bill } from '../../src/payout/pay-client';
import { payoutParts } from './payout-parts';

const orders = z.object({
  /** How far ahead its clock is, ms. */
  AHEAD_MS: z.coerce.number(),
  /** At which boundary it kills itself, from 0. */
  DIE_AT: z.coerce.number(),
  /** What WeChat Pay calls back meanwhile, its signature already checked: JSON. */
  HEARS: z.string().transform((text) => z.array(bill).parse(JSON.parse(text))),
});
/** Beyond every lease; so many rounds stay within the five minutes that a signature is good for. */
const A_WHILE = 61_000;
const ROUNDS = 4;
/** So long a request is surely on its way, and seldom answered. */
const IN_FLIGHT_MS = 2;

/** Kills this very process with -9 at one of the boundaries it passes; nothing is tidied up, by anybody. */
class Mortality {
  private passed = 0;

  constructor(private readonly dieAt: number) {}

  get boundaries(): number {
    return this.passed;
  }

  readonly boundary = (name: string): void => {
    if (this.passed++ < this.dieAt) return;
    writeSync(1, name);
    process.kill(process.pid, 'SIGKILL');
  };

  /** Before a transaction, when all is written but not committed, and after it. */
  transactions(database: Database): void {
    const whole = database.unitOfWork.bind(database);
    database.unitOfWork = async <T>(work: (uow: UnitOfWork) => Promise<T>): Promise<T> => {
      this.boundary('before a transaction');
      const done = await whole(async (uow) => {
        const result = await work(uow);
        this.boundary('before its commit');
        return result;
      });
      this.boundary('after its commit');
      return done;
    };
  }

  /** Before a request, while it is on its way, and when its answer has come. */
  requests(): void {
    const whole = globalThis.fetch;
    globalThis.fetch = async (...args): Promise<Response> => {
      this.boundary('before a request');
      const answer = whole(...args);
      await Promise.race([answer, pause(IN_FLIGHT_MS)]);
      this.boundary('while it is on its way');
      const done = await answer;
      this.boundary('after its answer');
      return done;
    };
  }
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { AHEAD_MS, DIE_AT, HEARS } = orders.parse(process.env);
  const clock = new Clock();
  let ahead = AHEAD_MS;
  clock.set(() => Date.now() + ahead);
  const database = Database.over(await openDataSource(settings, { entities: [], migrations: [] }), clock);
  const mortality = new Mortality(DIE_AT);
  mortality.transactions(database);
  mortality.requests();
  const { worker, outcomes } = payoutParts(settings, database, clock);
  for (const told of HEARS) await outcomes.heard(told);
  for (let round = 0; round < ROUNDS; round += 1) {
    await worker.once();
    ahead += A_WHILE;
  }
  writeSync(1, `survived ${mortality.boundaries}`);
  process.exit(0);
}

void main();
