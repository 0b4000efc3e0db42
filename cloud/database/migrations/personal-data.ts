import {
  code,
  id,
  longText,
  orNull,
  PortableMigration,
  ref,
  text,
  time,
  type Schema,
} from '../../src/kernel/migration';

/** A sealed text is a third longer than the plain one, with some 60 characters around it. */
const sealed = orNull(text(400));

/**
 * Personal data sealed at rest. The plain columns become the blind indexes, with their keys; what they still hold is
 * sealed at the first start (PeopleSealing), for the keys are not the database's to know.
 */
export class PersonalData1764003000000 extends PortableMigration {
  readonly name = 'PersonalData1764003000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.renameColumn('person', 'phone', 'phoneIndex');
    await schema.renameColumn('person', 'unionid', 'unionidIndex');
    await schema.renameColumn('wechat_account', 'openid', 'openidIndex');
    for (const column of ['nameSealed', 'phoneSealed', 'unionidSealed'])
      await schema.addColumn('person', column, sealed);
    await schema.addColumn('wechat_account', 'openidSealed', sealed);
    await schema.addColumn('person', 'withdrawnAt', orNull(time));
    await schema.addColumn('person', 'erasedAt', orNull(time));
    await schema.index('person', ['phoneIndex']);
    await schema.table(
      'consent',
      { id, personId: ref, version: code(20), program: code(20), at: time, withdrawnAt: orNull(time) },
      { index: [['personId', 'id']] },
    );
    await schema.table(
      'data_request',
      {
        id,
        personId: ref,
        kind: code(10),
        state: code(10),
        wordsSealed: orNull(text(2000)),
        answerSealed: orNull(text(2000)),
        copySealed: orNull(longText),
        askedAt: time,
        dueAt: time,
        endedAt: orNull(time),
        byId: orNull(ref),
      },
      {
        index: [
          ['personId', 'id'],
          ['state', 'dueAt'],
          ['kind', 'state'],
        ],
      },
    );
  }
}
