import { orNull, PortableMigration, text, type Schema } from '../../src/kernel/migration';

/**
 * Where an order is to be carried out is mostly somebody's home: sealed from now on. What stands in clear in `address`,
 * `lng` and `lat` moves over at the next start (VolunteerHolding), for the keys are not the database's to know.
 */
export class OrderPlaces1764310000000 extends PortableMigration {
  readonly name = 'OrderPlaces1764310000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('volunteer_order', 'placeSealed', orNull(text(1200)));
  }
}
