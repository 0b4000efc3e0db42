import { flag, PortableMigration, withDefault, type Schema } from '../../src/kernel/migration';

/** Whether the community has passed a resident's thanks on to the volunteers. */
export class VolunteerThanks1764170000000 extends PortableMigration {
  readonly name = 'VolunteerThanks1764170000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('volunteer_order', 'shared', withDefault(flag, 0));
  }
}
