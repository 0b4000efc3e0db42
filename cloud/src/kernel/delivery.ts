import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from './clock';
import { Database, type UnitOfWork } from './database';

/** A side effect to be carried out: a row written in the transaction that caused it. */
export interface Delivery {
  readonly id: number;
  readonly topic: string;
  readonly body: string;
  readonly attempts: number;
  /** ms since the epoch. */
  readonly createdAt: number;
}

/** A row to be written; carried out at once, or at `dueAt`. */
export interface Posted {
  readonly topic: string;
  readonly body: unknown;
  readonly dueAt?: number;
}

type Carrier = (delivery: Delivery) => Promise<void>;

/** Thrown by a carrier that knows another try is useless: the delivery is dead at once, and visible. */
export class Undeliverable extends Error {}

/** Thrown by a carrier that ends the matter itself at that time (ms): until then it is tried again, and never dead. */
export class NotYet extends Error {
  constructor(
    says: string,
    readonly until: number,
  ) {
    super(says);
  }
}

const EVERY_MS = 1000;
const LEASE = 60_000;
const TRIES = 8;
const BATCH = 20;
/** 2 s, 4 s … capped at an hour. */
const backOff = (attempts: number): number => Math.min(1000 * 2 ** attempts, 3_600_000);
/** Whoever waits for an end that comes by itself looks again at least this often. */
const LOOK_AGAIN = 300_000;

/**
 * The outbox. Workers lease rows by compare-and-set, so any number of processes may run them; a row is carried out at
 * least once, and receivers dedupe by its id. After eight failures it is dead and stays to be seen.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Deliveries {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  private readonly carriers = new Map<string, Carrier>();
  private running: Promise<number> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private onFault: (error: unknown) => void = () => undefined;

  /** Who carries out this topic; `case.` serves every topic below it. */
  carry(topic: string, carrier: Carrier): void {
    this.carriers.set(topic, carrier);
  }

  /** Writes the rows of one transaction in one statement, with its commit. */
  add(uow: UnitOfWork, rows: readonly Posted[]): void {
    if (rows.length === 0) return;
    const values = rows.map(() => "(?, ?, 'waiting', ?, ?)").join(', ');
    const params = rows.flatMap(({ topic, body, dueAt = uow.now }) => [
      topic,
      JSON.stringify(body),
      dueAt,
      uow.now,
    ]);
    uow.later(`INSERT INTO delivery (topic, body, state, dueAt, createdAt) VALUES ${values}`, params);
    if (this.timer) uow.afterCommit(() => this.wake());
  }

  /** Looks every second for what is due. A round that fails (no database) is told, and the next one tries again. */
  start(onFault: (error: unknown) => void): void {
    this.onFault = onFault;
    this.timer = setInterval(() => this.wake(), EVERY_MS);
    this.timer.unref();
  }

  private wake(): void {
    this.runDue().catch(this.onFault);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.running;
  }

  /** Carries out what is due, once through; gives the number carried out. One round at a time per process. */
  runDue(): Promise<number> {
    this.running ??= this.round().finally(() => (this.running = undefined));
    return this.running;
  }

  private async round(): Promise<number> {
    let done = 0;
    for (;;) {
      const now = this.clock.now();
      const due = await this.database.read<Delivery>(
        "SELECT id, topic, body, attempts, createdAt FROM delivery WHERE state = 'waiting' AND dueAt <= ? AND leaseUntil < ? ORDER BY dueAt LIMIT ?",
        [now, now, BATCH],
      );
      for (const delivery of due) if (await this.lease(delivery, now)) done += await this.carryOut(delivery);
      if (due.length < BATCH) return done;
    }
  }

  private async lease(delivery: Delivery, now: number): Promise<boolean> {
    const { affected } = await this.database.unitOfWork((uow) =>
      uow.run(
        "UPDATE delivery SET leaseUntil = ?, attempts = attempts + 1 WHERE id = ? AND leaseUntil < ? AND state = 'waiting'",
        [now + LEASE, delivery.id, now],
      ),
    );
    return affected === 1;
  }

  private async carryOut(delivery: Delivery): Promise<number> {
    const carrier =
      this.carriers.get(delivery.topic) ?? this.carriers.get(`${delivery.topic.split('.')[0]}.`);
    try {
      if (!carrier) throw new Undeliverable(`nobody carries ${delivery.topic}`);
      await carrier(delivery);
      await this.settle(delivery.id, { state: 'done', error: null });
      return 1;
    } catch (error) {
      await this.failed(delivery, error);
      return 0;
    }
  }

  private async failed(delivery: Delivery, error: unknown): Promise<void> {
    const attempts = delivery.attempts + 1;
    const notYet = error instanceof NotYet;
    const dead = error instanceof Undeliverable || (attempts >= TRIES && !notYet);
    const said = (error instanceof Error ? error.message : String(error)).slice(0, 400);
    const now = this.clock.now();
    await this.settle(delivery.id, {
      state: dead ? 'dead' : 'waiting',
      error: said,
      dueAt: notYet ? lookAgainAt(error, attempts, now) : now + backOff(attempts),
      leaseUntil: 0,
    });
  }

  private async settle(id: number, change: Record<string, string | number | null>): Promise<void> {
    await this.database.unitOfWork((uow) => uow.update('delivery', id, change));
  }

  /** How many wait, and which are dead (newest first, 100 at most). */
  async health(): Promise<{
    waiting: number;
    dead: { id: number; topic: string; error: string; createdAt: number }[];
  }> {
    const [count] = await this.database.read<{ n: number }>(
      "SELECT COUNT(*) AS n FROM delivery WHERE state = 'waiting'",
    );
    const dead = await this.database.read<{ id: number; topic: string; error: string; createdAt: number }>(
      "SELECT id, topic, error, createdAt FROM delivery WHERE state = 'dead' ORDER BY id DESC LIMIT 100",
    );
    return { waiting: count?.n ?? 0, dead };
  }
}

/** Sooner or later as for every failure, but exactly when the carrier wants to end it. */
function lookAgainAt({ until }: NotYet, attempts: number, now: number): number {
  const next = now + Math.min(backOff(attempts), LOOK_AGAIN);
  return until > now ? Math.min(next, until) : next;
}
