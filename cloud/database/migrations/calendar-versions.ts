import { json, PortableMigration, time, whole, type Schema } from '../../src/kernel/migration';

/** Office hours and special days as they were at their time: what was counted by them is replayed by them. */
export class CalendarVersions1764590000000 extends PortableMigration {
  readonly name = 'CalendarVersions1764590000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.table(
      'calendar_version',
      { no: whole, validFrom: time, hours: json, days: json },
      { primary: ['no'] },
    );
  }
}
