import { longText, orNull, PortableMigration, type Schema } from '../../src/kernel/migration';

/**
 * What somebody asks help for, and why they cannot come, often says how they are: sealed from now on. What stands in
 * clear in `words` and `closed` moves over at the next start (VolunteerHolding).
 */
export class VolunteerWords1764540000000 extends PortableMigration {
  readonly name = 'VolunteerWords1764540000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('volunteer_order', 'wordsSealed', orNull(longText));
    await schema.addColumn('volunteer_event', 'closedSealed', orNull(longText));
  }
}
