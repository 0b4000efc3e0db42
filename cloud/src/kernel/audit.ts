import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AuditAction } from '../../contract/audit/audit.api';
import type { Actor } from './actor';
import { Database, type UnitOfWork } from './database';

/** One thing worth remembering. */
export interface AuditEntry {
  /** Undefined where nobody was signed in. */
  readonly actor: Pick<Actor, 'id'> | undefined;
  readonly action: AuditAction;
  /** What it was done to, as kind and number: `person:12`, `unit:4`, `account:wang`, `case:261123000012`. */
  readonly subject: string;
  /** Plain JSON, no personal data in clear: ids, counts, reasons, names of fields; never a phone number or an address. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly ip?: string;
}

/** Mobile numbers and identity numbers that somebody typed into a reason, say: masked, whoever calls. */
const MOBILE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;
const IDENTITY = /(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?![\dXx])/g;

const LONGEST_SUBJECT = 80;
const DAY = 86_400_000;

/**
 * The audit log's only way in. A row is written in the transaction it tells of: what is rolled back was never done, and
 * what is done cannot lack its row. Rows wait without order, so that no two writers wait for each other; the chain is
 * made a moment later (AuditChain).
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditLog {
  @Inject() protected database: Database;

  async record(uow: UnitOfWork, { actor, action, subject, detail = {}, ip = '' }: AuditEntry): Promise<void> {
    await uow.insert('audit_waiting', {
      at: uow.now,
      actorId: actor?.id ?? null,
      action,
      subject: subject.slice(0, LONGEST_SUBJECT),
      detail: JSON.stringify(detail).replace(MOBILE, '$1****$2').replace(IDENTITY, '$1********$2'),
      ip: ip.slice(0, 45),
    });
  }

  /** A row of its own, where nothing else is written: a read, a refusal. */
  note(entry: AuditEntry): Promise<void> {
    return this.database.unitOfWork((uow) => this.record(uow, entry));
  }

  /** The same, unless this actor did the same to the same within the last day. */
  noteDaily(entry: AuditEntry): Promise<void> {
    return this.database.unitOfWork(async (uow) => {
      if (!(await this.knows(uow, entry, uow.now - DAY))) await this.record(uow, entry);
    });
  }

  /** Did this actor do this to this after then (ms)? */
  async knows(
    uow: UnitOfWork,
    { actor, action, subject }: Pick<AuditEntry, 'actor' | 'action' | 'subject'>,
    since: number,
  ): Promise<boolean> {
    const same = 'subject = ? AND actorId = ? AND action = ? AND at > ?';
    const of = [subject, actor?.id ?? null, action, since];
    const known = await uow.one(
      `SELECT 1 AS yes FROM audit_waiting WHERE ${same} UNION ALL SELECT 1 AS yes FROM audit_log WHERE ${same} LIMIT 1`,
      [...of, ...of],
    );
    return known !== undefined;
  }
}
