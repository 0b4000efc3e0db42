import fc from 'fast-check';
import { ERRORS, type ErrorBody } from '../../contract/errors';
import { Database } from '../../src/kernel/database';
import { foreignIn } from '../refusal-words';
import { bootApplication, type Booted } from '../support/application';
import { actorsOf, signIn, type FuzzActor } from './actors';
import { Changes } from './changes';
import { operationsOf, requests, type Drawn, type Operation } from './requests';
import { KnownThings } from './known';
import { curlOf, Wire, writtenOut, type Answer, type Sent } from './send';
import { fuzzTown, type Town } from './town';

const BATCH = 500;
const ENOUGH_FAULTS = 20;

/**
 * What a refusal may leave behind: when somebody was last seen, what was tried in vain (a wrong password, with the lock
 * it ends in), and the audit log's row about it.
 */
const REFUSALS_MAY_WRITE = new Set(['session', 'audit_waiting']);
const ENTRANCES = /^\/api\/(session|me\/(password|second-factor))/;
const ENTRANCES_MAY_WRITE = new Set(['person', 'staff_security']);

export interface FuzzOptions {
  /** mysql://…; absent means SQLite. */
  readonly databaseUrl?: string;
  readonly count: number;
  readonly seed: number;
  /** Say so every five thousand requests. */
  readonly onProgress?: (done: number) => void;
}

export interface FuzzResult {
  readonly sent: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many operations the document has, and which of them no request was sent to. */
  readonly operations: number;
  readonly neverSent: readonly string[];
  /** Operations that were never answered with success. */
  readonly neverGranted: readonly string[];
  /** What went wrong, each with the request as curl; the first few. */
  readonly faults: readonly string[];
}

/** Sends generated requests, one after the other, to a town of its own. */
export async function fuzz({ databaseUrl, count, seed, onProgress }: FuzzOptions): Promise<FuzzResult> {
  const env = { WORKERS: '0', LIMIT_SIGN_INS: '1000000', DEMO_CASES: '0' };
  const booted = await bootApplication({ ...(databaseUrl ? { databaseUrl } : {}), env });
  try {
    const run = await FuzzRun.begin(booted, await fuzzTown(booted));
    for (let done = 0; done < count && run.faults.length < ENOUGH_FAULTS; done += BATCH) {
      await run.batch(Math.min(BATCH, count - done), seed + done);
      onProgress?.(Math.min(done + BATCH, count));
    }
    return run.finish();
  } finally {
    await booted.stop();
  }
}

class FuzzRun {
  readonly faults: string[] = [];
  private sent = 0;
  private readonly statuses: Record<string, number> = {};
  private readonly known: KnownThings;
  private readonly wire: Wire;
  private readonly unsent: Set<string>;
  private readonly waiting: Set<string>;
  private readonly drawn: fc.Arbitrary<Drawn>;

  private constructor(
    private readonly booted: Booted,
    private readonly database: Database,
    private readonly watched: { actors: readonly FuzzActor[]; changes: Changes; town: Town },
    private readonly operations: readonly Operation[],
  ) {
    this.wire = new Wire(booted.url);
    this.known = new KnownThings(watched.town);
    this.unsent = new Set(operations.map(nameOf));
    this.waiting = new Set(this.unsent);
    this.drawn = requests(operations, watched.actors);
  }

  static async begin(booted: Booted, town: Town): Promise<FuzzRun> {
    const database = await booted.container.getAsync(Database);
    const { body } = await booted.request.get('/api/openapi.json');
    const actors = await actorsOf(booted, database, town.unitIds);
    const changes = await Changes.watch(database);
    return new FuzzRun(booted, database, { actors, changes, town }, operationsOf(body));
  }

  async batch(count: number, seed: number): Promise<void> {
    for (const drawn of fc.sample(this.drawn, { numRuns: count, seed })) {
      if (this.faults.length >= ENOUGH_FAULTS) return;
      await this.one(drawn);
    }
  }

  finish(): FuzzResult {
    this.wire.close();
    const { sent, statuses, faults } = this;
    const [neverSent, neverGranted] = [[...this.unsent], [...this.waiting]];
    return { sent, statuses, faults, operations: this.operations.length, neverSent, neverGranted };
  }

  private async one(drawn: Drawn): Promise<void> {
    const actor = this.watched.actors[drawn.actor];
    if (!actor) throw new Error('an actor that is none was drawn');
    const sent = writtenOut(drawn, this.known, actor.token);
    const answer = await this.wire.send(sent);
    this.sent++;
    this.unsent.delete(nameOf(drawn.operation));
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const changed = await this.watched.changes.take();
    const wrong = [...faultsOf(answer), ...changesOf(sent, answer, changed)];
    const curl = curlOf(this.booted.url, sent, actor.name);
    for (const fault of wrong)
      this.faults.push(`${fault}\n${curl}\n→ ${answer.status} ${answer.text.slice(0, 300)}`);
    if (answer.status < 400) this.granted(drawn, answer);
    if (answer.status === 401 && actor.token !== undefined) await this.again(actor);
  }

  private granted({ operation }: Drawn, { type, text }: Answer): void {
    this.waiting.delete(nameOf(operation));
    if (type.startsWith('application/json')) this.known.learn(operation.path, JSON.parse(text));
  }

  private async again(actor: FuzzActor): Promise<void> {
    await signIn(this.booted, this.database, actor);
    await this.watched.changes.take();
  }
}

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

function faultsOf({ status, type, text }: Answer): string[] {
  // The WeChat of this town is there, but knows nobody whom chance invents: it may be said to be busy, never to have failed.
  if (status >= 500 && status !== 503) return ['a server fault'];
  if (status < 400) return [];
  if (!type.startsWith('application/json')) return ['a refusal that is no JSON'];
  const { error }: Partial<ErrorBody> = JSON.parse(text);
  if (!error?.code || !Object.hasOwn(ERRORS, error.code)) return ['a refusal without a documented code'];
  const foreign = foreignIn(error);
  return foreign === undefined ? [] : [`a refusal in words that are not Chinese: ${foreign}`];
}

function changesOf({ path }: Sent, { status }: Answer, changed: readonly string[]): string[] {
  if (status < 400) return [];
  const may = (table: string): boolean =>
    REFUSALS_MAY_WRITE.has(table) || (ENTRANCES.test(path) && ENTRANCES_MAY_WRITE.has(table));
  const written = changed.filter((table) => !may(table));
  return written.length === 0 ? [] : [`a refusal that changed ${written.join(', ')}`];
}
