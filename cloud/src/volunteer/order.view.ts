import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { maskedName } from '../../contract/identity/masks';
import type { Page } from '../../contract/route';
import { ACTIVITY_STATES } from '../../contract/volunteer/activity.flow';
import { HELP_KINDS, ORDER_STATES } from '../../contract/volunteer/order.flow';
import type { OrderRow, OrderView } from '../../contract/volunteer/volunteer.api';
import type { ordersQuery } from '../../contract/volunteer/volunteer.schema';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { pageOf } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { actionsOf as claimActionsOf } from './claim.rules';
import { ClaimStore } from './claim.store';
import { placeOf } from './order.place';
import { actionsOf, maySee } from './order.rules';
import { OrderStore } from './order.store';
import { desksOf, runsDesk } from './volunteer.desk';
import { VolunteerProfiles } from './volunteer.profiles';
import { NEIGHBOUR, type ActivityRecord, type ClaimRecord, type OrderRecord } from './volunteer.row';
import { VolunteerTrail } from './volunteer.trail';

const neighbour = z.object({ name: z.string(), phone: z.string() });
/** Whoever is to come needs to know where to. */
const COMING: readonly ClaimRecord['state'][] = ['claimed', 'present', 'left'];

/** What this actor may see of an order. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderViews {
  @Inject() protected database: Database;
  @Inject() protected store: OrderStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected claims: ClaimStore;
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
    const comes = claims.some(({ personId, state }) => personId === actor.id && COMING.includes(state));
    if (!order || !(comes || maySee(actor, order, this.org))) throw new Refusal('notFound');
    const insider = comes || order.ordererId === actor.id || runsDesk(actor, order.communityId);
    const contact = insider ? await this.contact(order) : undefined;
    return {
      ...this.row(order),
      ...(contact ? { contact } : {}),
      ...(activity ? { activity: briefOf(activity) } : {}),
      helpers: activity ? await this.helpers(actor, order, { activity, claims }) : [],
      actions: actionsOf(actor, order) as OrderView['actions'],
      steps: await this.trail.steps(actor, 'order', id),
    };
  }

  row(order: OrderRecord): OrderRow {
    const { id, state, kind, words, wantedFrom, wantedTo, orderedAt } = order;
    return {
      ...{ id, state, kind, words, wantedFrom, wantedTo, orderedAt },
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

  /** Whom to ask for: the neighbour where it is for one, otherwise whoever ordered. */
  private async contact(order: OrderRecord): Promise<{ name: string; phone: string } | undefined> {
    if (order.forNeighbour === 1)
      return order.neighbourSealed === null
        ? undefined
        : neighbour.parse(JSON.parse(this.sealer.open(NEIGHBOUR, order.neighbourSealed)));
    const row = await this.database.readOne<SealedName & SealedPhone>(
      'SELECT name, nameSealed, phoneSealed FROM person WHERE id = ? AND withdrawnAt IS NULL',
      [order.ordererId],
    );
    return row && { name: nameOf(this.sealer, row), phone: phoneOf(this.sealer, row) };
  }

  private async helpers(
    actor: Actor,
    order: OrderRecord,
    { activity, claims }: { activity: ActivityRecord; claims: readonly ClaimRecord[] },
  ): Promise<OrderView['helpers']> {
    const came = claims.filter(({ state }) => [...COMING, 'served'].includes(state));
    const names = await this.profiles.names(came.map(({ personId }) => personId));
    const isOrderer = order.ordererId === actor.id;
    const now = this.clock.now();
    return came.map((claim) => ({
      claimId: claim.id,
      name: maskedName(names.get(claim.personId) ?? ''),
      actions: claimActionsOf(actor, {
        ...{ claim, activity, isOrderer, now },
      }) as OrderView['helpers'][number]['actions'],
    }));
  }
}

const briefOf = ({ id, title, state, startsAt, endsAt }: ActivityRecord) => ({
  ...{ id, title, startsAt, endsAt },
  stateLabel: ACTIVITY_STATES[state].label,
});
