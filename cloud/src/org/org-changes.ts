import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { Directory } from './directory';

/** The door for changes of the organisation: one at a time in all processes, and every one of them hears of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrgChanges {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;

  /**
   * Runs one change and reads the directory afresh before it returns; inside the work the directory is as the database
   * has it. The work names what it made (see `once`).
   */
  async change(work: (uow: UnitOfWork) => Promise<string>, call?: Once): Promise<string> {
    const made = await once(this.database, call, async (uow) => {
      // The version row is the lock: two moves at once could tie the tree into a circle.
      const row = await uow.lock<{ value: string }>("SELECT value FROM fact WHERE name = 'org-version'");
      if (row?.value !== this.directory.version) await this.directory.reload();
      const result = await work(uow);
      const version = `${uow.now}-${randomBytes(6).toString('hex')}`;
      await uow.run("UPDATE fact SET value = ? WHERE name = 'org-version'", [version]);
      return result;
    });
    await this.directory.reload();
    return made;
  }
}
