import { orNull, PortableMigration, time, type Schema } from '../../src/kernel/migration';

/**
 * When an upload was first kept by something: what never was is cleared away after two days. Of those from before it is
 * not known; they stay.
 */
export class FilesUsed1764530000000 extends PortableMigration {
  readonly name = 'FilesUsed1764530000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('stored_file', 'usedAt', orNull(time));
    await schema.sql('UPDATE stored_file SET usedAt = at');
  }
}
