import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { caseNumber, type CaseRecord } from './case.row';
import { CaseStore } from './case.store';

interface Brought {
  readonly personId: number;
  /** Another case still merged into the same one, of which the person is a reporter too. */
  readonly otherwise: number | null;
}

interface Link {
  /** The case that is taken out. */
  readonly goneId: number;
  /** It, or what it had been merged into: where the reporters came from. */
  readonly sourceId: number;
  readonly targetId: number;
}

/** What a merge moves, and what taking it back must move back: the reporters, and how many there are. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseMerging {
  @Inject() protected store: CaseStore;

  /**
   * Its reporters become reporters of the case numbered `into` too: they are told of it, and may rate.
   * Throws `mergeLoop` when that is the same case or no longer open.
   */
  async merge(uow: UnitOfWork, c: CaseRecord, into: string): Promise<void> {
    const target = await this.store.lock(uow, into);
    const good = target && caseNumber(target) === into && target.id !== c.id && target.open === 1;
    if (!good) throw new Refusal('mergeLoop');
    for (const personId of await this.store.reporters(uow, c.id))
      await this.store.addReporter(uow, target.id, { personId, viaCaseId: c.id });
    this.store.write(uow, target.id, { joined: target.joined + 1 + c.joined });
    this.store.write(uow, c.id, { mergedInto: target.id });
  }

  /** Takes from the case it had been merged into, and from whatever that one was merged into, those who came with it. */
  async unmerge(uow: UnitOfWork, c: CaseRecord, targetId: number): Promise<void> {
    let source = c.id;
    for (let target = await this.store.lockById(uow, targetId); target;) {
      await this.takeBack(uow, { goneId: c.id, sourceId: source, targetId: target.id });
      this.store.write(uow, target.id, { joined: Math.max(0, target.joined - 1 - c.joined) });
      source = target.id;
      target = target.mergedInto === null ? undefined : await this.store.lockById(uow, target.mergedInto);
    }
  }

  /** Whoever reported the target, joined it, or came with another merge as well, stays. */
  private async takeBack(uow: UnitOfWork, link: Link): Promise<void> {
    const { targetId } = link;
    for (const { personId, otherwise } of await this.brought(uow, link))
      await (otherwise === null
        ? uow.run('DELETE FROM case_reporter WHERE caseId = ? AND personId = ?', [targetId, personId])
        : uow.run('UPDATE case_reporter SET viaCaseId = ? WHERE caseId = ? AND personId = ?', [
            otherwise,
            targetId,
            personId,
          ]));
  }

  /** Those the source brought into the target. The case taken out may still be written there: it does not count. */
  private brought(uow: UnitOfWork, { goneId, sourceId, targetId }: Link): Promise<Brought[]> {
    return uow.query<Brought>(
      `SELECT r.personId, (
         SELECT MIN(m.id) FROM cases m JOIN case_reporter o ON o.caseId = m.id
         WHERE m.mergedInto = ? AND m.id <> ? AND o.personId = r.personId
       ) AS otherwise
       FROM case_reporter r WHERE r.caseId = ? AND r.viaCaseId = ?`,
      [targetId, goneId, targetId, sourceId],
    );
  }
}
