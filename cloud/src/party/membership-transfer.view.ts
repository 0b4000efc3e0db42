import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  MEMBERSHIP_TRANSFER_FLOW,
  MEMBERSHIP_TRANSFER_STATES,
} from '../../contract/party/membership-transfer.flow';
import type { MembershipTransferView } from '../../contract/party/party-life.api';
import type { membershipTransfersQuery } from '../../contract/party/party-life.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import { cursorId } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { PartySeats, type PartyActor } from '../staff/party.seats';
import {
  membershipTransferActionsOf,
  partiesTo,
  type MembershipTransferRecord,
} from './membership-transfer.permits';
import { PartyEvents } from './party.events';
import { PartyLine } from './party.line';
import { PartyPeople } from './party.people';
import { seesInside } from './party.powers';

const PAST: Readonly<Record<string, string>> = {
  ask: '申请转接',
  ...Object.fromEntries(Object.entries(MEMBERSHIP_TRANSFER_FLOW).map(([action, { past }]) => [action, past])),
};
const BATCH = 200;

type Query = z.output<typeof membershipTransfersQuery>;

/** Transfers of members as this actor may see them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MembershipTransferViews {
  @Inject() protected database: Database;
  @Inject() protected events: PartyEvents;
  @Inject() protected people: PartyPeople;
  @Inject() protected seats: PartySeats;
  @Inject() line: PartyLine;
  @Inject() org: Directory;

  /** The newest first: one's own, and those from or to organisations the actor speaks for or leads. */
  async page(actor: Actor, { after, size, orgUnitId }: Query): Promise<Page<MembershipTransferView>> {
    const asking = await this.seats.seated(actor);
    const rows: MembershipTransferRecord[] = [];
    for (let before = cursorId(after); rows.length <= size;) {
      const read = await this.database.read<MembershipTransferRecord>(
        'SELECT * FROM party_transfer WHERE id < ? ORDER BY id DESC LIMIT ?',
        [before, BATCH],
      );
      rows.push(...read.filter((row) => this.isWanted(row, orgUnitId) && this.sees(asking, row)));
      const last = read.at(-1);
      if (read.length < BATCH || !last) break;
      before = last.id;
    }
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    return {
      rows: await Promise.all(shown.map((row) => this.view(asking, row))),
      ...(rows.length > size && last ? { next: `k${last.id.toString(36)}` } : {}),
    };
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<MembershipTransferView> {
    const asking = await this.seats.seated(actor);
    const row = await this.database.readOne<MembershipTransferRecord>(
      'SELECT * FROM party_transfer WHERE id = ?',
      [id],
    );
    if (!row || !this.sees(asking, row)) throw new Refusal('notFound');
    return this.view(asking, row);
  }

  private isWanted({ fromId, toId }: MembershipTransferRecord, orgUnitId: number | undefined): boolean {
    return orgUnitId === undefined || fromId === orgUnitId || toId === orgUnitId;
  }

  /** Fellow members need not know who means to leave. */
  private sees(actor: PartyActor, row: MembershipTransferRecord): boolean {
    const { seat: _, ...asLeader } = actor;
    return (
      partiesTo(actor, row, this.org).length > 0 ||
      [row.fromId, row.toId].some((id) => seesInside(asLeader, id, this))
    );
  }

  private async view(actor: PartyActor, row: MembershipTransferRecord): Promise<MembershipTransferView> {
    const { id, personId, fromId, toId, state, words, askedAt } = row;
    const [names, steps, seat] = await Promise.all([
      this.people.names([personId]),
      this.events.steps(actor, 'transfer', id, (action) => PAST[action] ?? action),
      this.seats.of(personId),
    ]);
    const stays = seat?.orgUnitId === fromId;
    const parties = partiesTo(actor, row, this.org);
    return {
      ...{ id, personId, state, words, askedAt, steps },
      name: names.get(personId) ?? '',
      from: this.org.brief(fromId),
      to: this.org.brief(toId),
      stateLabel: MEMBERSHIP_TRANSFER_STATES[state].label,
      actions: membershipTransferActionsOf({ state, parties, stays }),
    };
  }
}
