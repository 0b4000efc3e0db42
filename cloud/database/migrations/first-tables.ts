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
  references,
  text,
  time,
  whole,
  withDefault,
  type Schema,
} from '../../src/kernel/migration';

/** People, the tree of units, categories, cases with their trail, files, deliveries and notices. */
export class FirstTables1763900000000 extends PortableMigration {
  readonly name = 'FirstTables1763900000000';

  protected async change(schema: Schema): Promise<void> {
    await organisation(schema);
    await identity(schema);
    await cases(schema);
    await trail(schema);
    await desk(schema);
    await kernel(schema);
  }
}

async function organisation(schema: Schema): Promise<void> {
  await schema.table(
    'unit',
    {
      id,
      code: code(20),
      kind: code(20),
      name: text(80),
      shortName: text(40),
      parentId: orNull(references(ref, 'unit')),
      path: code(120),
      shape: orNull(json),
      party: orNull(code(10)),
      phone: orNull(text(20)),
      duties: orNull(text(400)),
    },
    { unique: [['code']], index: [['parentId']] },
  );
  await schema.table(
    'category',
    {
      id,
      code: code(8),
      name: text(40),
      groupCode: code(8),
      groupName: text(40),
      branch: text(10),
      unitId: references(ref, 'unit'),
      timeLimit: code(10),
      keywords: json,
      questions: json,
      nearbyMetres: whole,
      retired: withDefault(flag, 0),
    },
    { unique: [['code']] },
  );
  await schema.table('fact', { name: code(60), value: longText }, { primary: ['name'] });
}

async function identity(schema: Schema): Promise<void> {
  await schema.table(
    'person',
    {
      id,
      kind: code(10),
      name: text(40),
      phone: orNull(text(20)),
      unionid: orNull(code(64)),
      account: orNull(code(40)),
      password: orNull(code(200)),
      failures: withDefault(whole, 0),
      lockedUntil: orNull(time),
      disabled: withDefault(flag, 0),
      demo: orNull(json),
      createdAt: time,
    },
    { unique: [['unionid'], ['account']] },
  );
  await schema.table(
    'wechat_account',
    { id, personId: references(ref, 'person'), appid: code(64), openid: code(64) },
    { unique: [['appid', 'openid']], index: [['personId']] },
  );
  await schema.table(
    'person_post',
    { id, personId: references(ref, 'person'), post: code(20), unitId: references(ref, 'unit') },
    { unique: [['personId', 'post', 'unitId']], index: [['unitId']] },
  );
  await schema.table(
    'session',
    {
      id,
      tokenHash: code(64),
      personId: ref,
      program: code(20),
      startedAt: time,
      seenAt: time,
      expiresAt: time,
      endedAt: orNull(time),
    },
    { unique: [['tokenHash']], index: [['personId']] },
  );
}

async function cases(schema: Schema): Promise<void> {
  await schema.table(
    'cases',
    {
      id,
      state: code(16),
      open: flag,
      deskId: ref,
      unitId: orNull(ref),
      holderId: orNull(ref),
      coUnits: withDefault(text(200), '[]'),
      gridId: orNull(ref),
      communityId: orNull(ref),
      streetId: orNull(ref),
      categoryCode: code(8),
      text: longText,
      address: text(200),
      lng: orNull(real),
      lat: orNull(real),
      cell: orNull(code(12)),
      answers: json,
      cover: orNull(code(32)),
      reporterId: ref,
      hideName: flag,
      source: code(20),
      sourceId: orNull(code(64)),
      contentCheck: withDefault(code(10), 'none'),
      reportedAt: time,
      enteredAt: time,
      dueAt: orNull(time),
      yellowAt: orNull(time),
      remaining: orNull(whole),
      clockAt: orNull(time),
      askedDays: withDefault(whole, 0),
      returns: withDefault(whole, 0),
      extensions: withDefault(whole, 0),
      appeals: withDefault(whole, 0),
      reopened: withDefault(whole, 0),
      urges: withDefault(whole, 0),
      arbitrated: withDefault(flag, 0),
      supervised: withDefault(flag, 0),
      ending: orNull(code(16)),
      rating: orNull(whole),
      mergedInto: orNull(ref),
      joined: withDefault(whole, 0),
      seq: whole,
      head: code(64),
    },
    {
      unique: [['source', 'sourceId']],
      index: [
        ['deskId', 'state', 'id'],
        ['deskId', 'open', 'id'],
        ['unitId', 'state', 'id'],
        ['unitId', 'open', 'id'],
        ['holderId', 'open', 'id'],
        ['streetId', 'id'],
        ['open', 'dueAt'],
        ['clockAt'],
        ['cell', 'open'],
        ['mergedInto'],
      ],
    },
  );
  await schema.table(
    'case_reporter',
    { caseId: ref, personId: ref, at: time, rating: orNull(whole) },
    { primary: ['personId', 'caseId'], index: [['caseId']] },
  );
  await schema.table(
    'case_co_unit',
    { caseId: ref, unitId: ref },
    { primary: ['unitId', 'caseId'], index: [['caseId']] },
  );
}

async function trail(schema: Schema): Promise<void> {
  await schema.table(
    'case_event',
    {
      id,
      caseId: ref,
      seq: whole,
      at: time,
      action: code(20),
      byId: orNull(ref),
      byUnitId: orNull(ref),
      toState: code(16),
      holderId: orNull(ref),
      dueAt: orNull(time),
      open: longText,
      closed: longText,
      openDigest: code(64),
      closedDigest: code(64),
      hash: code(64),
    },
    { unique: [['caseId', 'seq']] },
  );
  await schema.table(
    'case_count',
    { scope: code(1), unitId: ref, state: code(16), categoryCode: code(8), n: whole },
    { primary: ['scope', 'unitId', 'state', 'categoryCode'] },
  );
  await schema.table(
    'case_count_delta',
    { id, scope: code(1), unitId: ref, state: code(16), categoryCode: code(8), n: whole },
    { index: [['scope', 'unitId']] },
  );
}

async function desk(schema: Schema): Promise<void> {
  await schema.table(
    'case_watch',
    { caseId: ref, personId: ref, at: time },
    { primary: ['caseId', 'personId'] },
  );
  await schema.table(
    'saved_view',
    { id, personId: ref, name: text(30), query: json },
    { unique: [['personId', 'name']] },
  );
  await schema.table(
    'reply_template',
    { id, personId: ref, name: text(30), form: code(20), words: text(1000) },
    { index: [['personId']] },
  );
}

async function kernel(schema: Schema): Promise<void> {
  await schema.table(
    'stored_file',
    {
      id,
      fileKey: code(32),
      ownerId: ref,
      kind: code(8),
      type: code(40),
      bytes: whole,
      width: whole,
      height: whole,
      sha256: code(64),
      caseId: orNull(ref),
      at: time,
      contentCheck: withDefault(code(10), 'none'),
      traceId: orNull(code(128)),
    },
    { unique: [['fileKey']], index: [['traceId']] },
  );
  await schema.table(
    'delivery',
    {
      id,
      topic: code(40),
      body: json,
      state: code(10),
      attempts: withDefault(whole, 0),
      dueAt: time,
      leaseUntil: withDefault(time, 0),
      error: orNull(text(400)),
      createdAt: time,
    },
    { index: [['state', 'dueAt']] },
  );
  await schema.table(
    'notice',
    {
      id,
      personId: ref,
      at: time,
      caseId: orNull(ref),
      title: text(60),
      body: text(400),
      readAt: orNull(time),
      deliveryId: orNull(ref),
    },
    { unique: [['deliveryId', 'personId']], index: [['personId', 'id']] },
  );
  await schema.table(
    'once',
    { id, personId: ref, onceKey: code(80), bodyHash: code(64), answerRef: text(200), at: time },
    { unique: [['personId', 'onceKey']], index: [['at']] },
  );
  await schema.table('model', { id, name: code(40), body: longText, at: time }, { index: [['name', 'id']] });
}
