import type { Database, UnitOfWork, SqlValue } from '../kernel/database';
import type { Field } from '../kernel/personal-data';

/** staff_security: there from the first change on; times are ms. */
export interface SecurityRecord {
  readonly personId: number;
  readonly passwordAt: number | null;
  readonly mustChange: number;
  /** Sealed. */
  readonly otpSecret: string | null;
  readonly otpSince: number | null;
  /** The last 30-second step whose code was taken: none of it or before it is taken again. */
  readonly otpStep: number;
  /** Sealed; offered, not yet confirmed by a code. */
  readonly pendingSecret: string | null;
  readonly signedInAt: number | null;
}

export const OTP_SECRET: Field = 'staff_security.otpSecret';

export function securityOf(database: Database, personId: number): Promise<SecurityRecord | undefined> {
  return database.readOne<SecurityRecord>('SELECT * FROM staff_security WHERE personId = ?', [personId]);
}

/** Changes these columns of the person's row, which is made when there is none. */
export async function writeSecurity(
  uow: UnitOfWork,
  personId: number,
  change: Readonly<Partial<Record<keyof SecurityRecord, SqlValue>>>,
): Promise<void> {
  const columns = Object.keys(change);
  const values = Object.values(change);
  const { affected } = await uow.run(
    `UPDATE staff_security SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE personId = ?`,
    [...values, personId],
  );
  if (affected === 0) await uow.insert('staff_security', { personId, ...change });
}
