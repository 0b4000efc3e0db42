import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';

const LOOKING_FOR = 45_000;

/** Who has a case open now, so that two dispatchers do not work on the same one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseWatches {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;

  /** “I am looking at it”; forgotten after 45 s without another call. */
  async look(caseId: number, actor: Actor): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const { affected } = await uow.run('UPDATE case_watch SET at = ? WHERE caseId = ? AND personId = ?', [
        uow.now,
        caseId,
        actor.id,
      ]);
      if (affected === 0) await uow.insert('case_watch', { caseId, personId: actor.id, at: uow.now });
    });
  }

  async others(caseId: number, actor: Actor): Promise<string[]> {
    const rows = await this.database.read<{ name: string }>(
      'SELECT p.name FROM case_watch w JOIN person p ON p.id = w.personId WHERE w.caseId = ? AND w.personId <> ? AND w.at > ?',
      [caseId, actor.id, this.clock.now() - LOOKING_FOR],
    );
    return rows.map((row) => row.name);
  }

  /** Forgets those who left; for the nightly round. */
  async forget(): Promise<void> {
    await this.database.unitOfWork((uow) =>
      uow.run('DELETE FROM case_watch WHERE at < ?', [uow.now - LOOKING_FOR]),
    );
  }
}
