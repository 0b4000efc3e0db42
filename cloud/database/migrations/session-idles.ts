import { flag, PortableMigration, withDefault, type Schema } from '../../src/kernel/migration';

/** Which sessions end when they lie idle: decided when they begin, by the way in and not by the program named. */
export class SessionIdles1764430000000 extends PortableMigration {
  readonly name = 'SessionIdles1764430000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('session', 'idles', withDefault(flag, 0));
    await schema.sql("UPDATE session SET idles = 1 WHERE program = 'admin'");
  }
}
