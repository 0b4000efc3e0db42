import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { POSTS } from '../../contract/identity/identity.api';
import type { TransferPreview } from '../../contract/staff/staff.api';
import type { transferInput, transferPlan } from '../../contract/staff/staff.schema';
import { CaseHandOver, type HeldCase } from '../case/case.hand-over';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import type { UnitOfWork } from '../kernel/database';
import { sentenceOf } from '../kernel/error-filter';
import type { Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { OrgChanges } from '../org/org-changes';
import { OpenWork } from './open-work';
import { PostingService } from './posting.service';
import { assertMayLook, ownPosts, type By } from './staff.powers';
import { StaffStore, type PostingRecord } from './staff.store';

type Plan = z.output<typeof transferPlan>;

/** Moving someone on: posts given up and taken, and the open work in their hands to a successor. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TransferService {
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected store: StaffStore;
  @Inject() protected postings: PostingService;
  @Inject() protected work: OpenWork;
  @Inject() protected cases: CaseHandOver;
  @Inject() protected audit: AuditLog;
  @Inject() protected clock: Clock;

  /** What the transfer would do, and what stands in its way; changes nothing. Throws `notFound`. */
  async plan(actor: Actor, plan: Plan): Promise<TransferPreview> {
    assertMayLook(actor);
    const leaving = await this.leaving(plan);
    const held = await this.work.inHands(plan.id, { leaving, take: plan.take });
    const units = [...new Set(held.map(({ unitId }) => unitId))];
    const refused = this.refusal(plan, held);
    const named = (post: PostingRecord['post'], unitId: number) =>
      `${this.directory.brief(unitId).name} ${POSTS[post]}`;
    return {
      leaves: leaving.map(({ post, unitId }) => named(post, unitId)),
      takes: plan.take.map(({ post, unitId }) => named(post, unitId)),
      openWork: units.map((unitId) => ({
        unit: this.directory.brief(unitId),
        count: held.filter((each) => each.unitId === unitId).length,
      })),
      vacancies: await this.work.vacancies(leaving),
      successors: this.successors(plan.id, units),
      ...(refused ? { refused: sentenceOf(refused.code, refused.details) } : {}),
    };
  }

  /** Throws whatever granting and ending posts throw, `successorNeeded`, `successorUnfit` or `postVacant`. */
  async transfer(by: By, input: z.output<typeof transferInput>, call?: Once): Promise<void> {
    await this.changes.change(async (uow) => {
      const leaving = await this.leaving(input, uow);
      const held = await this.work.inHands(input.id, { leaving, take: input.take });
      const refused = this.refusal(input, held);
      if (refused) throw refused;
      if (!input.anyway) await this.work.assertNotVacant(leaving);
      if (input.id === by.actor.id) throw new Refusal('notYourself');
      for (const posting of leaving) await this.postings.endIn(uow, by, posting);
      for (const take of input.take) await this.postings.grantIn(uow, by, { personId: input.id, ...take });
      const toId = input.successorId;
      if (toId !== undefined) this.cases.order(uow, held, { fromId: input.id, toId });
      const detail = { personId: toId ?? null, rows: held.length, reason: input.words };
      await this.audit.record(uow, { ...by, action: 'handedOver', subject: `person:${input.id}`, detail });
      return String(input.id);
    }, call);
  }

  private async leaving({ id, leave }: Plan, uow?: UnitOfWork): Promise<PostingRecord[]> {
    const postings = await this.store.postingsOf(id, uow);
    const now = uow?.now ?? this.clock.now();
    return leave.map((postingId) => {
      const posting = postings.find((each) => each.id === postingId);
      if (!posting || (posting.endsAt !== null && posting.endsAt <= now)) throw new Refusal('notFound');
      return posting;
    });
  }

  private refusal({ id, successorId }: Plan, held: readonly HeldCase[]): Refusal | undefined {
    if (held.length === 0) return undefined;
    if (successorId === undefined || successorId === id)
      return new Refusal('successorNeeded', { name: this.directory.personName(id), cases: held.length });
    const lacking = held.find(
      ({ unitId }) => !ownPosts(successorId, this.directory).some((post) => handles(post, unitId)),
    );
    if (!lacking) return undefined;
    return new Refusal('successorUnfit', {
      name: this.directory.personName(successorId),
      unit: this.directory.brief(lacking.unitId).name,
    });
  }

  /** Who may take over in every one of these units. */
  private successors(leaverId: number, units: readonly number[]): { id: number; name: string }[] {
    const [first, ...rest] = units;
    if (first === undefined) return [];
    return this.directory
      .staffAt(first, 'handler')
      .filter(({ personId }) => personId !== leaverId)
      .filter(({ personId }) =>
        [first, ...rest].every((unitId) =>
          ownPosts(personId, this.directory).some((post) => handles(post, unitId)),
        ),
      )
      .map(({ personId, name }) => ({ id: personId, name }));
  }
}

const handles = (held: { post: string; unitId: number }, unitId: number): boolean =>
  held.unitId === unitId && held.post === 'handler';
