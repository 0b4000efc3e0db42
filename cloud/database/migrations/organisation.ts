import {
  code,
  id,
  orNull,
  PortableMigration,
  ref,
  references,
  text,
  time,
  type Schema,
} from '../../src/kernel/migration';

/** The organisation as it is looked after: terms, charges, delegations, the Party, and a version to reload by. */
export class Organisation1763950000000 extends PortableMigration {
  readonly name = 'Organisation1763950000000';

  protected async change(schema: Schema): Promise<void> {
    await party(schema);
    await terms(schema);
    // Last: what was broken off before it runs again from the start.
    await schema.sql("DELETE FROM fact WHERE name = 'org-version'");
    await schema.sql("INSERT INTO fact (name, value) VALUES ('org-version', '0')");
  }
}

/** Columns come after tables: a table that is there is passed over. */
async function terms(schema: Schema): Promise<void> {
  await schema.table(
    'leader_charge',
    { id, personId: references(ref, 'person'), unitId: references(ref, 'unit') },
    { unique: [['personId', 'unitId']], index: [['unitId']] },
  );
  await schema.table(
    'delegation',
    {
      id,
      fromId: references(ref, 'person'),
      toId: references(ref, 'person'),
      startsAt: time,
      endsAt: time,
      words: text(200),
      byId: ref,
      createdAt: time,
    },
    { index: [['fromId'], ['toId'], ['endsAt']] },
  );
  await schema.addColumn('unit', 'partyRank', orNull(code(20)));
  await schema.addColumn('unit', 'retiredAt', orNull(time));
  await schema.addColumn('person_post', 'startsAt', orNull(time));
  await schema.addColumn('person_post', 'endsAt', orNull(time));
}

async function party(schema: Schema): Promise<void> {
  await schema.table(
    'party_member',
    {
      id,
      personId: references(ref, 'person'),
      orgUnitId: references(ref, 'unit'),
      kind: code(12),
      since: time,
    },
    { unique: [['personId']], index: [['orgUnitId', 'id']] },
  );
  await schema.table(
    'registration',
    {
      id,
      // The Party organisation's own where no person is named.
      personId: orNull(references(ref, 'person')),
      orgUnitId: references(ref, 'unit'),
      communityId: references(ref, 'unit'),
      state: code(12),
      words: text(200),
      answer: text(200),
      requestedById: ref,
      requestedAt: time,
      settledById: orNull(ref),
      settledAt: orNull(time),
    },
    { index: [['communityId', 'id'], ['state', 'id'], ['personId'], ['orgUnitId']] },
  );
}
