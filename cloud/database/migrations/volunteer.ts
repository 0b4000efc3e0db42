import {
  code,
  flag,
  id,
  json,
  longText,
  orNull,
  PortableMigration,
  real,
  ref,
  text,
  time,
  whole,
  withDefault,
  type Schema,
} from '../../src/kernel/migration';

/** Volunteering: orders, activities, claims with their check-ins, the volunteers, and the trail of all three. */
export class Volunteer1764100000000 extends PortableMigration {
  readonly name = 'Volunteer1764100000000';

  protected async change(schema: Schema): Promise<void> {
    await orders(schema);
    await activities(schema);
    await claims(schema);
    await people(schema);
    await schema.table(
      'volunteer_event',
      {
        id,
        subject: code(10),
        subjectId: ref,
        seq: whole,
        at: time,
        action: code(20),
        byId: orNull(ref),
        open: longText,
        closed: longText,
        openDigest: code(64),
        closedDigest: code(64),
        hash: code(64),
      },
      { unique: [['subject', 'subjectId', 'seq']], index: [['byId']] },
    );
  }
}

const trailed = { enteredAt: time, seq: whole, head: code(64) };

async function orders(schema: Schema): Promise<void> {
  await schema.table(
    'volunteer_order',
    {
      id,
      state: code(12),
      ordererId: ref,
      communityId: ref,
      kind: code(20),
      words: longText,
      address: text(200),
      lng: orNull(real),
      lat: orNull(real),
      wantedFrom: time,
      wantedTo: time,
      neighbourSealed: orNull(text(600)),
      forNeighbour: flag,
      activityId: orNull(ref),
      rating: orNull(whole),
      dueAt: orNull(time),
      orderedAt: time,
      ...trailed,
    },
    {
      index: [
        ['communityId', 'id'],
        ['ordererId', 'id'],
        ['activityId'],
        ['state', 'dueAt'],
        ['state', 'enteredAt'],
      ],
    },
  );
}

async function activities(schema: Schema): Promise<void> {
  await schema.table(
    'volunteer_activity',
    {
      id,
      state: code(12),
      communityId: ref,
      plannedById: ref,
      title: text(40),
      words: longText,
      kind: code(20),
      skills: json,
      minAge: orNull(whole),
      maxAge: orNull(whole),
      capacity: whole,
      waitlist: whole,
      points: whole,
      audience: code(16),
      startsAt: time,
      endsAt: time,
      claimUntil: time,
      lng: real,
      lat: real,
      address: text(200),
      fence: whole,
      seriesId: orNull(ref),
      taken: withDefault(whole, 0),
      waiting: withDefault(whole, 0),
      clockAt: orNull(time),
      ...trailed,
    },
    {
      // Each time of a series once, however many workers make it.
      unique: [['seriesId', 'startsAt']],
      index: [['communityId', 'id'], ['state', 'id'], ['clockAt']],
    },
  );
  await schema.table(
    'volunteer_series',
    {
      id,
      communityId: ref,
      plan: json,
      everyDays: whole,
      nextAt: orNull(time),
      until: time,
      stoppedAt: orNull(time),
      madeById: ref,
      createdAt: time,
    },
    { index: [['nextAt'], ['communityId', 'id']] },
  );
}

async function claims(schema: Schema): Promise<void> {
  await schema.table(
    'volunteer_claim',
    {
      id,
      activityId: ref,
      personId: ref,
      state: code(12),
      missKind: orNull(code(8)),
      missedAt: orNull(time),
      minutes: withDefault(whole, 0),
      points: withDefault(whole, 0),
      proof: withDefault(code(10), 'none'),
      appeals: withDefault(whole, 0),
      rating: orNull(whole),
      complaints: withDefault(whole, 0),
      claimedAt: time,
      ...trailed,
    },
    {
      unique: [['activityId', 'personId']],
      index: [
        ['personId', 'id'],
        ['activityId', 'state', 'id'],
        ['personId', 'state', 'missedAt'],
      ],
    },
  );
  await schema.table(
    'volunteer_check',
    {
      id,
      claimId: ref,
      activityId: ref,
      way: code(4),
      at: time,
      receivedAt: time,
      source: code(8),
      turn: orNull(whole),
      metres: orNull(whole),
    },
    // The same code read twice by the same person is a replay.
    { unique: [['claimId', 'way', 'turn']], index: [['activityId']] },
  );
  await schema.table(
    'volunteer_device',
    { id, activityId: ref, deviceHash: code(64), personId: ref },
    { unique: [['activityId', 'deviceHash']], index: [['personId']] },
  );
}

async function people(schema: Schema): Promise<void> {
  await schema.table(
    'volunteer_profile',
    {
      id,
      personId: ref,
      no: orNull(code(14)),
      skills: json,
      birthYear: orNull(whole),
      communityId: orNull(ref),
      joinedAt: time,
    },
    { unique: [['personId'], ['no']], index: [['communityId']] },
  );
  await schema.table(
    'volunteer_training',
    { id, personId: ref, communityId: ref, title: text(60), minutes: whole, at: time, byId: ref },
    { index: [['personId', 'id']] },
  );
  await schema.table(
    'volunteer_certificate',
    {
      id,
      code: code(12),
      personId: ref,
      fromAt: time,
      toAt: time,
      minutes: whole,
      activities: whole,
      issuedAt: time,
      revokedAt: orNull(time),
    },
    { unique: [['code']], index: [['personId', 'id']] },
  );
}
