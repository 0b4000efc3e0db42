import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { Limits } from '../kernel/limits';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { hashPassword, passwordFits } from './password';
import { flawOf, PASSWORD_RULES } from './password-rules';
import { endSessions } from './session-ending';
import { securityOf, writeSecurity } from './staff-security';

const TRIES = 10;
const QUARTER_SECONDS = 900;

/** The staff's own passwords: chosen by rule, changed by whoever knows the old one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Passwords {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;
  @Inject() protected limits: Limits;
  @Inject() protected audit: AuditLog;

  /** What is asked of a new password, in Chinese. */
  get rules(): string[] {
    return [...PASSWORD_RULES[this.settings.passwordProfile].says];
  }

  /** Ends every other session of the person. Throws `oldPasswordWrong`, `passwordUnfit`, `notYours` or `tooOften`. */
  async change(actor: Actor, input: { old: string; password: string }, ip: string): Promise<void> {
    await this.limits.spend('old password', String(actor.id), TRIES, QUARTER_SECONDS);
    const row = await this.database.readOne<{ account: string; password: string }>(
      "SELECT account, password FROM person WHERE id = ? AND kind = 'staff' AND password IS NOT NULL",
      [actor.id],
    );
    if (!row) throw new Refusal('notYours');
    if (!(await passwordFits(row.password, input.old))) throw new Refusal('oldPasswordWrong');
    await this.assertFit(actor.id, row, input.password);
    const password = await hashPassword(input.password);
    await this.database.unitOfWork(async (uow) => {
      await uow.insert('password_history', { personId: actor.id, password: row.password, at: uow.now });
      await uow.update('person', actor.id, { password });
      await writeSecurity(uow, actor.id, { passwordAt: uow.now, mustChange: 0 });
      await uow.run('UPDATE session SET due = NULL WHERE id = ?', [actor.sessionId]);
      const sessions = await endSessions(uow, actor.id, actor.sessionId);
      const detail = { sessions };
      await this.audit.record(uow, {
        actor,
        action: 'passwordChanged',
        subject: `person:${actor.id}`,
        detail,
        ip,
      });
    });
  }

  /** Must this person choose a new password before anything else? `createdAt`: of the account, ms. */
  async isOverdue(personId: number, createdAt: number, now: number): Promise<boolean> {
    const security = await securityOf(this.database, personId);
    if (security?.mustChange === 1) return true;
    const { age } = PASSWORD_RULES[this.settings.passwordProfile];
    // The demonstration's passwords stand on its landing page: nobody there is to be made to change them.
    const since = security?.passwordAt ?? (this.settings.demo ? undefined : createdAt);
    return age !== undefined && since !== undefined && now - since > age;
  }

  private async assertFit(
    personId: number,
    { account, password: current }: { account: string; password: string },
    password: string,
  ): Promise<void> {
    const why = await flawOf(this.settings.passwordProfile, password, account);
    if (why !== undefined) throw new Refusal('passwordUnfit', { why });
    const { history } = PASSWORD_RULES[this.settings.passwordProfile];
    const former = await this.database.read<{ password: string }>(
      'SELECT password FROM password_history WHERE personId = ? ORDER BY id DESC LIMIT ?',
      [personId, history - 1],
    );
    for (const stored of [current, ...former.map((row) => row.password)])
      if (await passwordFits(stored, password))
        throw new Refusal('passwordUnfit', {
          why: history > 1 ? `不能与最近 ${history} 次的密码相同` : '不能与现在的密码相同',
        });
  }
}

/** Whoever was given this password by someone else must choose their own at the next sign-in. */
export function oweNewPassword(uow: UnitOfWork, personId: number): Promise<void> {
  return writeSecurity(uow, personId, { passwordAt: uow.now, mustChange: 1 });
}
