import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  CONTACT_FLOW,
  contactStep,
  type ContactAction,
  type ContactForm,
} from '../../contract/party/contact.flow';
import { contactForms, type contactInput } from '../../contract/party/party-life.schema';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { parse } from '../kernel/http';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import { PartySeats, speaksFor, type PartyActor } from '../staff/party.seats';
import { VolunteerPhotos } from '../volunteer/volunteer.photos';
import { admitToContact } from './contact.permits';
import { communityPeople, isCommunitySide, isPartySide, seesPair } from './contact.sides';
import { ContactStore, type ContactRecord } from './contact.store';
import { PartyEvents } from './party.events';
import { PartyLine } from './party.line';
import { PartyPeople } from './party.people';

type Proposal = z.output<typeof contactInput>;
/** A step that asks for nothing. */
interface NoForm {
  readonly words?: undefined;
}
type Filled = {
  [F in ContactForm]: F extends 'none' ? NoForm : z.output<(typeof contactForms)[F]>;
}[ContactForm];

/** A visit is written down within a year. */
const LATEST = 366 * 86_400_000;

/** 双联系: the one door for contact pairs; only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContactService {
  @Inject() protected database: Database;
  @Inject() protected store: ContactStore;
  @Inject() protected events: PartyEvents;
  @Inject() protected people: PartyPeople;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected seats: PartySeats;
  @Inject() line: PartyLine;
  @Inject() org: Directory;

  /** Either side proposes and the other is told; gives the id. Throws `unitUnknown`, `notFound`, `notYours`, `memberUnknown` or `contactTwice`. */
  async propose(actor: Actor, proposal: Proposal, by?: Once): Promise<number> {
    const asking = await this.seats.seated(actor);
    const target = this.target(proposal.targetId);
    const communityId = this.org.ancestor(target.id, 'community')?.id ?? target.id;
    const sides = this.partySide(asking, proposal);
    const { from, households = '', words } = proposal;
    const pair = { ...sides, targetId: target.id, communityId, households, words, proposedBy: from };
    if (from === 'community' && !isCommunitySide(asking, pair)) throw new Refusal('notYours');
    const made = await once(this.database, by, async (uow) => {
      const row = { ...pair, state: 'proposed' as const, proposedById: actor.id, proposedAt: uow.now };
      // Two proposals at once wait for each other here.
      await uow.lock('SELECT id FROM unit WHERE id = ?', [target.id]);
      if (await this.store.isOpen(uow, row)) throw new Refusal('contactTwice', { name: target.name });
      const id = await this.store.insert(uow, row);
      const unitId = this.actsAs(pair, from);
      const event = { subject: 'contact' as const, subjectId: id, action: 'propose', actor, words };
      this.events.append(uow, { ...event, ...(unitId === undefined ? {} : { unitId }) });
      await this.told(
        uow,
        { ...pair, id },
        {
          side: other(from),
          title: `双联系待确认：${target.name}`,
          words,
          but: actor.id,
        },
      );
      return String(id);
    });
    return Number(made);
  }

  /** Takes one step. Throws `notFound`, `notYours`, `stepRefused`, `badInput` or `visitTimeUnfit`. */
  async take(
    actor: Actor,
    { id, action, form }: { id: number; action: string; form: unknown },
    call?: Once,
  ): Promise<void> {
    if (!isContactAction(action)) throw new Refusal('notFound');
    const schema: z.ZodType<Filled> = contactForms[CONTACT_FLOW[action].asks];
    const filled = parse(schema, form);
    const asking = await this.seats.seated(actor);
    await once(this.database, call, async (uow) => {
      const pair = await this.store.lock(uow, id);
      if (!pair || !seesPair(asking, pair, this)) throw new Refusal('notFound');
      await this.step(uow, asking, pair, { action, form: filled });
      return String(id);
    });
  }

  private async step(
    uow: UnitOfWork,
    actor: PartyActor,
    pair: ContactRecord,
    { action, form }: { action: ContactAction; form: Filled },
  ): Promise<void> {
    const side = admitToContact(action, {
      ...pair,
      isPartySide: isPartySide(actor, pair, this.org),
      isCommunitySide: isCommunitySide(actor, pair),
    });
    const { to, past, tells } = contactStep(action);
    const visit = 'files' in form ? await this.visit(uow, actor, pair, form) : undefined;
    const state = to === 'same' ? {} : { state: to };
    await this.store.write(uow, pair.id, { ...state, ...visit?.columns });
    const unitId = this.actsAs(pair, side);
    const words = form.words ?? '';
    this.events.append(uow, {
      ...{ subject: 'contact', subjectId: pair.id, action, actor, words },
      ...(unitId === undefined ? {} : { unitId }),
      ...(visit && { files: visit.files, happenedAt: visit.happenedAt }),
    });
    const title = `${past}：${this.org.brief(pair.targetId).name}`;
    if (tells.length > 0) await this.told(uow, pair, { side: other(side), title, words, but: actor.id });
  }

  private async visit(
    uow: UnitOfWork,
    actor: Actor,
    { visits, visitedAt }: ContactRecord,
    { at = uow.now, files }: z.output<typeof contactForms.visit>,
  ) {
    if (at > uow.now + 60_000 || at < uow.now - LATEST) throw new Refusal('visitTimeUnfit');
    return {
      columns: { visits: visits + 1, visitedAt: Math.max(visitedAt ?? 0, at) },
      files: await this.photos.checked(uow, actor, files),
      happenedAt: at,
    };
  }

  /** The Party's side of a proposal, whoever makes it. */
  private partySide(
    actor: PartyActor,
    { from, orgUnitId }: Proposal,
  ): { orgUnitId: number; personId: number | null } {
    if (orgUnitId !== undefined) {
      this.line.require(orgUnitId);
      if (from === 'party' && !speaksFor(actor, orgUnitId, this.org)) throw new Refusal('notYours');
      return { orgUnitId, personId: null };
    }
    if (!actor.seat) throw new Refusal('memberUnknown');
    return { orgUnitId: actor.seat.orgUnitId, personId: actor.id };
  }

  private target(id: number): Unit {
    const unit = this.org.requireUnit(id);
    if ((unit.kind !== 'community' && unit.kind !== 'grid') || unit.retiredAt !== undefined)
      throw new Refusal('unitUnknown', { id });
    return unit;
  }

  /** As whom the step is signed; a member signs themselves. */
  private actsAs(
    pair: Pick<ContactRecord, 'orgUnitId' | 'personId' | 'communityId'>,
    side: Side,
  ): number | undefined {
    if (side === 'community') return pair.communityId;
    return pair.personId === null ? pair.orgUnitId : undefined;
  }

  private async told(
    uow: UnitOfWork,
    pair: Pick<ContactRecord, 'id' | 'orgUnitId' | 'personId' | 'communityId' | 'targetId'>,
    { side, title, words, but }: { side: Side; title: string; words: string; but: number },
  ): Promise<void> {
    const party = pair.personId === null ? this.people.speakers(uow, pair.orgUnitId) : [pair.personId];
    const people = side === 'party' ? await party : communityPeople(pair, this.org);
    const body = `${this.org.brief(pair.orgUnitId).name}。${words}`;
    this.people.tell(uow, people, { title, body, about: { kind: 'contact', id: pair.id }, but });
  }
}

type Side = 'party' | 'community';
const other = (side: Side): Side => (side === 'party' ? 'community' : 'party');
const isContactAction = (text: string): text is ContactAction => Object.hasOwn(CONTACT_FLOW, text);
