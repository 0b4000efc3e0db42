import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { POSTS, type Post } from '../../contract/identity/identity.api';
import { POST_UNITS } from '../../contract/staff/staff.api';
import type { chargesInput, postingEnd, postingInput, postingTerm } from '../../contract/staff/staff.schema';
import { AuditLog } from '../kernel/audit';
import type { UnitOfWork } from '../kernel/database';
import type { Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { OrgChanges } from '../org/org-changes';
import { OpenWork } from './open-work';
import { assertNotLast, assertSeparate, ownPosts, type By } from './staff.powers';
import { StaffStore, type PostingRecord } from './staff.store';

type NewPosting = z.output<typeof postingInput>;
interface Term {
  readonly startsAt?: number;
  readonly endsAt?: number;
}

/** Who holds which post, and who is in charge of what: the security administrator's part. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PostingService {
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected store: StaffStore;
  @Inject() protected work: OpenWork;
  @Inject() protected audit: AuditLog;

  async grant(by: By, input: NewPosting, call?: Once): Promise<void> {
    await this.changes.change((uow) => this.grantIn(uow, by, input).then(String), call);
  }

  /**
   * Within a change under way. Throws `notYourself`, `personUnknown`, `unitUnknown`, `unitRetired`, `postUnfit`,
   * `termBackwards`, `termPast`, `postHeld` or `administratorsApart`.
   */
  async grantIn(uow: UnitOfWork, by: By, input: NewPosting): Promise<number> {
    const { personId, post, unitId } = input;
    if (personId === by.actor.id) throw new Refusal('notYourself');
    assertTerm(input, uow.now);
    const person = await this.store.lock(uow, personId);
    if (!person || person.disabled === 1) throw new Refusal('personUnknown');
    this.assertFit(post, unitId);
    const postings = await this.store.postingsOf(personId, uow);
    const current = postings.filter((held) => !isOver(held, uow.now));
    assertSeparate(post, current);
    const known = postings.find((held) => held.post === post && held.unitId === unitId);
    if (known && !isOver(known, uow.now))
      throw new Refusal('postHeld', {
        name: person.name,
        unit: this.directory.brief(unitId).name,
        post: POSTS[post],
      });
    if (post === 'leader' && current.every((held) => held.post !== 'leader'))
      await this.dropCharges(uow, by, personId);
    const term = { startsAt: input.startsAt ?? uow.now, endsAt: input.endsAt ?? null };
    // A post held once before begins anew in its old row; what was is in the audit log.
    if (known) await uow.update('person_post', known.id, term);
    const id = known?.id ?? (await uow.insert('person_post', { personId, post, unitId, ...term }));
    const detail = { post: POSTS[post], unitId, from: term.startsAt, to: term.endsAt };
    await this.audit.record(uow, { ...by, action: 'postGiven', subject: `person:${personId}`, detail });
    return id;
  }

  /** Gives the person's id. */
  async setTerm(by: By, input: z.output<typeof postingTerm>): Promise<number> {
    const made = await this.changes.change(async (uow) => {
      const posting = await this.require(uow, by, input.id);
      assertTerm(input, uow.now);
      const term = { startsAt: input.startsAt ?? posting.startsAt, endsAt: input.endsAt ?? null };
      await uow.update('person_post', posting.id, term);
      const { post, unitId, personId } = posting;
      const detail = { post: POSTS[post], unitId, from: term.startsAt, to: term.endsAt };
      await this.audit.record(uow, { ...by, action: 'postGiven', subject: `person:${personId}`, detail });
      return String(personId);
    });
    return Number(made);
  }

  /** Gives the person's id. Throws `workInHands` or `postVacant` where that leaves open cases behind, unless `anyway`. */
  async end(by: By, { id, anyway }: z.output<typeof postingEnd>): Promise<number> {
    const made = await this.changes.change(async (uow) => {
      const posting = await this.require(uow, by, id);
      if (!anyway) await this.work.assertNothingLeft(posting.personId, [posting]);
      await this.endIn(uow, by, posting);
      return String(posting.personId);
    });
    return Number(made);
  }

  /** Within a change under way. Throws `lastAdministrator`. */
  async endIn(uow: UnitOfWork, by: By, posting: PostingRecord): Promise<void> {
    const { id, personId, post, unitId } = posting;
    assertNotLast(personId, [post], this.directory);
    await uow.update('person_post', id, { endsAt: uow.now });
    const detail = { post: POSTS[post], unitId };
    await this.audit.record(uow, { ...by, action: 'postTaken', subject: `person:${personId}`, detail });
  }

  /** Throws `personUnknown`, `unitUnknown`, `unitRetired` or `chargeNeedsLeader`. */
  async setCharges(by: By, { personId, unitIds }: z.output<typeof chargesInput>): Promise<void> {
    if (personId === by.actor.id) throw new Refusal('notYourself');
    await this.changes.change(async (uow) => {
      const person = await this.store.lock(uow, personId);
      if (!person || person.disabled === 1) throw new Refusal('personUnknown');
      const leads = ownPosts(personId, this.directory).some(({ post }) => post === 'leader');
      if (!leads && unitIds.length > 0) throw new Refusal('chargeNeedsLeader', { name: person.name });
      const wanted = [...new Set(unitIds)];
      for (const unitId of wanted) this.requireInUse(unitId);
      await uow.run('DELETE FROM leader_charge WHERE personId = ?', [personId]);
      for (const unitId of wanted) await uow.insert('leader_charge', { personId, unitId });
      const detail = { post: '分管', units: wanted };
      await this.audit.record(uow, { ...by, action: 'postGiven', subject: `person:${personId}`, detail });
      return '';
    });
  }

  /** What was in their charge went with the leader's post they had: another one begins with nothing. */
  private async dropCharges(uow: UnitOfWork, by: By, personId: number): Promise<void> {
    const { affected } = await uow.run('DELETE FROM leader_charge WHERE personId = ?', [personId]);
    if (affected === 0) return;
    const detail = { post: '分管', rows: affected };
    await this.audit.record(uow, { ...by, action: 'postTaken', subject: `person:${personId}`, detail });
  }

  private async require(uow: UnitOfWork, by: By, id: number): Promise<PostingRecord> {
    const posting = await this.store.posting(id, uow);
    if (!posting || isOver(posting, uow.now)) throw new Refusal('notFound');
    if (posting.personId === by.actor.id) throw new Refusal('notYourself');
    return posting;
  }

  private assertFit(post: Post, unitId: number): void {
    const unit = this.requireInUse(unitId);
    if (!POST_UNITS[post].includes(unit.kind))
      throw new Refusal('postUnfit', { unit: unit.name, post: POSTS[post] });
  }

  private requireInUse(unitId: number) {
    const unit = this.directory.requireUnit(unitId);
    if (unit.retiredAt !== undefined) throw new Refusal('unitRetired', { name: unit.name });
    return unit;
  }
}

const isOver = ({ endsAt }: PostingRecord, now: number): boolean => endsAt !== null && endsAt <= now;

function assertTerm({ startsAt, endsAt }: Term, now: number): void {
  if (endsAt === undefined) return;
  if (startsAt !== undefined && endsAt <= startsAt) throw new Refusal('termBackwards');
  if (endsAt <= now) throw new Refusal('termPast');
}
