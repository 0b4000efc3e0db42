import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  MEMBERSHIP_TRANSFER_FLOW,
  membershipTransferStep,
  type MembershipTransferAction,
  type MembershipTransferParty,
} from '../../contract/party/membership-transfer.flow';
import {
  membershipTransferForms,
  type membershipTransferInput,
} from '../../contract/party/party-life.schema';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { parse } from '../kernel/http';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { PartySeats, speaksFor, type PartyActor } from '../staff/party.seats';
import type { By } from '../staff/staff.powers';
import {
  admitToMembershipTransfer,
  partiesTo,
  type MembershipTransferRecord,
} from './membership-transfer.permits';
import { PartyEvents } from './party.events';
import { PartyLine } from './party.line';
import { PartyPeople } from './party.people';

interface Asked {
  readonly action: MembershipTransferAction;
  readonly words: string;
}

/** 组织关系转接: the one door for transfers of members; only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MembershipTransferService {
  @Inject() protected database: Database;
  @Inject() protected events: PartyEvents;
  @Inject() protected people: PartyPeople;
  @Inject() protected seats: PartySeats;
  @Inject() protected line: PartyLine;
  @Inject() protected org: Directory;
  @Inject() protected audit: AuditLog;

  /** The member asks, or their organisation does; gives the id. Throws `memberUnknown`, `notFound`, `notYours`, `transferSame` or `transferOpen`. */
  async ask(by: By, input: z.output<typeof membershipTransferInput>, call?: Once): Promise<number> {
    const actor = await this.seats.seated(by.actor);
    const to = this.line.require(input.toId);
    const personId = input.personId ?? actor.id;
    const made = await once(this.database, call, async (uow) => {
      // The member's row: two requests at once wait for each other here.
      const seat = await this.seats.of(personId, uow);
      const askedForId = personId === actor.id ? null : (seat?.orgUnitId ?? 0);
      if (askedForId !== null && !speaksFor(actor, askedForId, this.org)) throw new Refusal('notYours');
      if (!seat) throw new Refusal('memberUnknown');
      if (seat.orgUnitId === to.id) throw new Refusal('transferSame', { name: to.name });
      const open = await uow.one(
        "SELECT 1 AS yes FROM party_transfer WHERE personId = ? AND state IN ('requested', 'released')",
        [personId],
      );
      if (open) throw new Refusal('transferOpen');
      const row = { personId, fromId: seat.orgUnitId, toId: to.id, words: input.words, askedById: actor.id };
      const state = 'requested' as const;
      const id = await uow.insert('party_transfer', { ...row, state, askedForId, askedAt: uow.now });
      this.append(uow, actor, { id, action: 'ask', words: input.words, unitId: askedForId });
      const told = [personId, ...(await this.people.speakers(uow, seat.orgUnitId))];
      this.people.tell(uow, told, {
        title: '组织关系转接待办理',
        body: `申请转往${to.name}：${input.words}`,
        about: { kind: 'transfer', id },
        but: actor.id,
      });
      return String(id);
    });
    return Number(made);
  }

  /** Takes one step; with `accept` the membership moves in the same transaction. Throws `notFound`, `notYours`, `stepRefused` or `badInput`. */
  async take(
    by: By,
    { id, action, form }: { id: number; action: string; form: unknown },
    call?: Once,
  ): Promise<void> {
    if (!isTransferAction(action)) throw new Refusal('notFound');
    const schema: z.ZodType<{ words?: string }> =
      membershipTransferForms[MEMBERSHIP_TRANSFER_FLOW[action].asks];
    const { words = '' } = parse(schema, form);
    const actor = await this.seats.seated(by.actor);
    await once(this.database, call, async (uow) => {
      const transfer = await uow.lock<MembershipTransferRecord>('SELECT * FROM party_transfer WHERE id = ?', [
        id,
      ]);
      const parties = transfer ? partiesTo(actor, transfer, this.org) : [];
      // Whose it is not, to them it is not there.
      if (!transfer || parties.length === 0) throw new Refusal('notFound');
      const stays = (await this.seats.of(transfer.personId, uow))?.orgUnitId === transfer.fromId;
      const party = admitToMembershipTransfer(action, { state: transfer.state, parties, stays });
      await this.step(uow, actor, transfer, { action, words, party });
      if (action === 'accept') await this.move(uow, by, transfer);
      return String(id);
    });
  }

  private async step(
    uow: UnitOfWork,
    actor: PartyActor,
    transfer: MembershipTransferRecord,
    { action, words, party }: Asked & { party: MembershipTransferParty | 'clock' },
  ): Promise<void> {
    const { to, past, tells } = membershipTransferStep(action);
    await uow.update('party_transfer', transfer.id, { state: to === 'same' ? transfer.state : to });
    const as = {
      from: transfer.fromId,
      to: transfer.toId,
      asker: transfer.askedForId,
      member: null,
      clock: null,
    };
    this.append(uow, actor, { id: transfer.id, action, words, unitId: as[party] });
    const told = await Promise.all(tells.map((each) => this.peopleOf(uow, transfer, each)));
    const route = `${this.org.brief(transfer.fromId).name} → ${this.org.brief(transfer.toId).name}`;
    this.people.tell(uow, told.flat(), {
      title: `组织关系转接：${past}`,
      body: words ? `${route}。${words}` : route,
      about: { kind: 'transfer', id: transfer.id },
      but: actor.id,
    });
  }

  /** Whoever passes on leaves their duty behind. */
  private async move(
    uow: UnitOfWork,
    by: By,
    { id, personId, toId }: MembershipTransferRecord,
  ): Promise<void> {
    await uow.run('UPDATE party_member SET orgUnitId = ?, duty = NULL WHERE personId = ?', [toId, personId]);
    const detail = { unitId: toId, action: '组织关系转入', subject: `transfer:${id}` };
    await this.audit.record(uow, { ...by, action: 'affiliated', subject: `person:${personId}`, detail });
  }

  private async peopleOf(
    uow: UnitOfWork,
    { personId, fromId, toId, askedById }: MembershipTransferRecord,
    party: MembershipTransferParty | 'clock',
  ): Promise<number[]> {
    if (party === 'from' || party === 'to')
      return this.people.speakers(uow, party === 'from' ? fromId : toId);
    return [party === 'member' ? personId : askedById];
  }

  private append(
    uow: UnitOfWork,
    actor: PartyActor,
    { id, action, words, unitId }: { id: number; action: string; words: string; unitId: number | null },
  ): void {
    const event = { subject: 'transfer' as const, subjectId: id, action, actor, words };
    this.events.append(uow, { ...event, ...(unitId === null ? {} : { unitId }) });
  }
}

const isTransferAction = (text: string): text is MembershipTransferAction =>
  Object.hasOwn(MEMBERSHIP_TRANSFER_FLOW, text);
