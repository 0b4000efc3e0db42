import { databaseErrorNumber } from '../../src/kernel/sql-value';
import {
  code,
  id,
  longText,
  orNull,
  PortableMigration,
  ref,
  time,
  whole,
  type Schema,
} from '../../src/kernel/migration';

/** The audit log, its anchors, and guards in the database itself against whoever would edit it. */
export class AuditLog1764001000000 extends PortableMigration {
  readonly name = 'AuditLog1764001000000';

  protected async change(schema: Schema): Promise<void> {
    const entry = {
      at: time,
      actorId: orNull(ref),
      action: code(30),
      subject: code(80),
      detail: longText,
      ip: code(45),
    };
    await schema.table('audit_waiting', { id, ...entry });
    await schema.table(
      'audit_log',
      { seq: whole, ...entry, method: code(8), hash: code(64) },
      { primary: ['seq'], index: [['at'], ['actorId', 'seq'], ['action', 'seq'], ['subject', 'seq']] },
    );
    await schema.table(
      'audit_anchor',
      { day: code(10), seq: whole, hash: code(64), at: time },
      { primary: ['day'], index: [['seq']] },
    );
    await schema.sql({
      sqlite: "INSERT OR IGNORE INTO fact (name, value) VALUES ('audit-head', '')",
      mysql: "INSERT IGNORE INTO fact (name, value) VALUES ('audit-head', '')",
    });
    for (const guard of GUARDS) await guarded(schema, guard);
  }
}

interface Guard {
  readonly name: string;
  readonly on: string;
  readonly against: 'UPDATE' | 'DELETE';
  /** Rows of the last 180 days may not go (GB/T 22239 and the Cybersecurity Law, article 21: six months); older ones may. */
  readonly onlyYoung?: true;
}

const GUARDS: readonly Guard[] = [
  { name: 'audit_waiting_stays', on: 'audit_waiting', against: 'UPDATE' },
  { name: 'audit_log_stays', on: 'audit_log', against: 'UPDATE' },
  { name: 'audit_log_kept', on: 'audit_log', against: 'DELETE', onlyYoung: true },
  { name: 'audit_anchor_stays', on: 'audit_anchor', against: 'UPDATE' },
  { name: 'audit_anchor_kept', on: 'audit_anchor', against: 'DELETE' },
];

const SAYS = 'the audit log is append-only';
const MAY_NOT_MAKE_TRIGGERS = [1142, 1227, 1419];

// A database user without the right to make triggers must still be able to install; `npm run verify` then says that they are missing.
async function guarded(schema: Schema, { name, on, against, onlyYoung }: Guard): Promise<void> {
  const young = {
    sqlite: "OLD.at > (CAST(strftime('%s') AS INTEGER) - 15552000) * 1000",
    mysql: 'OLD.at > (UNIX_TIMESTAMP() - 15552000) * 1000',
  };
  const refuse = `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${SAYS}'`;
  try {
    await schema.sql({
      sqlite: `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${against} ON ${on} ${onlyYoung ? `WHEN ${young.sqlite} ` : ''}BEGIN SELECT RAISE(ABORT, '${SAYS}'); END`,
      mysql: `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${against} ON ${on} FOR EACH ROW ${onlyYoung ? `IF ${young.mysql} THEN ${refuse}; END IF` : refuse}`,
    });
  } catch (error) {
    if (!MAY_NOT_MAKE_TRIGGERS.includes(databaseErrorNumber(error) ?? 0)) throw error;
  }
}
