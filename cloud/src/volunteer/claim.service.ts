import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CLAIM_FLOW, type ClaimAction } from '../../contract/volunteer/claim.flow';
import type { Actor } from '../kernel/actor';
import { Database, isDuplicateKey, type UnitOfWork } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { ClaimDoor } from './claim.door';
import { missesSince, whyNot } from './claim.eligible';
import { ClaimEnds } from './claim.ends';
import { ClaimPlaces, freesPlace } from './claim.places';
import { maySee, type ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import { fill } from './flow-rules';
import { OrderStore } from './order.store';
import { VolunteerProfiles } from './volunteer.profiles';
import type { ActivityRecord, ClaimRecord } from './volunteer.row';
import { VolunteerTrail } from './volunteer.trail';

/** 党员接单: what people do about their own and other people's claims. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimService {
  @Inject() protected database: Database;
  @Inject() protected store: ClaimStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected orders: OrderStore;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected door: ClaimDoor;
  @Inject() protected places: ClaimPlaces;
  @Inject() protected ends: ClaimEnds;
  @Inject() protected org: Directory;
  @Inject() protected trail: VolunteerTrail;

  /**
   * Claims a place, or one in the waiting list where all are taken; gives the claim's id. Of any number at once exactly as
   * many get a place as there are. Throws `volunteerUnknown`, `claimTwice`, `claimClosed` or `activityFull`.
   */
  async claim(actor: Actor, activityId: number, call?: Once): Promise<number> {
    const planned = await this.activities.find(activityId);
    if (!planned || planned.state === 'draft') throw new Refusal('notFound');
    const volunteer = await this.profiles.volunteer(actor.id);
    if (!volunteer) throw new Refusal('volunteerUnknown');
    try {
      const made = await once(this.database, call, async (uow) => {
        const activity = await this.activities.lock(uow, activityId);
        if (!activity) throw new Refusal('notFound');
        const known = await this.store.of(actor.id, activityId, uow);
        if (known && known.state !== 'withdrawn') throw new Refusal('claimTwice');
        const misses = await this.store.misses(actor.id, missesSince(uow.now), uow);
        const clash = await this.store.clashNow(uow, actor.id, activity);
        const why = whyNot({ volunteer, activity, misses, clash, org: this.org, now: uow.now });
        if (why !== undefined) throw new Refusal('claimClosed', { why });
        return String(await this.places.give(uow, actor, { activity, known }));
      });
      return Number(made);
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refusal('claimTwice');
      throw error;
    }
  }

  /** Takes one step. Throws `notFound`, `badInput`, or what the door refuses it for. */
  async step(
    actor: Actor,
    { id, action, form }: { id: number; action: string; form: unknown },
    call?: Once,
  ): Promise<void> {
    if (!isClaimAction(action)) throw new Refusal('notFound');
    const found = await this.store.find(id);
    if (!found) throw new Refusal('notFound');
    await once(this.database, call, async (uow) => {
      const activity = await this.activities.lock(uow, found.activityId);
      const claim = await this.store.lock(uow, id);
      if (!claim || !activity) throw new Refusal('notFound');
      const ground = await this.groundOf(uow, actor, { claim, activity });
      if (!maySee(actor, ground)) throw new Refusal('notFound');
      const asked = { action, form: fill(CLAIM_FLOW[action].asks, form) };
      const after = await this.door.carry(uow, actor, ground, asked);
      // What was put right after the activity was over counts at once.
      if (action === 'correct' && ['finished', 'cancelled'].includes(activity.state))
        await this.ends.settle(uow, { ...ground, claim: after });
      const judged = action === 'prove' || action === 'disprove';
      if (judged && activity.state === 'cancelled')
        await this.ends.letGo(uow, { ...ground, claim: after }, '');
      if (action === 'restate') await this.ends.restated(uow, ground, after);
      if (freesPlace(claim, after)) await this.places.freed(uow, activity);
      return String(id);
    });
  }

  private async groundOf(
    uow: UnitOfWork,
    actor: Actor,
    { claim, activity }: { claim: ClaimRecord; activity: ActivityRecord },
  ): Promise<ClaimGround> {
    const orders = await this.orders.ofActivity(activity.id, uow);
    const isOrderer = orders.some(({ ordererId }) => ordererId === actor.id);
    const complained = await this.trail.complained(actor.id, [claim], uow);
    const orderer = isOrderer ? { complained: complained.has(claim.id) } : undefined;
    return { claim, activity, orderer, now: uow.now };
  }
}

const isClaimAction = (text: string): text is ClaimAction => Object.hasOwn(CLAIM_FLOW, text);
