import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { maskedName, maskedNumbers, withoutDoor } from '../../contract/identity/masks';
import type { PlainPerson } from '../../contract/identity/rights.api';
import type { Page } from '../../contract/route';
import { ACTIVITY_STATES } from '../../contract/volunteer/activity.flow';
import { HELP_KINDS, ORDER_STATES } from '../../contract/volunteer/order.flow';
import type { ActivitySummary, OrderRow, OrderView, StepView } from '../../contract/volunteer/volunteer.api';
import type { ordersQuery } from '../../contract/volunteer/volunteer.schema';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { pageOf } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { actionsOf as claimActionsOf } from './claim.rules';
import { ClaimStore } from './claim.store';
import { OrderContacts } from './order.contact';
import { placeOf } from './order.place';
import { actionsOf, maySee } from './order.rules';
import { OrderStore } from './order.store';
import { wordsIn } from './order.words';
import { desksOf, runsDesk } from './volunteer.desk';
import { VolunteerProfiles } from './volunteer.profiles';
import type { ActivityRecord, ClaimRecord, OrderRecord } from './volunteer.row';
import { summaryOf, VolunteerTrail } from './volunteer.trail';

/** Whoever is to come needs to know where to. */
const COMING: readonly ClaimRecord['state'][] = ['claimed', 'present', 'left'];

/** How close somebody stands to an order: it is theirs, they come to it, arrange it, or only look on. */
type Sight = 'orders' | 'comes' | 'desk' | 'looksOn';

/** What this actor may see of an order. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderViews {
  @Inject() protected store: OrderStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected claims: ClaimStore;
  @Inject() protected contacts: OrderContacts;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected sealer: Sealer;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  /** One's own, or those of the desks one runs; newest first. */
  async page(actor: Actor, query: z.output<typeof ordersQuery>): Promise<Page<OrderRow>> {
    const communityIds = desksOf(actor, this.org);
    if (query.scope === 'desk' && communityIds.length === 0) return { rows: [] };
    const whose = query.scope === 'mine' ? { ordererId: actor.id } : { communityIds };
    return pageOf(await this.store.page(whose, query), query.size, (order) => this.row(order));
  }

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<OrderView> {
    const order = await this.store.find(id);
    const activity =
      order && order.activityId !== null ? await this.activities.find(order.activityId) : undefined;
    const claims = activity ? await this.claims.ofActivity(activity.id) : [];
    const sight = order && this.sight(actor, order, claims);
    if (!order || !sight) throw new Refusal('notFound');
    const contact = await this.contact(actor, order, sight);
    const steps = await this.trail.steps(actor, 'order', id);
    return {
      ...(sight === 'looksOn' ? withoutHome(this.row(order)) : this.row(order)),
      ...(contact ? { contact } : {}),
      ...(contact && sight === 'desk' ? { mayUnmask: true } : {}),
      ...(activity ? { activity: briefOf(activity, await this.summary(actor, activity)) } : {}),
      helpers: activity ? await this.helpers(actor, order, { activity, claims }) : [],
      actions: actionsOf(actor, order) as OrderView['actions'],
      steps: sight === 'looksOn' ? steps.map(withoutNumbers) : steps,
    };
  }

  row(order: OrderRecord): OrderRow {
    const { id, state, kind, wantedFrom, wantedTo, orderedAt } = order;
    return {
      ...{ id, state, kind, wantedFrom, wantedTo, orderedAt },
      words: wordsIn(this.sealer, order),
      ...placeOf(this.sealer, order),
      stateLabel: ORDER_STATES[state].label,
      plain: ORDER_STATES[state].plain,
      kindLabel: HELP_KINDS[kind],
      community: this.org.brief(order.communityId),
      forNeighbour: order.forNeighbour === 1,
      ...(order.dueAt === null ? {} : { dueAt: order.dueAt }),
      ...(order.rating === null ? {} : { rating: order.rating }),
    };
  }

  /** Undefined for whoever may not know of it. */
  private sight(actor: Actor, order: OrderRecord, claims: readonly ClaimRecord[]): Sight | undefined {
    if (order.ordererId === actor.id) return 'orders';
    if (claims.some(({ personId, state }) => personId === actor.id && COMING.includes(state))) return 'comes';
    if (runsDesk(actor, order.communityId)) return 'desk';
    return maySee(actor, order, this.org) ? 'looksOn' : undefined;
  }

  private contact(actor: Actor, order: OrderRecord, sight: Sight): Promise<PlainPerson | undefined> {
    if (sight === 'orders') return this.contacts.plain(order);
    return sight === 'comes' ? this.contacts.forComing(actor, order) : this.contacts.masked(order);
  }

  private async summary(actor: Actor, { id }: ActivityRecord): Promise<ActivitySummary | undefined> {
    return summaryOf(await this.trail.steps(actor, 'activity', id));
  }

  private async helpers(
    actor: Actor,
    order: OrderRecord,
    { activity, claims }: { activity: ActivityRecord; claims: readonly ClaimRecord[] },
  ): Promise<OrderView['helpers']> {
    const came = claims.filter(({ state }) => [...COMING, 'served'].includes(state));
    const names = await this.profiles.names(came.map(({ personId }) => personId));
    const complained = await this.trail.complained(actor.id, came);
    const isOrderer = order.ordererId === actor.id;
    const now = this.clock.now();
    return came.map((claim) => ({
      claimId: claim.id,
      name: maskedName(names.get(claim.personId) ?? ''),
      actions: claimActionsOf(actor, {
        ...{ claim, activity, now },
        orderer: isOrderer ? { complained: complained.has(claim.id) } : undefined,
      }) as OrderView['helpers'][number]['actions'],
    }));
  }
}

/** Leaders see to it that it is done, not at whose door. */
function withoutHome({ place: _, ...row }: OrderRow): OrderRow {
  return { ...row, words: maskedNumbers(row.words), address: withoutDoor(row.address) };
}

const withoutNumbers = (step: StepView): StepView => ({ ...step, words: maskedNumbers(step.words) });

const briefOf = (
  { id, title, state, startsAt, endsAt }: ActivityRecord,
  summary: ActivitySummary | undefined,
) => ({
  ...{ id, title, startsAt, endsAt, ...(summary ? { summary } : {}) },
  stateLabel: ACTIVITY_STATES[state].label,
});
