import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { UnitOfWork } from '../kernel/database';
import type { Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import type { CaseRecord } from './case.row';
import { maySee } from './case.sight';
import { CaseStore, type WholeCase } from './case.store';

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
  @Inject() protected org: Directory;

  /**
   * Its reporters become reporters of the case numbered `into` too: they are told of it, and may rate. Gives that case.
   * Throws `mergeLoop` when it is the same case, no longer open, or none that the actor may know of.
   */
  async merge(
    uow: UnitOfWork,
    c: CaseRecord,
    { into, actor }: { into: string; actor: Actor },
  ): Promise<WholeCase> {
    const target = await this.store.lockWhole(uow, into, actor.id);
    const good = target && target.c.id !== c.id && target.c.open === 1 && maySee(actor, target, this.org);
    if (!good) throw new Refusal('mergeLoop');
    for (const personId of await this.store.reporters(uow, c.id))
      await this.store.addReporter(uow, target.c.id, { personId, viaCaseId: c.id });
    this.store.write(uow, c.id, { mergedInto: target.c.id });
    return this.counted(uow, target);
  }

  /**
   * Takes from the case it had been merged into, and from whatever that one was merged into, those who came with it. Gives
   * those cases, nearest first.
   */
  async unmerge(
    uow: UnitOfWork,
    c: CaseRecord,
    { from, actor }: { from: number; actor: Actor },
  ): Promise<WholeCase[]> {
    const left: WholeCase[] = [];
    let source = c.id;
    for (let next: number | null = from; next !== null;) {
      const target: WholeCase | undefined = await this.store.lockWholeById(uow, next, actor.id);
      if (!target) break;
      await this.takeBack(uow, { goneId: c.id, sourceId: source, targetId: target.c.id });
      left.push(await this.counted(uow, target));
      source = target.c.id;
      next = target.c.mergedInto;
    }
    return left;
  }

  /** With as many people as have joined it now, each of them once. */
  private async counted(uow: UnitOfWork, target: WholeCase): Promise<WholeCase> {
    const joined = (await this.store.reporters(uow, target.c.id)).length - 1;
    this.store.write(uow, target.c.id, { joined });
    return { ...target, c: { ...target.c, joined } };
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
