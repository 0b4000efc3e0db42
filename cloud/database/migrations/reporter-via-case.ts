import { orNull, PortableMigration, ref, type Schema } from '../../src/kernel/migration';

/** Which merge brought a reporter along, so that taking the merge back takes back only them. */
export class ReporterViaCase1763942400000 extends PortableMigration {
  readonly name = 'ReporterViaCase1763942400000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('case_reporter', 'viaCaseId', orNull(ref));
  }
}
