import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { PARTY_RANKS } from '../../contract/org/org.api';
import type { Page } from '../../contract/route';
import {
  MEMBER_KINDS,
  type MemberKind,
  type MemberRow,
  type PartyOrgRow,
} from '../../contract/staff/party.api';
import type { memberInput, membersQuery } from '../../contract/staff/party.schema';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import { orgAbove } from './party.tree';
import { assertMayLook, looksAfter, type By } from './staff.powers';

interface MemberRecord {
  id: number;
  personId: number;
  name: string;
  orgUnitId: number;
  kind: MemberKind;
  since: number;
}

const COLUMNS = 'm.id, m.personId, p.name, m.orgUnitId, m.kind, m.since';

/** Party organisations stand in the tree below the unit they belong to; their members are kept here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PartyService {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;
  @Inject() protected audit: AuditLog;

  /** All of them, parents first, with the number of members in each. */
  async orgs(actor: Actor): Promise<PartyOrgRow[]> {
    assertMayLook(actor);
    const counts = await this.database.read<{ orgUnitId: number; n: number }>(
      'SELECT orgUnitId, COUNT(*) AS n FROM party_member GROUP BY orgUnitId',
    );
    const members = new Map(counts.map(({ orgUnitId, n }) => [orgUnitId, n]));
    return this.directory
      .byKind('partyOrg')
      .filter((unit) => looksAfter(actor, unit.id, this.directory))
      .map((unit) => this.row(unit, members.get(unit.id) ?? 0));
  }

  /** Newest first; a leader sees those of the organisations below. */
  async members(actor: Actor, query: z.output<typeof membersQuery>): Promise<Page<MemberRow>> {
    assertMayLook(actor);
    const { orgUnitId, size } = query;
    if (orgUnitId !== undefined && !looksAfter(actor, orgUnitId, this.directory))
      throw new Refusal('notFound');
    const seen = this.directory.byKind('partyOrg').filter(({ id }) => looksAfter(actor, id, this.directory));
    const ids = orgUnitId === undefined ? seen.map(({ id }) => id) : [orgUnitId];
    if (ids.length === 0) return { rows: [] };
    const rows = await this.database.read<MemberRecord>(
      `SELECT ${COLUMNS} FROM party_member m JOIN person p ON p.id = m.personId
       WHERE m.id < ? AND m.orgUnitId IN (${ids.map(() => '?').join(', ')}) ORDER BY m.id DESC LIMIT ?`,
      [cursorId(query.after), ...ids, size + 1],
    );
    return pageOf(rows, size, (row) => this.memberRow(row));
  }

  /** Throws `notFound` (no such person), `unitUnknown`, `unitRetired` or `notPartyOrg`. */
  async setMember(by: By, input: z.output<typeof memberInput>): Promise<MemberRow> {
    const { personId, orgUnitId, kind, since } = input;
    const unit = this.directory.requireUnit(orgUnitId);
    if (unit.retiredAt !== undefined) throw new Refusal('unitRetired', { name: unit.name });
    if (unit.kind !== 'partyOrg') throw new Refusal('notPartyOrg', { name: unit.name });
    await this.database.unitOfWork(async (uow) => {
      const person = await uow.lock('SELECT id FROM person WHERE id = ?', [personId]);
      if (!person) throw new Refusal('notFound');
      const { affected } = await uow.run(
        `UPDATE party_member SET duty = CASE WHEN orgUnitId = ? THEN duty END, orgUnitId = ?, kind = ?, since = ?
         WHERE personId = ?`,
        [orgUnitId, orgUnitId, kind, since, personId],
      );
      if (affected === 0) await uow.insert('party_member', { personId, orgUnitId, kind, since });
      const detail = { unitId: orgUnitId, action: '登记党员' };
      await this.audit.record(uow, { ...by, action: 'affiliated', subject: `person:${personId}`, detail });
    });
    return this.requireMember(personId);
  }

  async dropMember(by: By, personId: number): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const { affected } = await uow.run('DELETE FROM party_member WHERE personId = ?', [personId]);
      if (affected === 0) throw new Refusal('notFound');
      const detail = { action: '移出名册' };
      await this.audit.record(uow, { ...by, action: 'affiliated', subject: `person:${personId}`, detail });
    });
  }

  private async requireMember(personId: number): Promise<MemberRow> {
    const row = await this.database.readOne<MemberRecord>(
      `SELECT ${COLUMNS} FROM party_member m JOIN person p ON p.id = m.personId WHERE m.personId = ?`,
      [personId],
    );
    if (!row) throw new Refusal('notFound');
    return this.memberRow(row);
  }

  private memberRow({ personId, name, orgUnitId, kind, since }: MemberRecord): MemberRow {
    // Residents' names are sealed: of them it is only known here that they are members.
    const shown = this.directory.personName(personId) ?? (name || '居民党员');
    const orgUnit = this.directory.brief(orgUnitId);
    return { personId, name: shown, kind, kindLabel: MEMBER_KINDS[kind], orgUnit, since };
  }

  private row(unit: Unit, members: number): PartyOrgRow {
    const rank = unit.rank ?? 'branch';
    const above = this.directory.above(unit.id).reverse();
    const home = above.find(({ kind }) => kind !== 'partyOrg');
    const parent = orgAbove(unit.id, this.directory);
    return {
      id: unit.id,
      name: unit.name,
      rank,
      rankLabel: PARTY_RANKS[rank],
      unit: this.directory.brief(home?.id),
      ...(parent ? { aboveId: parent.id } : {}),
      members,
    };
  }
}
