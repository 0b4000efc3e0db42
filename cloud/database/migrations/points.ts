import {
  code,
  flag,
  id,
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

/** The ledger with its accounts, the rules of points, and the shop. */
export class Points1764110000000 extends PortableMigration {
  readonly name = 'Points1764110000000';

  protected async change(schema: Schema): Promise<void> {
    await ledger(schema);
    await rules(schema);
    await shop(schema);
  }
}

async function ledger(schema: Schema): Promise<void> {
  await schema.table(
    'ledger_account',
    {
      id,
      kind: code(12),
      ownerId: ref,
      balance: withDefault(whole, 0),
      /** All that ever came in. */
      earned: withDefault(whole, 0),
    },
    { unique: [['kind', 'ownerId']] },
  );
  await schema.table(
    'ledger_transfer',
    { id, reason: code(80), rule: code(20), words: text(200), at: time, byId: orNull(ref) },
    { unique: [['reason']] },
  );
  // Two rows a transfer, their sum 0. What a person owns stands in the order of its ids.
  await schema.table(
    'ledger_entry',
    {
      id,
      transferId: ref,
      accountId: ref,
      amount: whole,
      after: orNull(whole),
      rule: code(20),
      at: time,
    },
    { index: [['transferId'], ['accountId', 'id'], ['accountId', 'rule', 'at']] },
  );
  await schema.table(
    'points_lot',
    { id, accountId: ref, points: whole, rest: whole, expiresAt: time, open: flag },
    {
      index: [
        ['accountId', 'open', 'expiresAt'],
        ['open', 'expiresAt'],
      ],
    },
  );
  await schema.table(
    'points_lot_use',
    { id, transferId: ref, lotId: ref, points: whole },
    { index: [['transferId'], ['lotId']] },
  );
  await schema.table(
    'points_tally',
    { id, personId: ref, month: code(6), communityId: ref, earned: whole },
    {
      unique: [['personId', 'month', 'communityId']],
      index: [
        ['month', 'earned'],
        ['communityId', 'month', 'earned'],
      ],
    },
  );
}

const RULES = [
  ['activity', 10, 30, 300],
  ['hour', 10, 80, 800],
  ['report', 20, 60, 400],
  ['coReport', 5, 20, 100],
  ['rating', 2, 6, 30],
  ['penalty', 20, null, null],
] as const;

async function rules(schema: Schema): Promise<void> {
  await schema.table(
    'points_rule',
    {
      code: code(20),
      points: whole,
      dayCap: orNull(whole),
      monthCap: orNull(whole),
      expireDays: withDefault(whole, 730),
      active: withDefault(flag, 1),
    },
    { primary: ['code'] },
  );
  // A migration that broke in the middle runs again.
  for (const [rule, points, dayCap, monthCap] of RULES)
    await schema.sql(
      `INSERT INTO points_rule (code, points, dayCap, monthCap) SELECT '${rule}', ${points}, ${dayCap ?? 'NULL'}, ${monthCap ?? 'NULL'}
       WHERE NOT EXISTS (SELECT 1 FROM points_rule WHERE code = '${rule}')`,
    );
}

async function shop(schema: Schema): Promise<void> {
  await schema.table(
    'shop_good',
    {
      id,
      communityId: ref,
      title: text(40),
      words: longText,
      points: whole,
      stock: whole,
      perPerson: whole,
      pickupDays: whole,
      listed: flag,
      createdAt: time,
    },
    { index: [['communityId', 'id']] },
  );
  await schema.table(
    'shop_redemption',
    {
      id,
      state: code(12),
      goodId: ref,
      personId: ref,
      communityId: ref,
      points: whole,
      code: orNull(code(10)),
      transferId: ref,
      at: time,
      enteredAt: time,
      dueAt: orNull(time),
    },
    {
      unique: [['code']],
      index: [
        ['personId', 'goodId'],
        ['personId', 'id'],
        ['communityId', 'id'],
        ['state', 'dueAt'],
      ],
    },
  );
  await schema.table(
    'shop_event',
    {
      id,
      redemptionId: ref,
      at: time,
      action: code(12),
      toState: code(12),
      byId: orNull(ref),
      byUnitId: orNull(ref),
      words: text(200),
    },
    { index: [['redemptionId', 'id']] },
  );
}
