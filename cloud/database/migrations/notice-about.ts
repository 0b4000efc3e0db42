import { code, orNull, PortableMigration, ref, type Schema } from '../../src/kernel/migration';

/** A notice says what it is about, so that a tap leads there; older ones say it in words alone. */
export class NoticeAbout1764420000000 extends PortableMigration {
  readonly name = 'NoticeAbout1764420000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('notice', 'aboutKind', orNull(code(20)));
    await schema.addColumn('notice', 'aboutId', orNull(ref));
  }
}
