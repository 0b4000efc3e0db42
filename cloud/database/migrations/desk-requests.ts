import { orNull, PortableMigration, ref, type Schema } from '../../src/kernel/migration';

/**
 * Who asked in somebody's name: not they may look who it is. And what an erasure and the clearing away of uploads look for
 * is found by an index, for the embedded database lets nobody else write meanwhile.
 */
export class DeskRequests1764550000000 extends PortableMigration {
  readonly name = 'DeskRequests1764550000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.addColumn('data_request', 'askedById', orNull(ref));
    await schema.index('notice', ['caseId']);
    await schema.index('stored_file', ['ownerId']);
    await schema.index('stored_file', ['usedAt', 'caseId', 'at']);
  }
}
