import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeadLetterView } from '../../contract/operations/operations.api';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { impersonal } from '../kernel/log-words';
import { Refusal } from '../kernel/refusal';

interface DeadRow {
  id: number;
  topic: string;
  body: string;
  attempts: number;
  error: string | null;
  createdAt: number;
}

interface By {
  readonly actor: Actor;
  readonly ip: string;
}

/** A code, a number, a case number; a name or a sentence is neither. */
const CODE = /^[\w.:-]{1,19}$/;

/** Deliveries that were given up: read, tried once more, or let go for a reason. Both leave a row in the audit log. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeadLetters {
  @Inject() protected database: Database;
  @Inject() protected auditLog: AuditLog;

  /** The newest first; throws `badCursor`. */
  async page({ after, size }: { after?: string; size: number }): Promise<Page<DeadLetterView>> {
    const rows = await this.database.read<DeadRow>(
      `SELECT id, topic, body, attempts, error, createdAt FROM delivery
       WHERE state = 'dead' AND id < ? ORDER BY id DESC LIMIT ?`,
      [cursorId(after), size + 1],
    );
    return pageOf(rows, size, viewOf);
  }

  /** It is carried out with the next round, with all its tries before it; throws `notFound` unless it is dead. */
  async retry(by: By, id: number): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const letter = await this.require(uow, id);
      const again = { state: 'waiting', attempts: 0, leaseUntil: 0, dueAt: uow.now };
      await uow.update('delivery', id, again);
      const { topic } = letter;
      await this.auditLog.record(uow, {
        ...by,
        action: 'deadLetterRetried',
        subject: subjectOf(id),
        detail: { topic },
      });
    });
  }

  /** It stays as a row, and nobody will carry it out; throws `notFound` unless it is dead. */
  async discard(by: By, id: number, reason: string): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const { topic } = await this.require(uow, id);
      await uow.update('delivery', id, { state: 'discarded' });
      const detail = { topic, reason };
      await this.auditLog.record(uow, {
        ...by,
        action: 'deadLetterDiscarded',
        subject: subjectOf(id),
        detail,
      });
    });
  }

  private async require(uow: UnitOfWork, id: number): Promise<{ topic: string }> {
    const letter = await uow.lock<{ topic: string; state: string }>(
      'SELECT topic, state FROM delivery WHERE id = ?',
      [id],
    );
    if (letter?.state !== 'dead') throw new Refusal('notFound');
    return letter;
  }
}

const subjectOf = (id: number): string => `delivery:${id}`;

function viewOf({ id, topic, body, attempts, error, createdAt }: DeadRow): DeadLetterView {
  return { id, topic, attempts, createdAt, error: impersonal(error ?? ''), about: aboutOf(body) };
}

/** The flat part of the body that names nobody. */
function aboutOf(body: string): DeadLetterView['about'] {
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.entries(parsed).flatMap(([name, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) && CODE.test(String(value))
      ? [{ name, value: String(value) }]
      : [],
  );
}
