import {
  code,
  flag,
  id,
  json,
  longText,
  orNull,
  PortableMigration,
  ref,
  text,
  time,
  whole,
  withDefault,
  type Schema,
} from '../../src/kernel/migration';

/** Rewards in money: payouts with their trail, what is held back for a human, and the daily comparison with the bill. */
export class Payout1764120000000 extends PortableMigration {
  readonly name = 'Payout1764120000000';

  protected async change(schema: Schema): Promise<void> {
    await payouts(schema);
    await schema.table(
      'payout_quarantine',
      {
        id,
        // Says what it is about, so that fifty callbacks make one row.
        subject: code(80),
        at: time,
        payoutId: orNull(ref),
        kind: code(16),
        says: text(400),
        settledAt: orNull(time),
        settledById: orNull(ref),
        words: withDefault(text(200), ''),
      },
      { unique: [['subject']], index: [['settledAt', 'id']] },
    );
    await schema.table(
      'payout_reconciliation',
      {
        id,
        day: code(10),
        at: time,
        state: code(8),
        ourBills: whole,
        ourAmount: whole,
        theirBills: whole,
        theirAmount: whole,
        differences: json,
      },
      { unique: [['day']] },
    );
    await schema.table('payout_rule', {
      id,
      amount: whole,
      approvalAbove: whole,
      categories: json,
      active: flag,
    });
    await schema.sql(
      `INSERT INTO payout_rule (id, amount, approvalAbove, categories, active) SELECT 1, 1000, 5000, '[]', 0
       WHERE NOT EXISTS (SELECT 1 FROM payout_rule)`,
    );
  }
}

async function payouts(schema: Schema): Promise<void> {
  await schema.table(
    'payout',
    {
      id,
      no: code(32),
      /** What is rewarded: never twice. */
      reward: code(80),
      personId: ref,
      amount: whole,
      words: text(200),
      state: code(12),
      // Month of the fund that bears it.
      fund: orNull(whole),
      bodySealed: longText,
      bodyDigest: code(64),
      transferNo: orNull(code(64)),
      packageSealed: orNull(longText),
      trouble: orNull(text(200)),
      sentAt: orNull(time),
      paidAt: orNull(time),
      dueAt: orNull(time),
      leaseUntil: withDefault(time, 0),
      tries: withDefault(whole, 0),
      at: time,
      enteredAt: time,
    },
    {
      unique: [['no'], ['reward']],
      index: [['dueAt'], ['personId', 'id'], ['paidAt']],
    },
  );
  await schema.table(
    'payout_event',
    { id, payoutId: ref, at: time, action: code(12), toState: code(12), byId: orNull(ref), words: text(200) },
    { index: [['payoutId', 'id']] },
  );
}
