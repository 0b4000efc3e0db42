import { PortableMigration, type Schema } from '../../src/kernel/migration';

/**
 * From before it was kept how a session was opened, a colleague's on a phone may rest on a password alone: it ends when it
 * lies idle, as those do that are opened so today. Whoever came by WeChat comes back by it without a word.
 */
export class SessionsLeftOpen1764560000000 extends PortableMigration {
  readonly name = 'SessionsLeftOpen1764560000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.sql(
      "UPDATE session SET idles = 1 WHERE endedAt IS NULL AND personId IN (SELECT id FROM person WHERE kind = 'staff')",
    );
  }
}
