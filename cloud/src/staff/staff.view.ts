import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { POSTS } from '../../contract/identity/identity.api';
import { maskedPhone } from '../../contract/identity/masks';
import type { Page } from '../../contract/route';
import { MEMBER_KINDS, type MemberKind } from '../../contract/staff/party.api';
import type { DelegationView, PostingView, StaffRow, StaffView } from '../../contract/staff/staff.api';
import type { delegationQuery, staffQuery } from '../../contract/staff/staff.schema';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { phoneOf } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { assertMayLook, hasPower, mayDelegateFor, maySeePerson } from './staff.powers';
import { StaffStore, type DelegationRecord, type PostingRecord, type StaffRecord } from './staff.store';

const LATEST = 20;

/** People and their posts as those see them who look after them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffViews {
  @Inject() protected database: Database;
  @Inject() protected store: StaffStore;
  @Inject() protected directory: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected sealer: Sealer;

  /** Newest first. The names are in memory, so they are searched there, by any part. */
  async list(actor: Actor, query: z.output<typeof staffQuery>): Promise<Page<StaffRow>> {
    assertMayLook(actor);
    const before = cursorId(query.after);
    const fits = await this.filter(actor, query);
    const ids = [...this.directory.staffNames().keys()].filter((id) => id < before && fits(id));
    ids.sort((a, b) => b - a);
    const rows = await this.store.staff(ids.slice(0, query.size + 1));
    return pageOf(rows, query.size, (row) => this.row(row));
  }

  private async filter(
    actor: Actor,
    { words, unitId, below, post, state }: z.output<typeof staffQuery>,
  ): Promise<(id: number) => boolean> {
    const names = this.directory.staffNames();
    const disabled = state ? await this.store.disabledIds() : new Set<number>();
    const accounts = words && /^[a-z0-9.-]+$/.test(words) ? await this.store.idsByAccount(words) : undefined;
    const here = (held: number): boolean =>
      unitId === undefined || held === unitId || (below === '1' && this.directory.isUnder(held, unitId));
    return (id) =>
      (!words || (names.get(id) ?? '').includes(words) || accounts?.has(id) === true) &&
      (!state || disabled.has(id) === (state === 'disabled')) &&
      ((unitId === undefined && post === undefined) ||
        this.directory.postsOf(id).some((held) => here(held.unitId) && (!post || held.post === post))) &&
      maySeePerson(actor, id, this.directory);
  }

  /** Throws `notFound` also for whoever is not below the leader who asks. */
  async show(actor: Actor, id: number): Promise<StaffView> {
    const row = await this.store.one(id);
    if (!row || !maySeePerson(actor, id, this.directory)) throw new Refusal('notFound');
    const [postings, delegations, party] = await Promise.all([
      this.store.postingsOf(id),
      this.store.delegations({ personId: id, before: Number.MAX_SAFE_INTEGER, most: LATEST }),
      this.party(id),
    ]);
    const now = this.clock.now();
    return {
      ...this.row(row),
      createdAt: row.createdAt,
      postings: postings.map((posting) => this.posting(posting, now)),
      charges: this.directory.ownChargesOf(id).map((unitId) => this.directory.brief(unitId)),
      delegations: delegations.map((delegation) => this.delegation(actor, delegation)),
      ...(party ? { party } : {}),
      may: {
        edit: hasPower(actor, 'edit'),
        post: hasPower(actor, 'post'),
        delegate: mayDelegateFor(actor, id, this.directory),
      },
    };
  }

  /** A leader sees those of the people below. */
  async delegations(actor: Actor, query: z.output<typeof delegationQuery>): Promise<Page<DelegationView>> {
    assertMayLook(actor);
    const { personId, size } = query;
    const rows: DelegationRecord[] = [];
    // Read on until the page is full: what a leader may not see is passed over.
    for (let before = cursorId(query.after); rows.length <= size;) {
      const read = await this.store.delegations({
        ...(personId === undefined ? {} : { personId }),
        before,
        most: 200,
      });
      rows.push(
        ...read.filter(({ fromId, toId }) =>
          [fromId, toId].some((id) => maySeePerson(actor, id, this.directory)),
        ),
      );
      const last = read.at(-1);
      if (read.length < 200 || !last) break;
      before = last.id;
    }
    return pageOf(rows.slice(0, size + 1), size, (row) => this.delegation(actor, row));
  }

  delegation(actor: Actor, { id, fromId, toId, startsAt, endsAt, words }: DelegationRecord): DelegationView {
    const now = this.clock.now();
    const state = now < startsAt ? 'coming' : now < endsAt ? 'running' : 'over';
    const person = (personId: number) => ({ id: personId, name: this.directory.personName(personId) ?? '' });
    const mayEnd = state !== 'over' && mayDelegateFor(actor, fromId, this.directory);
    return { id, from: person(fromId), to: person(toId), startsAt, endsAt, words, state, mayEnd };
  }

  private row({ id, account, name, phoneSealed, disabled }: StaffRecord): StaffRow {
    return {
      id,
      account: account ?? '',
      name,
      phone: maskedPhone(phoneOf(this.sealer, { phoneSealed })),
      disabled: disabled === 1,
      posts: this.directory.postsOf(id).map(({ post, unitId, standsFor }) => ({
        label: POSTS[post],
        unitName: this.directory.brief(unitId).name,
        ...(standsFor ? { standsFor: standsFor.name } : {}),
      })),
    };
  }

  private posting({ id, post, unitId, startsAt, endsAt }: PostingRecord, now: number): PostingView {
    const over = endsAt !== null && endsAt <= now;
    return {
      id,
      post,
      label: POSTS[post],
      unit: this.directory.brief(unitId),
      ...(startsAt === null ? {} : { startsAt }),
      ...(endsAt === null ? {} : { endsAt }),
      state: over ? 'over' : startsAt !== null && startsAt > now ? 'coming' : 'held',
    };
  }

  private async party(personId: number): Promise<StaffView['party']> {
    const row = await this.database.readOne<{ orgUnitId: number; since: number; kind: MemberKind }>(
      'SELECT orgUnitId, since, kind FROM party_member WHERE personId = ?',
      [personId],
    );
    return (
      row && {
        orgUnit: this.directory.brief(row.orgUnitId),
        since: row.since,
        kindLabel: MEMBER_KINDS[row.kind],
      }
    );
  }
}
