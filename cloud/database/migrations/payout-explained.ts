import { json, orNull, PortableMigration, type Schema } from '../../src/kernel/migration';

/** What a day's comparison with WeChat Pay's bill found to be no difference, and why. */
export class PayoutExplained1764555000000 extends PortableMigration {
  readonly name = 'PayoutExplained1764555000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('payout_reconciliation', 'explained', orNull(json));
  }
}
