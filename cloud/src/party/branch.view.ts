import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { MEETING_KIND_NAMES, meetingRule, PARTY_DUTIES } from '../../contract/party/meeting.flow';
import type {
  BranchMember,
  BranchView,
  PartyMineView,
  PartyOrgBrief,
} from '../../contract/party/party-life.api';
import type { dutyInput } from '../../contract/party/party-life.schema';
import { MEMBER_KINDS } from '../../contract/staff/party.api';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { PartySeats, speaksFor, type PartyActor } from '../staff/party.seats';
import type { By } from '../staff/staff.powers';
import { BranchFigures } from './branch.figures';
import { PartyLine } from './party.line';
import { PartyPeople, type MemberRecord } from './party.people';
import { callsMeetingsOf, givesDutiesIn, seesFigures, seesInside } from './party.powers';

const MOST_RUN = 50;
const MOST_FOUND = 30;

/** A Party organisation's own page: who it is, what it owes, and what it has done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BranchViews {
  @Inject() protected database: Database;
  @Inject() protected figuresOf: BranchFigures;
  @Inject() protected people: PartyPeople;
  @Inject() protected seats: PartySeats;
  @Inject() line: PartyLine;
  @Inject() org: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected audit: AuditLog;

  async mine(asking: Actor): Promise<PartyMineView> {
    const actor = await this.seats.seated(asking);
    const runs = this.org.byKind('partyOrg').filter(({ id }) => speaksFor(actor, id, this.org));
    const own = actor.seat?.orgUnitId;
    const communities = actor.posts
      .filter(({ post }) => post === 'leader' || post === 'dispatcher' || post === 'gridWorker')
      .flatMap(({ unitId }) => this.org.ancestor(unitId, 'community') ?? []);
    return {
      ...(actor.seat ? { membership: this.membership(actor.seat) } : {}),
      runs: runs
        .sort((one, other) => Number(other.id === own) - Number(one.id === own))
        .slice(0, MOST_RUN)
        .map(({ id }) => this.org.brief(id)),
      communities: [...new Set(communities)].map(({ id }) => this.org.brief(id)),
    };
  }

  /** By name, for whoever looks for where to go; 30 at most. */
  found(words: string): PartyOrgBrief[] {
    return this.org
      .byKind('partyOrg')
      .filter(({ name, shortName }) => name.includes(words) || shortName.includes(words))
      .slice(0, MOST_FOUND)
      .map(({ id }) => this.line.brief(id));
  }

  /** Throws `notFound`. */
  async show(asking: Actor, id: number): Promise<BranchView> {
    const actor = await this.seats.seated(asking);
    const { rank } = this.line.require(id);
    if (!seesFigures(actor, id, this)) throw new Refusal('notFound');
    const stock = await this.figuresOf.of(this.line.withBelow(id), this.clock.now());
    const calls = callsMeetingsOf(actor, id, this);
    return {
      ...this.line.brief(id),
      above: this.line.above(id).map((each) => this.line.brief(each)),
      below: this.line.children(id).map((child) => {
        const within = this.line.withBelow(child);
        return { ...this.line.brief(child), members: stock.members(within), missing: stock.missing(within) };
      }),
      committee: await this.committee(id),
      figures: stock.figures,
      duties: stock.duties(id),
      mayCall: MEETING_KIND_NAMES.filter(
        (kind) => calls && meetingRule(kind).ranks.some((each) => each === rank),
      ).map((kind) => ({ kind, label: meetingRule(kind).label })),
      maySpeak: speaksFor(actor, id, this.org),
      seesMembers: seesInside(actor, id, this),
    };
  }

  /** Of itself and all below, with their names. Throws `notFound`. */
  async members(asking: Actor, id: number): Promise<BranchMember[]> {
    this.line.require(id);
    if (!seesInside(await this.seats.seated(asking), id, this)) throw new Refusal('notFound');
    return this.named(await this.people.members([id]));
  }

  /** Who does what in it. Throws `notFound`, `notYours` or `memberElsewhere`. */
  async setDuty(by: By, { id, personId, duty }: z.output<typeof dutyInput>): Promise<BranchMember> {
    const actor = await this.seats.seated(by.actor);
    this.line.require(id);
    if (!seesInside(actor, id, this)) throw new Refusal('notFound');
    if (!givesDutiesIn(actor, id, this)) throw new Refusal('notYours');
    const seat = await this.database.unitOfWork(async (uow) => {
      const member = await this.seats.of(personId, uow);
      if (member?.orgUnitId !== id) throw new Refusal('memberElsewhere');
      await uow.run('UPDATE party_member SET duty = ? WHERE personId = ?', [duty, personId]);
      const detail = { unitId: id, action: duty === null ? '免去职务' : PARTY_DUTIES[duty] };
      await this.audit.record(uow, { ...by, action: 'affiliated', subject: `person:${personId}`, detail });
      return { ...member, duty };
    });
    const [row] = await this.named([seat]);
    if (!row) throw new Refusal('notFound');
    return row;
  }

  private async committee(id: number): Promise<BranchView['committee']> {
    const members = (await this.people.members([id])).filter(({ duty }) => duty !== null);
    const named = await this.named(members);
    const order = Object.values<string>(PARTY_DUTIES);
    return named
      .map(({ personId, name, dutyLabel = '' }) => ({ personId, name, dutyLabel }))
      .sort((one, other) => order.indexOf(one.dutyLabel) - order.indexOf(other.dutyLabel));
  }

  private membership({ orgUnitId, kind, since, duty }: NonNullable<PartyActor['seat']>) {
    const org = this.org.brief(orgUnitId);
    return { org, kindLabel: MEMBER_KINDS[kind], since, ...dutyOf(duty) };
  }

  private async named(members: readonly MemberRecord[]): Promise<BranchMember[]> {
    const names = await this.people.names(members.map(({ personId }) => personId));
    return members.map(({ personId, orgUnitId, kind, duty }) => ({
      personId,
      name: names.get(personId) ?? '',
      kindLabel: MEMBER_KINDS[kind],
      org: this.org.brief(orgUnitId),
      ...dutyOf(duty),
    }));
  }
}

const dutyOf = (duty: MemberRecord['duty']) => (duty === null ? {} : { duty, dutyLabel: PARTY_DUTIES[duty] });
