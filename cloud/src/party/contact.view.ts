import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { CONTACT_FLOW, CONTACT_STATES } from '../../contract/party/contact.flow';
import type { ContactRow, ContactView } from '../../contract/party/party-life.api';
import type { contactsQuery } from '../../contract/party/party-life.schema';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { cursorId, pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { PartySeats } from '../staff/party.seats';
import { contactActionsOf } from './contact.permits';
import { isCommunitySide, isPartySide, seesPair } from './contact.sides';
import { ContactStore, type ContactRecord } from './contact.store';
import { PartyEvents } from './party.events';
import { PartyLine } from './party.line';
import { PartyPeople } from './party.people';

const PAST: Readonly<Record<string, string>> = {
  propose: '提出结对',
  ...Object.fromEntries(Object.entries(CONTACT_FLOW).map(([action, { past }]) => [action, past])),
};

/** Contact pairs as this actor may see them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContactViews {
  @Inject() protected store: ContactStore;
  @Inject() protected events: PartyEvents;
  @Inject() protected people: PartyPeople;
  @Inject() protected seats: PartySeats;
  @Inject() line: PartyLine;
  @Inject() org: Directory;

  /** The newest first: one's own, and those of one's organisation or community. */
  async page(
    actor: Actor,
    { after, size, ...filter }: z.output<typeof contactsQuery>,
  ): Promise<Page<ContactRow>> {
    const asking = await this.seats.seated(actor);
    const part = { before: cursorId(after), most: size + 1 };
    const pairs = await this.store.list(filter, part, (row) => seesPair(asking, row, this));
    const names = await this.people.names(pairs.flatMap(({ personId }) => personId ?? []));
    return pageOf(pairs, size, (pair) => this.row(pair, names));
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<ContactView> {
    const asking = await this.seats.seated(actor);
    const pair = await this.store.find(id);
    if (!pair || !seesPair(asking, pair, this)) throw new Refusal('notFound');
    const [names, steps] = await Promise.all([
      this.people.names(pair.personId === null ? [] : [pair.personId]),
      this.events.steps(actor, 'contact', id, (action) => PAST[action] ?? action),
    ]);
    return {
      ...this.row(pair, names),
      steps,
      actions: contactActionsOf({
        ...pair,
        isPartySide: isPartySide(asking, pair, this.org),
        isCommunitySide: isCommunitySide(asking, pair),
      }),
    };
  }

  private row(pair: ContactRecord, names: ReadonlyMap<number, string>): ContactRow {
    const { id, orgUnitId, personId, targetId, communityId, state, visitedAt } = pair;
    const { households, words, proposedBy, proposedAt, visits } = pair;
    return {
      ...{ id, households, state, words, proposedBy, proposedAt, visits },
      org: this.org.brief(orgUnitId),
      ...(personId === null ? {} : { member: names.get(personId) ?? '' }),
      target: this.org.brief(targetId),
      community: this.org.brief(communityId),
      stateLabel: CONTACT_STATES[state].label,
      ...(visitedAt === null ? {} : { visitedAt }),
    };
  }
}
