import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { POSTS } from '../../contract/identity/identity.api';
import type { SecurityRow, StaffSessionRow } from '../../contract/identity/security.api';
import type { securityList } from '../../contract/identity/security.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database, type SqlValue, type UnitOfWork } from '../kernel/database';
import { isAdministrator } from '../kernel/gate';
import { cursorId, pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { forget } from './second-factor';
import { endSessions } from './session-ending';
import { Sessions } from './sessions';

type Query = z.output<typeof securityList>;

interface StaffRecord {
  id: number;
  account: string;
  name: string;
  failures: number;
  lockedUntil: number | null;
  disabled: number;
  otpSecret: string | null;
  passwordAt: number | null;
  mustChange: number | null;
  signedInAt: number | null;
  sessions: number;
}

interface By {
  readonly actor: Actor;
  readonly ip: string;
}

const OPEN = 'x.endedAt IS NULL AND x.expiresAt > ? AND (x.idles = 0 OR x.seenAt >= ?)';
const ADMINISTRATORS = "('systemAdmin', 'securityAdmin', 'auditAdmin')";

/** The security administrator's view of everybody's ways in. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Security {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;
  @Inject() protected sessions: Sessions;
  @Inject() protected clock: Clock;
  @Inject() protected audit: AuditLog;

  /** All staff with an account, the newest first. Throws `badCursor`. */
  async people({ only, words, after, size }: Query): Promise<Page<SecurityRow>> {
    const now = this.clock.now();
    const open = [now, this.sessions.idleSince(now)];
    const tests: Record<Query['only'], { sql: string; params: SqlValue[] }> = {
      all: { sql: '1 = 1', params: [] },
      locked: { sql: 'p.lockedUntil > ?', params: [now] },
      noSecondFactor: { sql: 's.otpSecret IS NULL AND p.disabled = 0', params: [] },
      administrators: {
        sql: `EXISTS (SELECT 1 FROM person_post h WHERE h.personId = p.id AND h.post IN ${ADMINISTRATORS})`,
        params: [],
      },
      signedIn: { sql: `EXISTS (SELECT 1 FROM session x WHERE x.personId = p.id AND ${OPEN})`, params: open },
    };
    const { sql, params } = tests[only];
    const named = words
      ? { sql: 'AND (p.account = ? OR p.name = ?)', params: [words, words] }
      : { sql: '', params: [] };
    const rows = await this.database.read<StaffRecord>(
      `SELECT p.id, p.account, p.name, p.failures, p.lockedUntil, p.disabled,
         s.otpSecret, s.passwordAt, s.mustChange, s.signedInAt,
         (SELECT COUNT(*) FROM session x WHERE x.personId = p.id AND ${OPEN}) AS sessions
       FROM person p LEFT JOIN staff_security s ON s.personId = p.id
       WHERE p.id < ? AND p.kind = 'staff' AND p.account IS NOT NULL AND ${sql} ${named.sql}
       ORDER BY p.id DESC LIMIT ?`,
      [...open, cursorId(after), ...params, ...named.params, size + 1],
    );
    return pageOf(rows, size, (row) => this.view(row, now));
  }

  /** A person's open sessions, the last used first. Throws `notFound`. */
  async sessionsOf(personId: number): Promise<StaffSessionRow[]> {
    await this.staff(personId);
    const now = this.clock.now();
    const rows = await this.database.read<Omit<StaffSessionRow, 'secondFactor'> & { secondFactor: number }>(
      `SELECT id, program, startedAt, seenAt, ip, secondFactor FROM session x WHERE personId = ? AND ${OPEN} ORDER BY seenAt DESC LIMIT 100`,
      [personId, now, this.sessions.idleSince(now)],
    );
    return rows.map((row) => ({ ...row, secondFactor: row.secondFactor === 1 }));
  }

  /** Throws `notFound`. */
  async unlock(by: By, personId: number): Promise<void> {
    await this.staff(personId);
    await this.change(by, personId, async (uow) => {
      await uow.update('person', personId, { failures: 0, lockedUntil: null });
      return { action: 'unlocked' };
    });
  }

  /** The person sets a new one at the next sign-in. Nobody does this for themselves. Throws `notFound` or `notYourself`. */
  async resetSecondFactor(by: By, personId: number, reason: string): Promise<void> {
    if (by.actor.id === personId) throw new Refusal('notYourself');
    await this.staff(personId);
    await this.change(by, personId, async (uow) => {
      await forget(uow, personId);
      return { action: 'secondFactorReset', detail: { reason, sessions: await endSessions(uow, personId) } };
    });
  }

  /** Ends every session of the person. Throws `notFound`. */
  async signOut(by: By, personId: number): Promise<void> {
    await this.staff(personId);
    await this.change(by, personId, async (uow) => ({
      action: 'sessionRevoked',
      detail: { sessions: await endSessions(uow, personId) },
    }));
  }

  /** Ends one session of a member of staff. Throws `notFound`. */
  async revoke(by: By, sessionId: number): Promise<void> {
    const found = await this.database.readOne<{ personId: number }>(
      "SELECT x.personId FROM session x JOIN person p ON p.id = x.personId WHERE x.id = ? AND x.endedAt IS NULL AND p.kind = 'staff'",
      [sessionId],
    );
    if (!found) throw new Refusal('notFound');
    await this.change(by, found.personId, async (uow) => {
      await uow.run('UPDATE session SET endedAt = ? WHERE id = ? AND endedAt IS NULL', [uow.now, sessionId]);
      return { action: 'sessionRevoked', detail: { sessions: 1 } };
    });
  }

  private change(
    by: By,
    personId: number,
    work: (
      uow: UnitOfWork,
    ) => Promise<{ action: 'unlocked' | 'secondFactorReset' | 'sessionRevoked'; detail?: object }>,
  ): Promise<void> {
    return this.database.unitOfWork(async (uow) => {
      const { action, detail } = await work(uow);
      const subject = `person:${personId}`;
      await this.audit.record(uow, { ...by, action, subject, detail: { ...detail } });
    });
  }

  private async staff(personId: number): Promise<void> {
    const found = await this.database.readOne(
      "SELECT id FROM person WHERE id = ? AND kind = 'staff' AND account IS NOT NULL",
      [personId],
    );
    if (!found) throw new Refusal('notFound');
  }

  private view(row: StaffRecord, now: number): SecurityRow {
    const posts = this.directory.postsOf(row.id);
    const { id, account, name, failures, sessions, lockedUntil, passwordAt, signedInAt } = row;
    return {
      id,
      account,
      name,
      posts: posts.map(({ post, unitId }) => ({
        label: POSTS[post],
        unitName: this.directory.brief(unitId).shortName,
      })),
      disabled: row.disabled === 1,
      ...(lockedUntil !== null && lockedUntil > now ? { lockedUntil } : {}),
      failures,
      secondFactor: row.otpSecret !== null,
      administrator: isAdministrator({ posts }),
      ...(passwordAt === null ? {} : { passwordAt }),
      mustChange: row.mustChange === 1,
      ...(signedInAt === null ? {} : { signedInAt }),
      sessions,
    };
  }
}
