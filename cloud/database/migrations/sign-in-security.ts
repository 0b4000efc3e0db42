import {
  code,
  flag,
  id,
  orNull,
  PortableMigration,
  ref,
  references,
  time,
  whole,
  withDefault,
  type Schema,
} from '../../src/kernel/migration';

/** Age and history of passwords, second factors, and what a session still owes. */
export class SignInSecurity1764002000000 extends PortableMigration {
  readonly name = 'SignInSecurity1764002000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.table(
      'staff_security',
      {
        personId: references(ref, 'person'),
        passwordAt: orNull(time),
        mustChange: withDefault(flag, 0),
        otpSecret: orNull(code(200)),
        otpSince: orNull(time),
        otpStep: withDefault(whole, 0),
        pendingSecret: orNull(code(200)),
        signedInAt: orNull(time),
      },
      { primary: ['personId'] },
    );
    await schema.table(
      'password_history',
      { id, personId: references(ref, 'person'), password: code(200), at: time },
      { index: [['personId', 'id']] },
    );
    await schema.table(
      'recovery_code',
      { id, personId: references(ref, 'person'), codeHash: code(64), usedAt: orNull(time) },
      { index: [['personId']] },
    );
    await schema.addColumn('session', 'due', orNull(code(12)));
    await schema.addColumn('session', 'secondFactor', withDefault(flag, 0));
    await schema.addColumn('session', 'ip', withDefault(code(45), ''));
  }
}
