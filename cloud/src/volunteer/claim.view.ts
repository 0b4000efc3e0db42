import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { maskedName } from '../../contract/identity/masks';
import type { Page } from '../../contract/route';
import { CLAIM_STATES } from '../../contract/volunteer/claim.flow';
import type { ClaimRow, ClaimView } from '../../contract/volunteer/volunteer.api';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { actionsOf, maySee, type ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import { OrderStore } from './order.store';
import { runsDesk } from './volunteer.desk';
import { VolunteerProfiles } from './volunteer.profiles';
import { hoursOf, type CheckRecord, type ClaimRecord } from './volunteer.row';
import { VolunteerTrail } from './volunteer.trail';

const MISSES = { late: '临时退出', absent: '未到场' } as const;
const SOURCES: Record<CheckRecord['source'], string> = {
  scan: '现场扫码',
  offline: '离线扫码，补传',
  manual: '组织者补录',
};

interface Paging {
  readonly after?: string | undefined;
  readonly size: number;
}

/** What this actor may see of a claim. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimViews {
  @Inject() protected store: ClaimStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected orders: OrderStore;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<ClaimView> {
    const claim = await this.store.find(id);
    const [row] = claim ? await this.rows(actor, [claim]) : [];
    if (!claim || !row) throw new Refusal('notFound');
    const [checks, steps] = await Promise.all([this.store.checks(id), this.trail.steps(actor, 'claim', id)]);
    return {
      ...row,
      ...(claim.state === 'waiting' ? { queue: await this.store.queueOf(claim) } : {}),
      checks: checks.map(({ way, at, source, metres }) => ({
        ...{ way, at },
        sourceLabel: SOURCES[source],
        ...(metres === null ? {} : { metres }),
      })),
      steps,
    };
  }

  /** One's own, newest first. */
  async mine(actor: Actor, paging: Paging): Promise<Page<ClaimRow>> {
    return this.page(actor, await this.store.page({ personId: actor.id }, paging), paging.size);
  }

  /** Everybody of an activity, for its organiser. */
  async roster(actor: Actor, activityId: number, paging: Paging): Promise<Page<ClaimRow>> {
    return this.page(actor, await this.store.page({ activityId }, paging), paging.size);
  }

  private async page(actor: Actor, claims: readonly ClaimRecord[], size: number): Promise<Page<ClaimRow>> {
    const rows = await this.rows(actor, claims.slice(0, size));
    const { next } = pageOf(claims, size, ({ id }) => id);
    return { rows, ...(next === undefined ? {} : { next }) };
  }

  /** As far as the actor may see each. */
  private async rows(actor: Actor, claims: readonly ClaimRecord[]): Promise<ClaimRow[]> {
    const activities = await this.activities.findAll([...new Set(claims.map((each) => each.activityId))]);
    const names = await this.profiles.names([...new Set(claims.map(({ personId }) => personId))]);
    const ordered = new Set<number>();
    for (const id of activities.keys())
      if ((await this.orders.ofActivity(id)).some(({ ordererId }) => ordererId === actor.id)) ordered.add(id);
    const now = this.clock.now();
    return claims.flatMap((claim) => {
      const activity = activities.get(claim.activityId);
      if (!activity) return [];
      const ground = { claim, activity, isOrderer: ordered.has(activity.id), now };
      return maySee(actor, ground) ? [this.row(actor, ground, names.get(claim.personId) ?? '')] : [];
    });
  }

  private row(actor: Actor, ground: ClaimGround, name: string): ClaimRow {
    const { claim, activity } = ground;
    const { id, state, claimedAt, complaints, rating, missKind } = claim;
    const { title, startsAt, endsAt, address, communityId } = activity;
    const known = claim.personId === actor.id || runsDesk(actor, communityId);
    return {
      ...{ id, state, claimedAt, complaints },
      stateLabel: CLAIM_STATES[state].label,
      name: known ? name : maskedName(name),
      activity: {
        ...{ id: activity.id, title, startsAt, endsAt, address },
        community: this.org.brief(communityId),
      },
      hours: hoursOf(claim.minutes),
      ...(missKind === null ? {} : { missLabel: MISSES[missKind] }),
      proofWaiting: claim.proof === 'waiting',
      ...(rating === null ? {} : { rating }),
      actions: actionsOf(actor, ground) as ClaimRow['actions'],
    };
  }
}
