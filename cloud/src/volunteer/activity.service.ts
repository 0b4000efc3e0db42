import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  ACTIVITY_CONDITIONS,
  ACTIVITY_FLOW,
  ACTIVITY_STATES,
  activityStep,
  type ActivityAction,
} from '../../contract/volunteer/activity.flow';
import type { ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { parseDuration, WorkCalendar } from '../kernel/calendar';
import { Database, type UnitOfWork } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { DueRows, withEach } from '../kernel/one-by-one';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { assertAmendable, movedAt, overBy, whenAndWhere } from './activity.changes';
import { ActivityPlans } from './activity.plan';
import { clockAt, maySee, PROOF_WITHIN, standing } from './activity.rules';
import { ActivityStore } from './activity.store';
import { ActivityTell } from './activity.tell';
import { ClaimEnds } from './claim.ends';
import { ClaimPlaces } from './claim.places';
import { ClaimStore } from './claim.store';
import { admit, filesOf, fill, wordsOf, type Filled } from './flow-rules';
import { OrderService } from './order.service';
import { OrderStore } from './order.store';
import { runsDesk } from './volunteer.desk';
import { VolunteerPhotos } from './volunteer.photos';
import type { ActivityRecord } from './volunteer.row';
import { VolunteerTrail } from './volunteer.trail';

export interface Planned {
  readonly communityId: number;
  readonly plan: ActivityPlan;
  readonly orderIds: readonly number[];
  readonly seriesId?: number;
}

interface Asked {
  readonly action: ActivityAction;
  readonly form: Filled;
}

const FRESH = {
  ...{ state: 'draft' as const, taken: 0, waiting: 0, clockAt: null, seq: 0, head: '' },
  ...{ endedAt: null, movedAt: null },
};

/** 社区派单: the one door for activities; only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityService {
  @Inject() protected database: Database;
  @Inject() protected store: ActivityStore;
  @Inject() protected ends: ClaimEnds;
  @Inject() protected places: ClaimPlaces;
  @Inject() protected claimStore: ClaimStore;
  @Inject() protected orders: OrderService;
  @Inject() protected orderStore: OrderStore;
  @Inject() protected plans: ActivityPlans;
  @Inject() protected org: Directory;
  @Inject() protected calendar: WorkCalendar;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected news: ActivityTell;
  private readonly dueRows = new DueRows('volunteer activity');

  /** Plans an activity, with the orders it is for; gives its id. Throws `notYours`, `placeOutside`, `pointsAboveRule` or what `arrange` does. */
  async plan(actor: Actor, planned: Planned, call?: Once): Promise<number> {
    if (!runsDesk(actor, planned.communityId)) throw new Refusal('notYours');
    return Number(
      await once(this.database, call, async (uow) => String(await this.make(uow, actor, planned))),
    );
  }

  /** The draft of an activity inside a work: a series makes its own. */
  async make(uow: UnitOfWork, actor: Actor, planned: Planned): Promise<number> {
    const { communityId, plan, orderIds, seriesId = null } = planned;
    const row = {
      ...FRESH,
      ...(await this.plans.columns(uow, plan)),
      ...{ communityId, plannedById: actor.id, seriesId, enteredAt: uow.now },
    };
    const id = await this.store.insert(uow, row);
    const past = seriesId === null ? '策划活动' : '按定期安排生成';
    const byUnit = this.org.brief(communityId);
    const said = { action: 'planned', past, party: 'organiser', actor, byUnit, to: 'draft' };
    const link = this.trail.append(
      uow,
      'activity',
      { ...row, id },
      { ...said, words: '', files: [], facts: whenAndWhere(plan) },
    );
    await this.store.write(uow, id, link);
    const arrange = { action: 'arrange' as const, form: { activityId: id } };
    for (const orderId of [...orderIds].sort((a, b) => a - b))
      await this.orders.step(uow, actor, { id: orderId, ...arrange });
    return id;
  }

  /**
   * Takes one step. Throws `notFound`, `notYours`, `stepRefused`, `badInput`, `capacityBelow`, `planPast`, `placeOutside`,
   * `pointsAboveRule` or what a photo is refused for.
   */
  async take(
    actor: Actor,
    { id, action, form }: { id: number; action: string; form: unknown },
    call?: Once,
  ): Promise<void> {
    if (!isActivityAction(action)) throw new Refusal('notFound');
    await once(this.database, call, async (uow) => {
      await this.step(uow, actor, id, { action, form: fill(ACTIVITY_FLOW[action].asks, form) });
      return String(id);
    });
  }

  /** One step inside somebody else's work. */
  async step(uow: UnitOfWork, actor: Actor, id: number, { action, form }: Asked): Promise<void> {
    const activity = await this.store.lock(uow, id);
    if (!activity || !maySee(actor, activity, this.org)) throw new Refusal('notFound');
    const claims = await this.claimStore.ofActivity(id, uow);
    const unproved = claims.filter(({ proof }) => proof === 'waiting').length;
    const step = activityStep(action);
    const party = admit(step, standing(actor, activity, { now: uow.now, unproved }), {
      states: ACTIVITY_STATES,
      conditions: ACTIVITY_CONDITIONS,
    });
    const change =
      'startsAt' in form
        ? await this.amended(uow, activity, form)
        : { endedAt: overBy(action, activity, uow.now) };
    const state = step.to === 'same' ? activity.state : step.to;
    const moved = { ...activity, ...change, state };
    const files = await this.photos.checked(uow, actor, filesOf(form));
    const byUnit = party === 'organiser' ? this.org.brief(activity.communityId) : undefined;
    const words = 'startsAt' in form ? '' : wordsOf(form);
    const said = { action, past: step.past, party, actor, byUnit, to: state, words, files };
    const facts = 'startsAt' in form ? whenAndWhere(form) : [];
    const link = this.trail.append(uow, 'activity', activity, { ...said, facts });
    await this.store.write(uow, id, {
      ...change,
      ...(step.to === 'same' ? {} : { state, enteredAt: uow.now }),
      clockAt: this.clockAt(moved, { due: step.due, now: uow.now, held: activity.clockAt }),
      ...link,
    });
    await this.beside(uow, { ...moved, ...link }, { action, form });
    await this.news.told(uow, moved, action, claims);
  }

  /** What the clock does by itself: begins, ends and settles activities, one transaction each, and fills their places. */
  async tick(now: number): Promise<void> {
    const parts = [
      () =>
        this.dueRows.see(
          now,
          (after) => this.store.clockDue(now, after),
          (row) => this.byClock(row),
        ),
      () => this.places.fillAll(),
    ];
    await withEach(parts, (part) => part());
  }

  private async byClock({ id, state }: Pick<ActivityRecord, 'id' | 'state'>): Promise<void> {
    if (state === 'cancelled') return this.believeLate(id);
    const action = BY_CLOCK[state];
    if (action === undefined) return;
    await this.database.unitOfWork(async (uow) => {
      // Another process may have been faster.
      const activity = await this.store.lock(uow, id);
      if (activity?.state !== state) return;
      const claims = await this.claimStore.ofActivity(id, uow);
      const unproved = claims.some(({ proof }) => proof === 'waiting');
      if (action === 'settle' && unproved && uow.now - activity.endsAt <= PROOF_WITHIN)
        return this.store.write(uow, id, { clockAt: activity.endsAt + PROOF_WITHIN + 1 });
      await this.step(uow, CLOCK_ACTOR, id, { action, form: {} });
    });
  }

  /** Nobody looked in time at what was scanned offline before it was cancelled: it is believed. */
  private async believeLate(id: number): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const activity = await this.store.lock(uow, id);
      if (activity?.state === 'cancelled') await this.ends.cancelAll(uow, activity, '');
    });
  }

  private async amended(
    uow: UnitOfWork,
    activity: ActivityRecord,
    plan: ActivityPlan,
  ): Promise<Partial<ActivityRecord>> {
    assertAmendable(activity, plan, uow.now);
    const columns = await this.plans.columns(uow, plan);
    return { ...columns, movedAt: movedAt(activity, columns, uow.now) };
  }

  private clockAt(
    activity: ActivityRecord,
    { due, now, held }: { due: string; now: number; held: number | null },
  ): number | null {
    const dueAt =
      due === 'keep' ? held : due === 'none' ? null : this.calendar.addWorking(now, parseDuration(due));
    return clockAt(activity.state, activity, dueAt);
  }

  /** What goes along with an activity: its claims and its orders. */
  private async beside(uow: UnitOfWork, activity: ActivityRecord, { action, form }: Asked): Promise<void> {
    if (action === 'amend' && activity.state === 'recruiting') return this.places.fill(uow, activity);
    if (action === 'begin') return this.ends.lapseAll(uow, activity);
    if (action === 'settle') {
      await this.ends.settleAll(uow, activity);
      const served = (await this.claimStore.ofActivity(activity.id, uow)).some(
        ({ state }) => state === 'served',
      );
      // Nobody came: the orders wait for another time.
      return served
        ? this.takeOrders(uow, activity, 'serve', {})
        : this.takeOrders(uow, activity, 'release', { words: '志愿者没有到场，重新安排' });
    }
    if (action === 'cancel') {
      const words = wordsOf(form);
      await this.ends.cancelAll(uow, activity, words);
      await this.takeOrders(uow, activity, 'release', { words: `活动取消：${words}`.slice(0, 1000) });
    }
  }

  private async takeOrders(
    uow: UnitOfWork,
    activity: ActivityRecord,
    action: 'serve' | 'release',
    form: Filled,
  ): Promise<void> {
    for (const { id, state } of await this.orderStore.ofActivity(activity.id, uow))
      if (state === 'arranged') await this.orders.step(uow, CLOCK_ACTOR, { id, action, form });
  }
}

const BY_CLOCK: Partial<Record<ActivityRecord['state'], 'begin' | 'end' | 'settle'>> = {
  recruiting: 'begin',
  underway: 'end',
  closing: 'settle',
};

const isActivityAction = (text: string): text is ActivityAction => Object.hasOwn(ACTIVITY_FLOW, text);
