import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Round } from '../kernel/round';
import type { Settings } from '../kernel/settings';
import { Relearning } from './relearning';

const MINUTE = 60_000;
const DAY = 24 * 60;
const TOWN_OFFSET_MINUTES = 8 * 60;
const RUN = 'nightly-run';

/** What is done once a night, by one process of however many: the learner is retrained. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Nightly extends Round {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected relearning: Relearning;
  @Inject() protected settings: Settings;
  protected readonly everyMs = MINUTE;

  /** Runs when tonight's hour has come and nobody has run it yet; says whether it ran. */
  async once(): Promise<boolean> {
    const minute = Math.floor(this.clock.now() / MINUTE) + TOWN_OFFSET_MINUTES;
    if (minute % DAY < this.settings.learnAt || !(await this.claim(Math.floor(minute / DAY)))) return false;
    await this.relearning.run();
    return true;
  }

  /**
   * The first process to write tonight's number has it, for good: a run that fails is not tried again before tomorrow,
   * and until then the older model goes on. A deployment's first night is only noted: it has nothing to learn from yet.
   */
  private claim(night: number): Promise<boolean> {
    return this.database.unitOfWork(async (uow) => {
      const row = await uow.lock<{ value: string }>('SELECT value FROM fact WHERE name = ?', [RUN]);
      if (row && Number(row.value) >= night) return false;
      if (row) await uow.run('UPDATE fact SET value = ? WHERE name = ?', [String(night), RUN]);
      else await uow.run('INSERT INTO fact (name, value) VALUES (?, ?)', [RUN, String(night)]);
      return row !== undefined;
    });
  }
}
