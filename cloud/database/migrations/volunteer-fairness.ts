import { code, orNull, PortableMigration, time, withDefault, type Schema } from '../../src/kernel/migration';

/**
 * When an activity was over, and when its start or place was last moved; of each scan whether it was believed, which the
 * claim as a whole said before; and of a certificate whether hours in it were put right later.
 */
export class VolunteerFairness1764445000000 extends PortableMigration {
  readonly name = 'VolunteerFairness1764445000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('volunteer_activity', 'endedAt', orNull(time));
    await schema.addColumn('volunteer_activity', 'movedAt', orNull(time));
    await schema.addColumn('volunteer_check', 'proof', withDefault(code(10), 'none'));
    await schema.addColumn('volunteer_certificate', 'supersededAt', orNull(time));
    await schema.sql(
      "UPDATE volunteer_activity SET endedAt = enteredAt WHERE state = 'closing' AND endedAt IS NULL",
    );
    await schema.sql(
      `UPDATE volunteer_check SET proof = (SELECT c.proof FROM volunteer_claim c WHERE c.id = volunteer_check.claimId)
       WHERE source = 'offline' AND proof = 'none'`,
    );
  }
}
