import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { withoutDoor } from '../../contract/identity/masks';
import type { Page } from '../../contract/route';
import { ACTIVITY_STATES, AUDIENCES, SKILLS } from '../../contract/volunteer/activity.flow';
import { CLAIM_STATES } from '../../contract/volunteer/claim.flow';
import { HELP_KINDS, ORDER_STATES } from '../../contract/volunteer/order.flow';
import type { ActivityRow, ActivityView } from '../../contract/volunteer/volunteer.api';
import type { activitiesQuery } from '../../contract/volunteer/volunteer.schema';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { pageOf } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { matchOf } from './activity.match';
import { actionsOf, maySee } from './activity.rules';
import { ActivityStore } from './activity.store';
import { missesSince, whyNot } from './claim.eligible';
import { ClaimStore } from './claim.store';
import { placeOf } from './order.place';
import { OrderStore } from './order.store';
import { wordsIn } from './order.words';
import { desksOf, runsDesk } from './volunteer.desk';
import { VolunteerProfiles, type Volunteer } from './volunteer.profiles';
import { skillsOf, type ActivityRecord, type ClaimRecord } from './volunteer.row';
import { summaryOf, VolunteerTrail } from './volunteer.trail';

/** Whoever asks, as far as it changes what they see. */
interface Asker {
  readonly volunteer: Volunteer | undefined;
  readonly claims: ReadonlyMap<number, ClaimRecord>;
}

/** What this actor may see of an activity. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityViews {
  @Inject() protected store: ActivityStore;
  @Inject() protected claims: ClaimStore;
  @Inject() protected orders: OrderStore;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected org: Directory;
  @Inject() protected sealer: Sealer;
  @Inject() protected clock: Clock;

  /** What recruits now, what one claimed, or what one's desks run; newest first. */
  async page(actor: Actor, query: z.output<typeof activitiesQuery>): Promise<Page<ActivityRow>> {
    const rows = await this.records(actor, query);
    const asker = await this.asker(
      actor,
      rows.map(({ id }) => id),
    );
    return pageOf(rows, query.size, (activity) => this.row(activity, asker));
  }

  private async records(actor: Actor, query: z.output<typeof activitiesQuery>): Promise<ActivityRecord[]> {
    if (query.scope === 'open') return this.store.recruiting(query, query.communityId);
    if (query.scope === 'mine') return this.store.claimedBy(actor.id, query);
    const mine = desksOf(actor, this.org).filter((id) => (query.communityId ?? id) === id);
    return mine.length === 0 ? [] : this.store.ofCommunities(mine, query);
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<ActivityView> {
    const activity = await this.visible(actor, id);
    const asker = await this.asker(actor, [id]);
    const steps = await this.trail.steps(actor, 'activity', id);
    const { words, fence, minAge, maxAge, waitlist, audience } = activity;
    const now = this.clock.now();
    const unproved = (await this.claims.ofActivity(id)).filter(({ proof }) => proof === 'waiting').length;
    const summary = summaryOf(steps);
    return {
      ...this.row(activity, asker),
      ...{ words, fence, waitlist, audience },
      ...(minAge === null ? {} : { minAge }),
      ...(maxAge === null ? {} : { maxAge }),
      claiming: await this.claiming(activity, asker),
      orders: await this.ordersFor(actor, activity, asker),
      ...(summary ? { summary } : {}),
      thanks: await this.thanks(actor, id),
      actions: actionsOf(actor, activity, { now, unproved }) as ActivityView['actions'],
      steps,
    };
  }

  /** The activity, as far as this actor may know of it. Throws `notFound`. */
  async visible(actor: Actor, id: number): Promise<ActivityRecord> {
    const activity = await this.store.find(id);
    if (!activity || !maySee(actor, activity, this.org)) throw new Refusal('notFound');
    return activity;
  }

  /** The same for what only its organiser may do. Throws `notFound`. */
  async organised(actor: Actor, id: number): Promise<ActivityRecord> {
    const activity = await this.visible(actor, id);
    if (!runsDesk(actor, activity.communityId)) throw new Refusal('notFound');
    return activity;
  }

  private async asker(actor: Actor, activityIds: readonly number[]): Promise<Asker> {
    const [volunteer, claims] = await Promise.all([
      this.profiles.volunteer(actor.id),
      this.claims.among(actor.id, activityIds),
    ]);
    return { volunteer, claims };
  }

  private row(activity: ActivityRecord, { volunteer, claims }: Asker): ActivityRow {
    const { id, state, title, kind, address, lng, lat, startsAt, endsAt, claimUntil } = activity;
    const { capacity, taken, waiting, points, audience, seriesId } = activity;
    const claim = claims.get(id);
    return {
      ...{ id, state, title, kind, address, startsAt, endsAt, claimUntil },
      ...{ capacity, taken, waiting, points },
      place: { lng, lat },
      stateLabel: ACTIVITY_STATES[state].label,
      kindLabel: HELP_KINDS[kind],
      community: this.org.brief(activity.communityId),
      audienceLabel: AUDIENCES[audience],
      skills: skillsOf(activity).map((skill) => ({ skill, label: SKILLS[skill] })),
      ...(seriesId === null ? {} : { seriesId }),
      ...(volunteer ? { match: matchOf(volunteer, activity, this.org) } : {}),
      ...(claim
        ? { claim: { id: claim.id, state: claim.state, stateLabel: CLAIM_STATES[claim.state].label } }
        : {}),
    };
  }

  private async claiming(
    activity: ActivityRecord,
    { volunteer, claims }: Asker,
  ): Promise<ActivityView['claiming']> {
    const closed = (why: string) => ({ open: false, why });
    const claim = claims.get(activity.id);
    if (claim && claim.state !== 'withdrawn') return closed(`您${CLAIM_STATES[claim.state].label}`);
    if (!volunteer) return closed('请先登记成为志愿者');
    const now = this.clock.now();
    const misses = await this.claims.misses(volunteer.personId, missesSince(now));
    const clash = await this.claims.clash(volunteer.personId, activity);
    const why = whyNot({ volunteer, activity, misses, clash, org: this.org, now });
    if (why !== undefined) return closed(why);
    if (activity.taken < activity.capacity) return { open: true, why: '' };
    return activity.waiting < activity.waitlist
      ? { open: true, why: `名额已满，可候补（前面 ${activity.waiting} 人）` }
      : closed('名额和候补都已满');
  }

  /** Other people's wishes are for those who see to them. */
  private async ordersFor(
    actor: Actor,
    activity: ActivityRecord,
    { claims }: Asker,
  ): Promise<ActivityView['orders']> {
    const claim = claims.get(activity.id);
    const comes = claim !== undefined && ['claimed', 'present', 'left'].includes(claim.state);
    const arranges = runsDesk(actor, activity.communityId);
    if (!comes && !arranges) return [];
    // Whoever comes opens the order for the door, and that is noted.
    const whereabouts = (address: string): string => (arranges ? address : withoutDoor(address));
    return (await this.orders.ofActivity(activity.id)).map((order) => ({
      id: order.id,
      words: wordsIn(this.sealer, order),
      address: whereabouts(placeOf(this.sealer, order).address),
      kindLabel: HELP_KINDS[order.kind],
      stateLabel: ORDER_STATES[order.state].label,
    }));
  }

  /** What residents said when they confirmed, once the community has read it and passed it on. */
  private async thanks(actor: Actor, activityId: number): Promise<ActivityView['thanks']> {
    const shared = (await this.orders.ofActivity(activityId)).filter(({ shared }) => shared === 1);
    const thanks: ActivityView['thanks'] = [];
    for (const { id, rating } of shared) {
      const said = (await this.trail.steps(actor, 'order', id)).filter(({ action }) => action === 'confirm');
      const last = said.at(-1);
      if (last) thanks.push({ words: last.words, level: rating ?? 0, files: last.files });
    }
    return thanks;
  }
}
