import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { passwordFits } from './password';

interface StaffRecord {
  id: number;
  password: string | null;
  failures: number;
  lockedUntil: number | null;
  disabled: number;
}

const MOST_FAILURES = 5;
const LOCK_MS = 15 * 60_000;
const MINUTE = 60_000;

/** Tries a staff password. Five wrong ones in a row lock the account for 15 minutes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PasswordTrial {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;

  /** Gives the person's id; throws `wrongPassword` or `signInLocked`. */
  async pass(account: string, password: string): Promise<number> {
    const staff = await this.beginTry(account);
    const fits = await passwordFits(staff?.password, password);
    if (!staff || !fits || staff.disabled === 1) throw this.refusal(staff?.lockedUntil ?? null);
    await this.database.unitOfWork((uow) =>
      uow.update('person', staff.id, { failures: 0, lockedUntil: null }),
    );
    return staff.id;
  }

  /** Counted before the password is looked at, so that a hundred guesses at the same moment are still only five. */
  private beginTry(account: string): Promise<StaffRecord | undefined> {
    return this.database.unitOfWork(async (uow) => {
      const staff = await uow.lock<StaffRecord>(
        "SELECT id, password, failures, lockedUntil, disabled FROM person WHERE account = ? AND kind = 'staff'",
        [account],
      );
      if (!staff) return undefined;
      if (staff.lockedUntil !== null && staff.lockedUntil > uow.now) throw this.refusal(staff.lockedUntil);
      const failures = (staff.lockedUntil === null ? staff.failures : 0) + 1;
      const lockedUntil = failures >= MOST_FAILURES ? uow.now + LOCK_MS : null;
      await uow.update('person', staff.id, { failures, lockedUntil });
      return { ...staff, failures, lockedUntil };
    });
  }

  private refusal(lockedUntil: number | null): Refusal {
    if (lockedUntil === null) return new Refusal('wrongPassword');
    return new Refusal('signInLocked', {
      minutes: Math.max(1, Math.ceil((lockedUntil - this.clock.now()) / MINUTE)),
    });
  }
}
