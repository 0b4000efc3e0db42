import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PlainPerson } from '../../contract/identity/rights.api';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';

export interface Unmasking {
  readonly personId: number;
  /** What the audit row is about: `case:261123000012`, `person:7`. */
  readonly subject: string;
  readonly reason: string;
  readonly ip: string;
}

/** Shows who someone is, in plain, and never without a row of the audit log. Who may ask is for the caller to say. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PeopleUnmask {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;
  @Inject() protected audit: AuditLog;

  /** Throws `notFound` for someone erased, or who withdrew their consent: their data is used for nothing any more. */
  async show(actor: Actor, { personId, subject, reason, ip }: Unmasking): Promise<PlainPerson> {
    return this.database.unitOfWork(async (uow) => {
      const row = await uow.one<SealedName & SealedPhone>(
        'SELECT name, nameSealed, phoneSealed FROM person WHERE id = ? AND erasedAt IS NULL AND withdrawnAt IS NULL',
        [personId],
      );
      if (!row) throw new Refusal('notFound');
      await this.audit.record(uow, {
        actor,
        action: 'personalDataRead',
        subject,
        detail: { personId, reason, field: 'name, phone' },
        ip,
      });
      return { name: nameOf(this.sealer, row), phone: phoneOf(this.sealer, row) };
    });
  }
}
