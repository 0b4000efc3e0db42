import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { delegationInput } from '../../contract/staff/staff.schema';
import { AuditLog } from '../kernel/audit';
import type { UnitOfWork } from '../kernel/database';
import type { Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { OrgChanges } from '../org/org-changes';
import { mayDelegate } from '../org/posts-held';
import { mayDelegateFor, maySeePerson, ownPosts, type By } from './staff.powers';
import { StaffStore, type DelegationRecord } from './staff.store';

type NewDelegation = z.output<typeof delegationInput>;

const DAY = 86_400_000;
const MOST_DAYS = 180;

/** Who stands in for whom while away (代理): the security administrator says so, or the leader above both. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DelegationService {
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected store: StaffStore;
  @Inject() protected audit: AuditLog;

  /**
   * Throws `notYours` (not above both), `notYourself`, `personUnknown`, `termBackwards`, `termPast`, `delegationLong`,
   * `delegationEmpty` or `delegationTwice`.
   */
  async delegate(by: By, asked: NewDelegation, call?: Once): Promise<DelegationRecord> {
    const made = await this.changes.change(async (uow) => {
      // What was done before it was said stays the absent one's own.
      const input = { ...asked, startsAt: Math.max(asked.startsAt, uow.now) };
      this.assertMay(by, input);
      assertTerm(asked, uow.now);
      await this.assertSound(uow, input);
      const { fromId, toId, startsAt, endsAt, words } = input;
      const row = { fromId, toId, startsAt, endsAt, words, byId: by.actor.id, createdAt: uow.now };
      const id = await uow.insert('delegation', row);
      const detail = { personId: toId, from: startsAt, to: endsAt, reason: words };
      await this.audit.record(uow, { ...by, action: 'delegated', subject: `person:${fromId}`, detail });
      return String(id);
    }, call);
    return this.require(Number(made));
  }

  /** Ends at once; one that was still to come never begins. Throws `notFound`. */
  async end(by: By, id: number): Promise<DelegationRecord> {
    await this.changes.change(async (uow) => {
      const row = await uow.lock<DelegationRecord>('SELECT * FROM delegation WHERE id = ?', [id]);
      const theirs = row && mayDelegateFor(by.actor, row.fromId, this.directory);
      if (!row || !theirs || row.endsAt <= uow.now) throw new Refusal('notFound');
      await uow.update('delegation', id, { endsAt: uow.now, startsAt: Math.min(row.startsAt, uow.now) });
      const detail = { personId: row.toId, action: '结束', to: uow.now };
      await this.audit.record(uow, { ...by, action: 'delegated', subject: `person:${row.fromId}`, detail });
      return '';
    });
    return this.require(id);
  }

  private assertMay({ actor }: By, { fromId, toId }: NewDelegation): void {
    if (!mayDelegateFor(actor, fromId, this.directory) || !maySeePerson(actor, toId, this.directory))
      throw new Refusal('notYours');
    // Nobody hands power to themselves.
    if (toId === actor.id || fromId === toId) throw new Refusal('notYourself');
  }

  private async assertSound(
    uow: UnitOfWork,
    { fromId, toId, startsAt, endsAt }: NewDelegation,
  ): Promise<void> {
    for (const id of [fromId, toId]) {
      const person = await this.store.lock(uow, id);
      if (!person || person.disabled === 1) throw new Refusal('personUnknown');
    }
    const name = this.directory.personName(fromId);
    if (!ownPosts(fromId, this.directory).some(({ post }) => mayDelegate(post)))
      throw new Refusal('delegationEmpty', { name });
    const other = await uow.one(
      'SELECT 1 AS yes FROM delegation WHERE fromId = ? AND startsAt < ? AND endsAt > ?',
      [fromId, endsAt, startsAt],
    );
    if (other) throw new Refusal('delegationTwice', { name });
  }

  private async require(id: number): Promise<DelegationRecord> {
    const [row] = await this.store.delegations({ before: id + 1, most: 1 });
    if (row?.id !== id) throw new Refusal('notFound');
    return row;
  }
}

function assertTerm({ startsAt, endsAt }: NewDelegation, now: number): void {
  if (endsAt <= startsAt) throw new Refusal('termBackwards');
  if (endsAt <= now) throw new Refusal('termPast');
  if (endsAt - Math.max(startsAt, now) > MOST_DAYS * DAY)
    throw new Refusal('delegationLong', { days: MOST_DAYS });
}
