import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from './database';
import { marks } from './keyset';
import type { Settings } from './settings';

export type AuditMethod = Settings['auditDigest'];

/** A row before it has its place. */
export interface AuditWaiting {
  readonly at: number;
  readonly actorId: number | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly ip: string;
}

/** A row in its place. */
export interface AuditRecord extends AuditWaiting {
  readonly seq: number;
  /** The digest used; it may change in the middle of a log, when AUDIT_DIGEST is set anew. */
  readonly method: AuditMethod;
  readonly hash: string;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export const AUDIT_START: AuditHead = {
  seq: 0,
  hash: createHash('sha256').update('one-net:audit').digest('hex'),
};

/** Hash = digest over the hash before, then every column of the row as a JSON list. */
export function auditHash(before: string, row: Omit<AuditRecord, 'hash'>): string {
  const columns = [row.seq, row.at, row.actorId, row.action, row.subject, row.detail, row.ip, row.method];
  return createHash(row.method)
    .update(`${before}\n${JSON.stringify(columns)}`)
    .digest('hex');
}

const BATCH = 500;

/** Gives waiting rows their place in the chain, in the order they were written; one process at a time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditChain {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;

  /** Chains everything that waits; gives how many rows. Safe to run in several processes at once. */
  async extend(): Promise<number> {
    for (let done = 0; ;) {
      const [waiting] = await this.database.read('SELECT id FROM audit_waiting LIMIT 1');
      if (!waiting) return done;
      done += await this.database.unitOfWork((uow) => this.chainBatch(uow));
    }
  }

  /** Where the chain ends, locked until the end of the work. */
  async head(uow: UnitOfWork): Promise<AuditHead> {
    const row = await uow.lock<{ value: string }>("SELECT value FROM fact WHERE name = 'audit-head'");
    return row ? headOf(row.value) : AUDIT_START;
  }

  private async chainBatch(uow: UnitOfWork): Promise<number> {
    let head = await this.head(uow);
    const waiting = await uow.query<AuditWaiting & { id: number }>(
      'SELECT * FROM audit_waiting ORDER BY id LIMIT ?',
      [BATCH],
    );
    if (waiting.length === 0) return 0;
    const rows = waiting.map((entry) => {
      const row = placed(entry, head.seq + 1, this.settings.auditDigest);
      const hash = auditHash(head.hash, row);
      head = { seq: row.seq, hash };
      return { ...row, hash };
    });
    await insertRows(uow, rows);
    await uow.run(
      `DELETE FROM audit_waiting WHERE id IN (${marks(waiting)})`,
      waiting.map(({ id }) => id),
    );
    await uow.run("UPDATE fact SET value = ? WHERE name = 'audit-head'", [JSON.stringify(head)]);
    return rows.length;
  }
}

/** The stored head; the start where nothing was chained yet. */
export function headOf(value: string): AuditHead {
  return value === '' ? AUDIT_START : (JSON.parse(value) as AuditHead);
}

function placed(entry: AuditWaiting, seq: number, method: AuditMethod): Omit<AuditRecord, 'hash'> {
  const { at, actorId, action, subject, detail, ip } = entry;
  return { seq, at, actorId, action, subject, detail, ip, method };
}

async function insertRows(uow: UnitOfWork, rows: readonly AuditRecord[]): Promise<void> {
  const values = rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  await uow.run(
    `INSERT INTO audit_log (seq, at, actorId, action, subject, detail, ip, method, hash) VALUES ${values}`,
    rows.flatMap((row) => [
      row.seq,
      row.at,
      row.actorId,
      row.action,
      row.subject,
      row.detail,
      row.ip,
      row.method,
      row.hash,
    ]),
  );
}
