import { randomUUID } from 'node:crypto';
import { Inject, MidwayLoggerService, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CheckName, Readiness } from '../../contract/operations/operations.api';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { openFileStore } from '../kernel/files.store';
import { faultWords } from '../kernel/log-words';
import type { Settings } from '../kernel/settings';
import { OperationsFigures } from './operations.figures';

/** Whoever may ask may ask often: an answer is good for a while, and the write it costs is made once. */
const GOOD_FOR_MS = 2_000;
const FILES_GOOD_FOR_MS = 30_000;
/** A delivery that failed waits until it is due again; one that is due this long has no worker. */
const STUCK_AFTER_MS = 15 * 60_000;

interface Kept<T> {
  readonly until: number;
  readonly value: Promise<T>;
}

/** Can this process do its work? Each check names what an operator must look at; the reasons go to the log. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReadinessChecks {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected settings: Settings;
  @Inject() protected figures: OperationsFigures;
  @Inject() protected loggerService: MidwayLoggerService;
  private kept: Kept<Readiness> | undefined;
  private keptFiles: Kept<void> | undefined;

  async read(): Promise<Readiness> {
    const now = this.clock.now();
    if (!this.kept || this.kept.until <= now) this.kept = { until: now + GOOD_FOR_MS, value: this.look() };
    return this.kept.value;
  }

  private async look(): Promise<Readiness> {
    const checks = {
      database: await this.holds('database', () => this.databaseIsWritable()),
      files: await this.holds('files', () => this.filesAreThere()),
      migrations: await this.holds('migrations', () => this.migrationsAreDone()),
      queue: await this.holds('queue', () => this.queueMoves()),
    };
    return { ready: Object.values(checks).every((found) => found === 'ok'), checks };
  }

  private async holds(name: CheckName, check: () => Promise<void>): Promise<'ok' | 'failed'> {
    try {
      await check();
      return 'ok';
    } catch (error) {
      this.loggerService.getLogger('logger').warn(`not ready: ${name}: ${faultWords(error)}`);
      return 'failed';
    }
  }

  /** A committed write: a full disk or a read-only replica lets everything less than that through. */
  private async databaseIsWritable(): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      await uow.run("UPDATE fact SET value = ? WHERE name = 'ready'", [String(uow.now)]);
    });
  }

  private filesAreThere(): Promise<void> {
    const now = this.clock.now();
    if (!this.keptFiles || this.keptFiles.until <= now)
      this.keptFiles = { until: now + FILES_GOOD_FOR_MS, value: this.tryFiles() };
    return this.keptFiles.value;
  }

  private async tryFiles(): Promise<void> {
    const store = openFileStore(this.settings);
    const key = `ready/${randomUUID()}.json`;
    await store.put(key, Buffer.from('{}'), 'application/json');
    try {
      const { stream } = await store.open(key);
      stream.destroy();
    } finally {
      await store.delete(key);
    }
  }

  private async migrationsAreDone(): Promise<void> {
    const rows = await this.database.read<{ name: string }>('SELECT name FROM migrations');
    const done = new Set(rows.map(({ name }) => name));
    const missing = this.database.source.migrations.filter(({ name }) => name && !done.has(name));
    if (missing.length > 0) throw new Error(`not migrated: ${missing.map(({ name }) => name).join(', ')}`);
  }

  private async queueMoves(): Promise<void> {
    const since = await this.figures.oldestDueAt();
    if (since !== undefined && this.clock.now() - since > STUCK_AFTER_MS)
      throw new Error(`a delivery is due since ${since} and no worker took it`);
  }
}
