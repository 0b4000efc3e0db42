import { code, orNull, PortableMigration, type Schema } from '../../src/kernel/migration';

/** Where a suspended case goes on: what no unit has accepted is not at work when it is resumed. */
export class CaseSuspendedFrom1764592000000 extends PortableMigration {
  readonly name = 'CaseSuspendedFrom1764592000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('cases', 'suspendedFrom', orNull(code(16)));
    // Of those that stand suspended, the trail tells: the step before that last one.
    await schema.sql(`UPDATE cases SET suspendedFrom = 'dispatched' WHERE state = 'suspended' AND (
      SELECT b.toState FROM case_event b WHERE b.caseId = cases.id AND b.seq < (
        SELECT MAX(e.seq) FROM case_event e WHERE e.caseId = cases.id AND e.action = 'suspend'
      ) ORDER BY b.seq DESC LIMIT 1
    ) = 'dispatched'`);
  }
}
