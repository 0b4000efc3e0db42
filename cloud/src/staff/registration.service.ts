import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { Page } from '../../contract/route';
import type { RegistrationView } from '../../contract/staff/party.api';
import type {
  registrationInput,
  registrationsQuery,
  registrationTake,
} from '../../contract/staff/party.schema';
import { REGISTRATION_STATES, registrationStep } from '../../contract/staff/registration.flow';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { cursorId, pageOf } from '../kernel/keyset';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import {
  isApplicant,
  isCommunity,
  isPartyTo,
  registrationActions,
  type RegistrationRecord,
} from './registration.permits';
import { PartySeats, speaksFor, type PartyActor } from './party.seats';
import { hasPower, type By } from './staff.powers';

const OPEN = Object.entries(REGISTRATION_STATES).flatMap(([state, { open }]) => (open ? [`'${state}'`] : []));

/** 双报到: the one door for registrations; only `take` changes a state. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RegistrationService {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;
  @Inject() protected audit: AuditLog;
  @Inject() protected seats: PartySeats;
  @Inject() protected deliveries: Deliveries;

  /** Newest first: one's own, those of one's community or organisation, and to the administrators all. */
  async list(asking: Actor, query: z.output<typeof registrationsQuery>): Promise<Page<RegistrationView>> {
    const actor = await this.seats.seated(asking);
    const { communityId, state, size } = query;
    const rows: RegistrationRecord[] = [];
    const where = `id < ?${communityId === undefined ? '' : ' AND communityId = ?'}${state ? ' AND state = ?' : ''}`;
    for (let before = cursorId(query.after); rows.length <= size;) {
      const params = [before, ...(communityId === undefined ? [] : [communityId]), ...(state ? [state] : [])];
      const read = await this.database.read<RegistrationRecord>(
        `SELECT * FROM registration WHERE ${where} ORDER BY id DESC LIMIT 200`,
        params,
      );
      rows.push(...read.filter((row) => this.maySee(actor, row)));
      const last = read.at(-1);
      if (read.length < 200 || !last) break;
      before = last.id;
    }
    return pageOf(rows.slice(0, size + 1), size, (row) => this.view(actor, row));
  }

  /** Throws `memberUnknown`, `notYours`, `unitUnknown` or `registrationTwice`. */
  async register(by: By, input: z.output<typeof registrationInput>, call?: Once): Promise<RegistrationView> {
    const community = this.requireKind(input.communityId, 'community');
    const actor = await this.seats.seated(by.actor);
    const made = await once(this.database, call, async (uow) => {
      const applicant = await this.applicant(uow, actor, input.orgUnitId);
      await this.assertOnlyOne(uow, applicant, community);
      const id = await uow.insert('registration', {
        ...applicant,
        communityId: community.id,
        state: 'requested',
        words: input.words ?? '',
        answer: '',
        requestedById: by.actor.id,
        requestedAt: uow.now,
      });
      const detail = { unitId: community.id, action: '申请报到' };
      await this.audit.record(uow, { ...by, action: 'affiliated', subject: `registration:${id}`, detail });
      return String(id);
    });
    return this.view(actor, await this.require(Number(made)));
  }

  /** Throws `notFound` (not theirs to see), `notYours` or `registrationRefused`; `badInput` without a needed reason. */
  async take(by: By, input: z.output<typeof registrationTake>, call?: Once): Promise<RegistrationView> {
    const { id, action, words = '' } = input;
    const actor = await this.seats.seated(by.actor);
    await once(this.database, call, async (uow) => {
      const row = await uow.lock<RegistrationRecord>('SELECT * FROM registration WHERE id = ?', [id]);
      if (!row || !this.maySee(actor, row)) throw new Refusal('notFound');
      const step = registrationStep(action);
      if (!isPartyTo(action, actor, row, this.directory)) throw new Refusal('notYours');
      if (!step.from.includes(row.state))
        throw new Refusal('registrationRefused', {
          state: REGISTRATION_STATES[row.state].label,
          label: step.label,
        });
      if (step.asks === 'reason' && words === '') throw new Refusal('badInput', { first: '请写明原因' });
      await uow.update('registration', id, {
        state: step.to,
        answer: words,
        settledById: by.actor.id,
        settledAt: uow.now,
      });
      if (step.tells.includes('applicant')) this.tellApplicant(uow, row, { past: step.past, words, by });
      const detail = { unitId: row.communityId, action: step.label };
      await this.audit.record(uow, { ...by, action: 'affiliated', subject: `registration:${id}`, detail });
      return String(id);
    });
    return this.view(actor, await this.require(id));
  }

  /** The member, or whoever registered the organisation; nobody hears of what they did themselves. */
  private tellApplicant(
    uow: UnitOfWork,
    { id, personId, requestedById, communityId }: RegistrationRecord,
    { past, words, by }: { past: string; words: string; by: By },
  ): void {
    const applicant = personId ?? requestedById;
    if (applicant === by.actor.id) return;
    const { name } = this.directory.brief(communityId);
    const body = {
      ...{ personIds: [applicant], title: `双报到：${past}`, body: words ? `${name}：${words}` : name },
      about: { kind: 'registration', id },
    };
    this.deliveries.add(uow, [{ topic: 'party.told', body }]);
  }

  private async applicant(
    uow: UnitOfWork,
    actor: PartyActor,
    orgUnitId: number | undefined,
  ): Promise<{ personId: number | null; orgUnitId: number }> {
    if (orgUnitId !== undefined) {
      this.requireKind(orgUnitId, 'partyOrg');
      if (!speaksFor(actor, orgUnitId, this.directory)) throw new Refusal('notYours');
      return { personId: null, orgUnitId };
    }
    const member = await uow.lock<{ orgUnitId: number }>(
      'SELECT orgUnitId FROM party_member WHERE personId = ?',
      [actor.id],
    );
    if (!member) throw new Refusal('memberUnknown');
    return { personId: actor.id, orgUnitId: member.orgUnitId };
  }

  private async assertOnlyOne(
    uow: UnitOfWork,
    { personId, orgUnitId }: { personId: number | null; orgUnitId: number },
    community: Unit,
  ): Promise<void> {
    const whose = personId === null ? 'personId IS NULL AND orgUnitId = ?' : 'personId = ?';
    const known = await uow.one(
      `SELECT 1 AS yes FROM registration WHERE ${whose} AND communityId = ? AND state IN (${OPEN.join()})`,
      [personId ?? orgUnitId, community.id],
    );
    if (known) throw new Refusal('registrationTwice', { name: community.name });
  }

  private requireKind(id: number, kind: 'community' | 'partyOrg'): Unit {
    const unit = this.directory.requireUnit(id);
    if (unit.kind !== kind || unit.retiredAt !== undefined) throw new Refusal('unitUnknown', { id });
    return unit;
  }

  private async require(id: number): Promise<RegistrationRecord> {
    const row = await this.database.readOne<RegistrationRecord>('SELECT * FROM registration WHERE id = ?', [
      id,
    ]);
    if (!row) throw new Refusal('notFound');
    return row;
  }

  private maySee(actor: PartyActor, row: RegistrationRecord): boolean {
    return (
      hasPower(actor, 'look') ||
      isApplicant(actor, row, this.directory) ||
      (row.personId === null && actor.seat?.orgUnitId === row.orgUnitId) ||
      actor.posts.some(
        ({ post, unitId }) => post === 'leader' && this.directory.isUnder(row.communityId, unitId),
      ) ||
      isCommunity(actor, row)
    );
  }

  private view(actor: PartyActor, row: RegistrationRecord): RegistrationView {
    const { id, personId, orgUnitId, communityId, state, words, answer, requestedAt, settledAt } = row;
    const orgUnit = this.directory.brief(orgUnitId);
    const member = personId === null ? undefined : (this.directory.personName(personId) ?? '居民党员');
    return {
      id,
      applicant: member ?? orgUnit.name,
      applicantKind: personId === null ? 'unit' : 'member',
      orgUnit,
      community: this.directory.brief(communityId),
      state,
      stateLabel: REGISTRATION_STATES[state].label,
      ...{ words, answer, requestedAt },
      ...(settledAt === null ? {} : { settledAt }),
      actions: registrationActions(actor, row, this.directory).map((action) => {
        const { label, asks, tone = 'plain' } = registrationStep(action);
        return { action, label, form: asks, tone };
      }),
    };
  }
}
