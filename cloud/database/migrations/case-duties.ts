import {
  flag,
  orNull,
  PortableMigration,
  ref,
  time,
  withDefault,
  type Schema,
} from '../../src/kernel/migration';

/** The call owed to whoever was not satisfied and the reply owed to a supervising leader, each with a day of its own. */
export class CaseDuties1764591000000 extends PortableMigration {
  readonly name = 'CaseDuties1764591000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('cases', 'callBackDueAt', orNull(time));
    await schema.addColumn('cases', 'callBackYellowAt', orNull(time));
    await schema.addColumn('cases', 'callBackLate', withDefault(flag, 0));
    await schema.addColumn('cases', 'supervisedBy', orNull(ref));
    await schema.addColumn('cases', 'supervisedDueAt', orNull(time));
    await schema.addColumn('cases', 'supervisedYellowAt', orNull(time));
    await schema.addColumn('cases', 'supervisedLate', withDefault(flag, 0));
    await schema.addColumn('cases', 'remindAt', orNull(time));
    await schema.index('cases', ['deskId', 'callBackDueAt']);
    await schema.index('cases', ['remindAt']);
    // Once a case had ended, nobody could answer any more.
    await schema.sql('UPDATE cases SET supervised = 0 WHERE supervised = 1 AND open = 0');
  }
}
