import { PortableMigration, type Schema } from '../../src/kernel/migration';

/** What somebody wrote is found by who they are: a case may have been merged and taken out again since. */
export class CaseWriters1764580000000 extends PortableMigration {
  readonly name = 'CaseWriters1764580000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.index('case_event', ['byId']);
  }
}
