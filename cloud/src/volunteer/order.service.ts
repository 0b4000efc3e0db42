import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AboutThing } from '../../contract/notify/notify.api';
import {
  HELP_KINDS,
  ORDER_CONDITIONS,
  ORDER_FLOW,
  ORDER_STATES,
  orderStep,
  type OrderAction,
} from '../../contract/volunteer/order.flow';
import type { Order } from '../../contract/volunteer/volunteer.schema';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { parseDuration, WorkCalendar } from '../kernel/calendar';
import { Database, type UnitOfWork } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { DueRows } from '../kernel/one-by-one';
import type { Sealer } from '../kernel/personal-data';
import { notErased } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { admit, filesOf, fill, wordsOf, type Filled } from './flow-rules';
import { sealPlace } from './order.place';
import { maySee, standing } from './order.rules';
import { OrderStore } from './order.store';
import { sealWords } from './order.words';
import { deskStaff } from './volunteer.desk';
import { VolunteerPhotos } from './volunteer.photos';
import { NEIGHBOUR, type OrderRecord } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';
import { VolunteerTrail, type Fact } from './volunteer.trail';

export interface OrderTake {
  readonly id: number;
  readonly action: string;
  readonly form: unknown;
}
interface Outcome {
  readonly change: Partial<OrderRecord>;
  readonly facts: readonly Fact[];
}

const FRESH = { activityId: null, rating: null, shared: 0, seq: 0, head: '' };
const NO_CHANGE: Outcome = { change: {}, facts: [] };

/** 百姓点单: the one door for orders; only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderService {
  @Inject() protected database: Database;
  @Inject() protected store: OrderStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected org: Directory;
  @Inject() protected sealer: Sealer;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected calendar: WorkCalendar;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected tell: VolunteerTell;
  private readonly dueRows = new DueRows('volunteer order');

  /** Orders help; gives the order's id. Throws `wantedPast`, `placeOutside`, `unitUnknown`, or `sessionEnded` for someone erased meanwhile. */
  async order(actor: Actor, input: Order, call?: Once): Promise<number> {
    const where = this.where(input);
    const made = await once(this.database, call, async (uow) => {
      if ((await notErased(uow, [actor.id])).length === 0) throw new Refusal('sessionEnded');
      const { kind, words, wantedFrom, wantedTo, neighbour } = input;
      if (wantedTo <= uow.now) throw new Refusal('wantedPast', { at: townTime(wantedTo) });
      const row = {
        ...FRESH,
        ...where,
        ...{ state: 'ordered' as const, ordererId: actor.id, kind, wantedFrom, wantedTo },
        wordsSealed: sealWords(this.sealer, words),
        neighbourSealed: neighbour ? this.sealer.seal(NEIGHBOUR, JSON.stringify(neighbour)) : null,
        forNeighbour: neighbour ? 1 : 0,
        dueAt: this.calendar.addWorking(uow.now, parseDuration('2d')),
        ...{ orderedAt: uow.now, enteredAt: uow.now },
      };
      const id = await this.store.insert(uow, row);
      const files = await this.photos.checked(uow, actor, input.files);
      const step = { action: 'ordered', past: '点单', party: 'orderer', actor, byUnit: undefined };
      const facts = [{ label: '服务', value: HELP_KINDS[kind] }];
      await this.store.write(uow, id, {
        ...this.trail.append(uow, 'order', { ...row, id }, { ...step, to: 'ordered', words, files, facts }),
      });
      const told = { title: `新点单：${HELP_KINDS[kind]}`, body: wantedAt(row), about: about(id) };
      this.tell.people(uow, deskStaff(where.communityId, this.org), told);
      return String(id);
    });
    return Number(made);
  }

  /** Takes one step. Throws `notFound`, `notYours`, `stepRefused`, `badInput` or `activityUnfit`. */
  async take(actor: Actor, { id, action, form }: OrderTake, call?: Once): Promise<void> {
    if (!isOrderAction(action)) throw new Refusal('notFound');
    await once(this.database, call, async (uow) => {
      const filled = fill(ORDER_FLOW[action].asks, form);
      // The activity before the order, always in this sequence: two hands never wait for each other.
      const activityId = 'activityId' in filled ? filled.activityId : undefined;
      if (activityId !== undefined) await this.activities.lock(uow, activityId);
      await this.step(uow, actor, { id, action, form: filled });
      return String(id);
    });
  }

  /** One step inside somebody else's work: an activity takes its orders along. */
  async step(
    uow: UnitOfWork,
    actor: Actor,
    { id, action, form }: { id: number; action: OrderAction; form: Filled },
  ): Promise<void> {
    const order = await this.store.lock(uow, id);
    if (!order || !maySee(actor, order, this.org)) throw new Refusal('notFound');
    const step = orderStep(action);
    const party = admit(step, standing(actor, order), { states: ORDER_STATES, conditions: ORDER_CONDITIONS });
    const { change, facts } = await this.effect(uow, order, action, form);
    const state = step.to === 'same' ? order.state : step.to;
    const [words, files] = [wordsOf(form), await this.photos.checked(uow, actor, filesOf(form))];
    const byUnit = party === 'desk' ? this.org.brief(order.communityId) : undefined;
    const said = { action, past: step.past, party, actor, byUnit, to: state, words, files, facts };
    await this.store.write(uow, id, {
      ...change,
      ...(step.to === 'same' ? {} : { state, enteredAt: uow.now, dueAt: this.dueAt(uow.now, step.due) }),
      ...this.trail.append(uow, 'order', order, said),
    });
    this.told(uow, order, action);
    if (action === 'confirm') this.rated(uow, order, words);
    if (action === 'share' && order.activityId !== null) await this.thank(uow, order.activityId);
  }

  /** Orders that nobody rated in time are closed, one transaction each. */
  tick(now: number): Promise<void> {
    return this.dueRows.see(
      now,
      (after) => this.store.unratedSince(now, after),
      ({ id }) => this.byClock(id),
    );
  }

  private async byClock(id: number): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      // Another process may have been faster, or whoever ordered.
      const order = await this.store.lock(uow, id);
      if (!order || !orderStep('leaveUnrated').from.includes(order.state)) return;
      await this.step(uow, CLOCK_ACTOR, { id, action: 'leaveUnrated', form: {} });
    });
  }

  private async effect(
    uow: UnitOfWork,
    order: OrderRecord,
    action: OrderAction,
    form: Filled,
  ): Promise<Outcome> {
    if (action === 'arrange' && 'activityId' in form) return this.arranged(uow, order, form.activityId);
    if (action === 'release' || action === 'reject') return { change: { activityId: null }, facts: [] };
    if (action === 'share') return { change: { shared: 1 }, facts: [] };
    if ('level' in form)
      return { change: { rating: form.level }, facts: [{ label: '评分', value: `${form.level} 分` }] };
    return NO_CHANGE;
  }

  private async arranged(uow: UnitOfWork, order: OrderRecord, activityId: number): Promise<Outcome> {
    const activity = await this.activities.lock(uow, activityId);
    if (!activity) throw new Refusal('notFound');
    if (activity.communityId !== order.communityId)
      throw new Refusal('activityUnfit', { why: '是另一个社区的' });
    if (!['draft', 'recruiting'].includes(activity.state))
      throw new Refusal('activityUnfit', { why: '已经开始或结束' });
    return { change: { activityId }, facts: [{ label: '活动', value: activity.title }] };
  }

  private dueAt(now: number, due: string): number | null {
    return due === 'none' ? null : this.calendar.addWorking(now, parseDuration(due));
  }

  /** Whoever served is told that somebody said thank you. */
  private async thank(uow: UnitOfWork, activityId: number): Promise<void> {
    const rows = await uow.query<{ personId: number; title: string }>(
      `SELECT c.personId, a.title FROM volunteer_claim c JOIN volunteer_activity a ON a.id = c.activityId
       WHERE c.activityId = ? AND c.state = 'served'`,
      [activityId],
    );
    this.tell.people(
      uow,
      rows.map(({ personId }) => personId),
      {
        title: `居民向您道谢：${rows[0]?.title ?? ''}`,
        body: '感谢的话和照片在活动页里。',
        about: { kind: 'activity', id: activityId },
      },
    );
  }

  private rated(uow: UnitOfWork, { id, ordererId, communityId }: OrderRecord, words: string): void {
    this.tell.rated(uow, { orderId: id, personId: ordererId, communityId, words: [...words].length });
  }

  private told(uow: UnitOfWork, order: OrderRecord, action: OrderAction): void {
    const { tells, past } = orderStep(action);
    const title = `您的点单（${HELP_KINDS[order.kind]}）：${past}`;
    const told = { body: wantedAt(order), about: about(order.id) };
    if (tells.includes('orderer')) this.tell.people(uow, [order.ordererId], { title, ...told });
    const desk = { title: `点单人${past}：${HELP_KINDS[order.kind]}`, ...told };
    if (tells.includes('desk')) this.tell.people(uow, deskStaff(order.communityId, this.org), desk);
  }

  /** A place on the map says which community it is; without one the community is named. */
  private where({ place, communityId, address = '' }: Order) {
    if (place) {
      const grid = this.org.gridAt(place);
      const community = this.org.ancestor(grid?.id, 'community');
      if (!community) throw new Refusal('placeOutside');
      const told = { address: address || this.org.addressNear(place), place };
      return { communityId: community.id, placeSealed: sealPlace(this.sealer, told) };
    }
    const community = this.org.requireUnit(communityId);
    if (community.kind !== 'community' || community.retiredAt !== undefined)
      throw new Refusal('unitUnknown', { id: communityId });
    return { communityId: community.id, placeSealed: sealPlace(this.sealer, { address }) };
  }
}

const about = (id: number): AboutThing => ({ kind: 'order', id });
const isOrderAction = (text: string): text is OrderAction => Object.hasOwn(ORDER_FLOW, text);

/** Messages say when, not what for: they outlast whoever asked for help, and are read on other people's phones. */
const wantedAt = ({ wantedFrom, wantedTo }: Pick<OrderRecord, 'wantedFrom' | 'wantedTo'>): string =>
  `希望时间：${townTime(wantedFrom)} 至 ${townTime(wantedTo)}`;
