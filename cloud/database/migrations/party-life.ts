import {
  code,
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

/** The Party's own life: duties of members, meetings with attendance, contact pairs, transfers, and the steps of all. */
export class PartyLife1764410000000 extends PortableMigration {
  readonly name = 'PartyLife1764410000000';

  protected async change(schema: Schema): Promise<void> {
    await meetings(schema);
    await pairs(schema);
    await schema.table(
      'party_event',
      {
        id,
        subject: code(10),
        subjectId: ref,
        at: time,
        action: code(12),
        byId: orNull(ref),
        /** As whom: the organisation or the community; none for a member on their own. */
        unitId: orNull(ref),
        words: text(1000),
        fileIds: json,
        happenedAt: orNull(time),
      },
      { index: [['subject', 'subjectId', 'id'], ['byId']] },
    );
    await schema.addColumn('party_member', 'duty', orNull(code(12)));
  }
}

async function meetings(schema: Schema): Promise<void> {
  await schema.table(
    'party_meeting',
    {
      id,
      orgUnitId: ref,
      kind: code(12),
      state: code(12),
      title: text(60),
      words: text(1000),
      place: text(100),
      startsAt: time,
      minutes: longText,
      fileIds: json,
      called: whole,
      present: withDefault(whole, 0),
      plannedById: ref,
    },
    { index: [['orgUnitId', 'startsAt'], ['startsAt']] },
  );
  await schema.table(
    'party_attendance',
    { id, meetingId: ref, personId: ref, state: code(8), words: text(200), answeredAt: orNull(time) },
    { unique: [['meetingId', 'personId']], index: [['personId', 'id']] },
  );
}

async function pairs(schema: Schema): Promise<void> {
  await schema.table(
    'party_contact',
    {
      id,
      orgUnitId: ref,
      // The Party organisation's own where no person is named.
      personId: orNull(ref),
      /** The community, or one of its grids. */
      targetId: ref,
      communityId: ref,
      households: text(80),
      proposedBy: code(10),
      state: code(12),
      words: text(200),
      proposedById: ref,
      proposedAt: time,
      visits: withDefault(whole, 0),
      visitedAt: orNull(time),
    },
    { index: [['orgUnitId', 'id'], ['communityId', 'id'], ['personId']] },
  );
  await schema.table(
    'party_transfer',
    {
      id,
      personId: ref,
      fromId: ref,
      toId: ref,
      state: code(12),
      words: text(200),
      askedById: ref,
      /** For which organisation it was asked; none where the member asked. */
      askedForId: orNull(ref),
      askedAt: time,
    },
    { index: [['personId'], ['fromId', 'id'], ['toId', 'id']] },
  );
}
