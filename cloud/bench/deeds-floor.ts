/** What the same deeds cost with nothing in between: the rows a claim, a redemption and a balance cannot do without. */
interface Raw {
  all(sql: string, params: readonly unknown[]): Promise<unknown[]>;
  work(statements: readonly [string, readonly unknown[]][]): Promise<number>;
}
interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Stands for the id of the work's first insert. */
  readonly last: string;
}

const ACCOUNT = "SELECT * FROM ledger_account WHERE kind = 'person' AND ownerId = ?";
const EVENT = `INSERT INTO volunteer_event (subject, subjectId, seq, at, action, byId, open, closed, openDigest, closedDigest, hash)
  VALUES ('floor', ?, 1, ?, 'claimed', NULL, '{}', '{}', ?, ?, ?)`;
const ENTRY =
  'INSERT INTO ledger_entry (transferId, accountId, amount, `after`, rule, at) VALUES (?, ?, 0, 0, ?, ?)';
const filler = 'x'.repeat(64);
let serial = 0;

/** Undefined for what is no deed. */
export function deedFloor(raw: Raw, { path, query, last }: Asked): Promise<unknown> | undefined {
  const now = Date.now();
  const id = Number(query.get('id'));
  switch (path) {
    case '/deeds/balance':
      return raw.all(ACCOUNT, [id]);
    case '/deeds/claim':
      return raw.work(claim(id, now, last));
    case '/deeds/redeem':
      return raw.work(redemption(Number(query.get('goodId')), { personId: id, now, last }));
    default:
      return undefined;
  }
}

/** The activity's lock, the claim, its trail, the places taken. */
const claim = (activityId: number, now: number, last: string): [string, readonly unknown[]][] => [
  ['SELECT * FROM volunteer_activity WHERE id = ?', [activityId]],
  [
    `INSERT INTO volunteer_claim (activityId, personId, state, claimedAt, enteredAt, seq, head) VALUES (?, ?, 'claimed', ?, ?, 1, ?)`,
    [-activityId, -unique(), now, now, filler],
  ],
  [EVENT, [last, now, filler, filler, filler]],
  ['UPDATE volunteer_activity SET taken = taken + 0 WHERE id = ?', [activityId]],
];

/** The good, the account, a transfer with its two entries, the stock, the redemption and its event. */
const redemption = (
  goodId: number,
  { personId, now, last }: { personId: number; now: number; last: string },
): [string, readonly unknown[]][] => [
  ['SELECT * FROM shop_good WHERE id = ?', [goodId]],
  [ACCOUNT, [personId]],
  [
    "INSERT INTO ledger_transfer (reason, rule, words, at) VALUES (?, 'floor', '', ?)",
    [`floor:${process.pid}:${unique()}`, now],
  ],
  [ENTRY, [last, -1, 'floor', now]],
  [ENTRY, [last, -2, 'floor', now]],
  ["UPDATE ledger_account SET balance = balance + 0 WHERE kind = 'person' AND ownerId = ?", [personId]],
  ['UPDATE shop_good SET stock = stock + 0 WHERE id = ?', [goodId]],
  [
    `INSERT INTO shop_redemption (state, goodId, personId, communityId, points, transferId, at, enteredAt) VALUES ('floor', ?, ?, 0, 0, 0, ?, ?)`,
    [-goodId, -personId, now, now],
  ],
  [
    "INSERT INTO shop_event (redemptionId, at, action, toState, words) VALUES (?, ?, 'redeemed', 'redeemed', '')",
    [last, now],
  ],
];

const unique = (): number => process.pid * 1_000_000 + serial++;
