import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ConsentView } from '../../contract/identity/rights.api';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { endSessions } from './session-ending';

interface Given {
  readonly version: string;
  readonly program: string;
}

/** Who agreed to which privacy text, when, and whether they took it back. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Consents {
  @Inject() protected database: Database;
  @Inject() protected audit: AuditLog;

  /** Keeps the consent; saying the same again changes nothing. */
  async give(uow: UnitOfWork, personId: number, { version, program }: Given): Promise<void> {
    const known = await uow.one(
      'SELECT 1 AS yes FROM consent WHERE personId = ? AND version = ? AND withdrawnAt IS NULL',
      [personId, version],
    );
    if (known) return;
    await uow.insert('consent', { personId, version, program, at: uow.now });
    await uow.run('UPDATE person SET withdrawnAt = NULL WHERE id = ? AND withdrawnAt IS NOT NULL', [
      personId,
    ]);
    await this.audit.record(uow, {
      actor: { id: personId },
      action: 'consentGiven',
      subject: `person:${personId}`,
      detail: { version, program },
    });
  }

  /**
   * From now on the person's data is used for nothing (no messages, no unmasking), and they are signed out everywhere. The
   * staff's data is the organisation's to keep: `staffDataKept`.
   */
  async withdraw(actor: Actor): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const { affected } = await uow.run(
        "UPDATE person SET withdrawnAt = ? WHERE id = ? AND kind = 'resident'",
        [uow.now, actor.id],
      );
      if (affected === 0) throw new Refusal('staffDataKept');
      await uow.run('UPDATE consent SET withdrawnAt = ? WHERE personId = ? AND withdrawnAt IS NULL', [
        uow.now,
        actor.id,
      ]);
      await endSessions(uow, actor.id);
      await this.audit.record(uow, { actor, action: 'consentWithdrawn', subject: `person:${actor.id}` });
    });
  }

  /** The consent in force. */
  async current(personId: number): Promise<ConsentView | undefined> {
    return this.database.readOne<ConsentView>(
      'SELECT version, at FROM consent WHERE personId = ? AND withdrawnAt IS NULL ORDER BY id DESC LIMIT 1',
      [personId],
    );
  }
}
