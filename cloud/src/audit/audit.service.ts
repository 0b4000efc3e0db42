import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  AUDIT_ACTIONS,
  type AuditCheck,
  type AuditExport,
  type AuditRowView,
} from '../../contract/audit/audit.api';
import type { auditExport, auditList } from '../../contract/audit/audit.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { AuditLog, type AuditEntry } from '../kernel/audit';
import { AuditChain, type AuditRecord } from '../kernel/audit-chain';
import { Clock } from '../kernel/clock';
import { Database, type SqlValue } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { Directory } from '../org/directory';
import { townDay } from './audit.anchors';
import { AuditCheckup } from './audit.check';
import { auditCsv, isKnown } from './audit.csv';
import { signExport } from './audit.signature';

type Choice = z.output<typeof auditExport>;

/** A year of a district in one file would be no use to anybody; the reader narrows it down. */
const MOST_EXPORTED = 20_000;

/** The auditor's desk: reads, checks, exports. Each of these is a row of the log itself. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditDesk {
  @Inject() protected database: Database;
  @Inject() protected chain: AuditChain;
  @Inject() protected log: AuditLog;
  @Inject() protected checkup: AuditCheckup;
  @Inject() protected directory: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected settings: Settings;

  /** The newest first. Throws `badCursor`. */
  async list(actor: Actor, ip: string, query: z.output<typeof auditList>): Promise<Page<AuditRowView>> {
    const { after, size, ...choice } = query;
    const rows = await this.chosen(choice, cursorId(after), size + 1);
    await this.told(actor, ip, {
      action: 'auditRead',
      detail: { ...choice, rows: Math.min(rows.length, size) },
    });
    const numbered = rows.map((row) => ({ ...row, id: row.seq }));
    return pageOf(numbered, size, (row) => this.view(row));
  }

  async verify(actor: Actor, ip: string): Promise<AuditCheck> {
    const check = await this.checkup.run();
    const detail = { rows: check.rows, ...(check.broken ? { broken: check.broken.says } : {}) };
    await this.told(actor, ip, { action: 'auditVerified', detail });
    return check;
  }

  /** Throws `exportTooLarge`. */
  async extract(actor: Actor, ip: string, choice: Choice): Promise<AuditExport> {
    const rows = await this.chosen(choice, Number.MAX_SAFE_INTEGER, MOST_EXPORTED + 1);
    if (rows.length > MOST_EXPORTED) throw new Refusal('exportTooLarge', { most: MOST_EXPORTED });
    await this.told(actor, ip, { action: 'exported', detail: { ...choice, rows: rows.length } });
    const csv = auditCsv(rows.reverse(), (id) => this.nameOf(id));
    const name = `审计日志-${townDay(this.clock.now())}.csv`;
    return { name, csv, rows: rows.length, ...signExport(csv, this.settings.dataDir) };
  }

  private told(actor: Actor, ip: string, entry: Pick<AuditEntry, 'action' | 'detail'>): Promise<void> {
    return this.log.note({ actor, ip, subject: 'audit', ...entry });
  }

  private async chosen(choice: Choice, below: number, limit: number): Promise<AuditRecord[]> {
    await this.chain.extend();
    const { action, account, subject, from, to } = choice;
    const tests: [sql: string, value: SqlValue | undefined][] = [
      ['seq < ?', below],
      ['action = ?', action],
      ["actorId = (SELECT id FROM person WHERE account = ? AND kind = 'staff')", account || undefined],
      ['subject = ?', subject || undefined],
      ['at >= ?', from],
      ['at < ?', to],
    ];
    const asked = tests.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
    return this.database.read<AuditRecord>(
      `SELECT * FROM audit_log WHERE ${asked.map(({ sql }) => sql).join(' AND ')} ORDER BY seq DESC LIMIT ?`,
      [...asked.map(({ value }) => value), limit],
    );
  }

  private view({ seq, at, action, actorId, subject, detail, ip, hash }: AuditRecord): AuditRowView {
    // Another version's word stays readable; only known ones are written.
    const known = isKnown(action) ? action : 'settingChanged';
    const label = isKnown(action) ? AUDIT_ACTIONS[action] : action;
    const by = actorId === null ? {} : { by: { id: actorId, name: this.nameOf(actorId) } };
    const about = this.directory.personName(Number(/^person:(\d+)$/.exec(subject)?.[1]));
    const named = about === undefined ? {} : { about };
    return { seq, at, action: known, label, ...by, subject, ...named, detail: JSON.parse(detail), ip, hash };
  }

  private nameOf(id: number): string {
    return id === 0 ? '系统' : (this.directory.personName(id) ?? `居民 ${id}`);
  }
}
