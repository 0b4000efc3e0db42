import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AuditLog, type AuditEntry } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { passwordFits } from './password';
import { SecondFactor } from './second-factor';

interface StaffRecord {
  id: number;
  password: string | null;
  failures: number;
  /** After this very try was counted: the lock it set, for whoever is locked tries nothing. */
  lockedUntil: number | null;
  disabled: number;
  createdAt: number;
}

export interface Trial {
  readonly account: string;
  readonly password: string;
  /** Of an authenticator, or a recovery code. */
  readonly otp?: string;
  readonly ip: string;
}

export interface Passed {
  readonly personId: number;
  readonly createdAt: number;
  readonly secondFactor: boolean;
}

const MOST_FAILURES = 5;
const LOCK_MS = 15 * 60_000;
const MINUTE = 60_000;

/** Tries a staff password, and the second factor where there is one. Five wrong tries in a row lock the account for 15 minutes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PasswordTrial {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected secondFactor: SecondFactor;
  @Inject() protected audit: AuditLog;

  /** Throws `wrongPassword`, `signInLocked`, `secondFactorNeeded` or `secondFactorWrong`. */
  async pass(trial: Trial): Promise<Passed> {
    const staff = await this.beginTry(trial);
    const fits = await passwordFits(staff?.password, trial.password);
    if (!staff || !fits || staff.disabled === 1) throw await this.failed(trial, staff, 'wrongPassword');
    const secondFactor = await this.secondFactor.isSet(staff.id);
    if (secondFactor) await this.passSecond(trial, staff);
    await this.database.unitOfWork((uow) =>
      uow.update('person', staff.id, { failures: 0, lockedUntil: null }),
    );
    return { personId: staff.id, createdAt: staff.createdAt, secondFactor };
  }

  private async passSecond(trial: Trial, staff: StaffRecord): Promise<void> {
    if (trial.otp !== undefined) {
      if (await this.secondFactor.passes(staff.id, trial.otp, trial.ip)) return;
      throw await this.failed(trial, staff, 'secondFactorWrong');
    }
    await this.takeBack(staff);
    throw new Refusal('secondFactorNeeded');
  }

  /**
   * Only half of a try: it is not counted, but it wipes out no failure but its own and no lock but its own, or codes
   * could be guessed for ever beside it.
   */
  private async takeBack({ id, lockedUntil }: StaffRecord): Promise<void> {
    await this.database.unitOfWork((uow) =>
      uow.run(
        `UPDATE person SET failures = CASE WHEN failures > 0 THEN failures - 1 ELSE 0 END,
           lockedUntil = CASE WHEN lockedUntil = ? THEN NULL ELSE lockedUntil END WHERE id = ?`,
        [lockedUntil, id],
      ),
    );
  }

  /** Counted before the password is looked at, so that a hundred guesses at the same moment are still only five. */
  private beginTry({ account }: Trial): Promise<StaffRecord | undefined> {
    return this.database.unitOfWork(async (uow) => {
      const staff = await uow.lock<StaffRecord>(
        "SELECT id, password, failures, lockedUntil, disabled, createdAt FROM person WHERE account = ? AND kind = 'staff'",
        [account],
      );
      if (!staff) return undefined;
      if (staff.lockedUntil !== null && staff.lockedUntil > uow.now) throw this.locked(staff.lockedUntil);
      const failures = (staff.lockedUntil === null ? staff.failures : 0) + 1;
      const lockedUntil = failures >= MOST_FAILURES ? uow.now + LOCK_MS : null;
      await uow.update('person', staff.id, { failures, lockedUntil });
      return { ...staff, failures, lockedUntil };
    });
  }

  /** Leaves its rows in the audit log and gives the refusal. What was typed for an unknown account may be a password. */
  private async failed(
    { account, ip }: Trial,
    staff: StaffRecord | undefined,
    why: 'wrongPassword' | 'secondFactorWrong',
  ): Promise<Refusal> {
    const subject = staff ? `account:${account}` : 'account:?';
    const reason = staff?.disabled === 1 ? 'disabled' : staff ? why : 'unknownAccount';
    const entry: AuditEntry = { actor: undefined, action: 'signInFailed', subject, ip };
    await this.audit.note({ ...entry, detail: { reason, failures: staff?.failures ?? 0 } });
    if (!staff || staff.lockedUntil === null) return new Refusal(why);
    await this.audit.note({ ...entry, action: 'locked', detail: { minutes: LOCK_MS / MINUTE } });
    return this.locked(staff.lockedUntil);
  }

  private locked(until: number): Refusal {
    return new Refusal('signInLocked', {
      minutes: Math.max(1, Math.ceil((until - this.clock.now()) / MINUTE)),
    });
  }
}
