import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SecondFactorOffer, SecondFactorView } from '../../contract/identity/security.api';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database, type UnitOfWork } from '../kernel/database';
import { isAdministrator } from '../kernel/gate';
import { Limits } from '../kernel/limits';
import type { Sealer } from '../kernel/personal-data';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { newRecoveryCodes, newSecret, recoveryHash, secretUri, stepOf } from './one-time-code';
import { endSessions } from './session-ending';
import { OTP_SECRET, securityOf, writeSecurity } from './staff-security';

const TRIES = 10;
const QUARTER_SECONDS = 900;

/** An authenticator beside the password: set up, asked for at sign-in, replaced by recovery codes when it is lost. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SecondFactor {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected sealer: Sealer;
  @Inject() protected limits: Limits;
  @Inject() protected audit: AuditLog;
  @Inject() protected directory: Directory;

  async view(actor: Actor): Promise<SecondFactorView> {
    const security = await securityOf(this.database, actor.id);
    const since = security?.otpSecret ? (security.otpSince ?? undefined) : undefined;
    return {
      set: Boolean(security?.otpSecret),
      ...(since === undefined ? {} : { since }),
      codesLeft: await this.codesLeft(actor.id),
      required: this.isAdministrators(actor),
    };
  }

  async isSet(personId: number): Promise<boolean> {
    return Boolean((await securityOf(this.database, personId))?.otpSecret);
  }

  /** Takes a code once: one that was taken before, or is older than the last one taken, is as wrong as any. */
  async passes(personId: number, code: string, ip: string): Promise<boolean> {
    if (code.length > 6) return this.spendRecoveryCode(personId, code, ip);
    const security = await securityOf(this.database, personId);
    if (!security?.otpSecret) return false;
    const step = stepOf(this.sealer.open(OTP_SECRET, security.otpSecret), code, this.clock.now());
    if (step === undefined) return false;
    const { affected } = await this.database.unitOfWork((uow) =>
      uow.run('UPDATE staff_security SET otpStep = ? WHERE personId = ? AND otpStep < ?', [
        step,
        personId,
        step,
      ]),
    );
    return affected === 1;
  }

  /** A secret to put into an authenticator; the one in use stays until the new one is confirmed. Throws `notYours`. */
  async begin(actor: Actor): Promise<SecondFactorOffer> {
    await this.assertMayReplace(actor);
    const secret = newSecret();
    const row = await this.database.readOne<{ account: string }>('SELECT account FROM person WHERE id = ?', [
      actor.id,
    ]);
    const pendingSecret = this.sealer.seal(OTP_SECRET, secret);
    await this.database.unitOfWork((uow) => writeSecurity(uow, actor.id, { pendingSecret }));
    return { secret, uri: secretUri(secret, row?.account ?? '') };
  }

  /** The first code proves that the authenticator has the secret. Throws `secondFactorWrong`, `notYours` or `tooOften`. */
  async confirm(actor: Actor, code: string, ip: string): Promise<{ recoveryCodes: string[] }> {
    await this.limits.spend('second factor', String(actor.id), TRIES, QUARTER_SECONDS);
    await this.assertMayReplace(actor);
    const pending = (await securityOf(this.database, actor.id))?.pendingSecret;
    const step = pending ? stepOf(this.sealer.open(OTP_SECRET, pending), code, this.clock.now()) : undefined;
    if (!pending || step === undefined) throw new Refusal('secondFactorWrong');
    const recoveryCodes = newRecoveryCodes();
    await this.database.unitOfWork(async (uow) => {
      const change = { otpSecret: pending, otpSince: uow.now, otpStep: step, pendingSecret: null };
      await writeSecurity(uow, actor.id, change);
      await uow.run('DELETE FROM recovery_code WHERE personId = ?', [actor.id]);
      for (const each of recoveryCodes)
        await uow.insert('recovery_code', { personId: actor.id, codeHash: recoveryHash(each) });
      await uow.run('UPDATE session SET secondFactor = 1 WHERE id = ?', [actor.sessionId]);
      await endSessions(uow, actor.id, actor.sessionId);
      await this.audit.record(uow, { actor, action: 'secondFactorSet', subject: `person:${actor.id}`, ip });
    });
    return { recoveryCodes };
  }

  /** Throws `secondFactorRequired` for an administrator, `secondFactorWrong` or `tooOften`. */
  async remove(actor: Actor, code: string, ip: string): Promise<void> {
    if (this.isAdministrators(actor)) throw new Refusal('secondFactorRequired');
    await this.limits.spend('second factor', String(actor.id), TRIES, QUARTER_SECONDS);
    if (!(await this.passes(actor.id, code, ip))) throw new Refusal('secondFactorWrong');
    await this.database.unitOfWork(async (uow) => {
      await forget(uow, actor.id);
      await this.audit.record(uow, { actor, action: 'secondFactorReset', subject: `person:${actor.id}`, ip });
    });
  }

  // By the organisation's word: outside the console an administrator's session holds none of their posts.
  private isAdministrators({ id }: Actor): boolean {
    return isAdministrator({ posts: this.directory.postsOf(id) });
  }

  private async spendRecoveryCode(personId: number, code: string, ip: string): Promise<boolean> {
    return this.database.unitOfWork(async (uow) => {
      const { affected } = await uow.run(
        'UPDATE recovery_code SET usedAt = ? WHERE personId = ? AND codeHash = ? AND usedAt IS NULL',
        [uow.now, personId, recoveryHash(code)],
      );
      if (affected === 0) return false;
      const entry = {
        actor: { id: personId },
        action: 'recoveryCodeUsed',
        subject: `person:${personId}`,
        ip,
      } as const;
      await this.audit.record(uow, entry);
      return true;
    });
  }

  private async codesLeft(personId: number): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      'SELECT COUNT(*) AS n FROM recovery_code WHERE personId = ? AND usedAt IS NULL',
      [personId],
    );
    return row?.n ?? 0;
  }

  // Whoever came in without the factor (through WeChat, say) may not put another in its place.
  private async assertMayReplace(actor: Actor): Promise<void> {
    if (actor.kind !== 'staff') throw new Refusal('notYours');
    if (!(await this.isSet(actor.id))) return;
    const row = await this.database.readOne<{ secondFactor: number }>(
      'SELECT secondFactor FROM session WHERE id = ?',
      [actor.sessionId],
    );
    if (row?.secondFactor !== 1) throw new Refusal('notYours');
  }
}

/** The person has no second factor any more, nor recovery codes. */
export async function forget(uow: UnitOfWork, personId: number): Promise<void> {
  await writeSecurity(uow, personId, { otpSecret: null, otpSince: null, pendingSecret: null });
  await uow.run('DELETE FROM recovery_code WHERE personId = ?', [personId]);
}
