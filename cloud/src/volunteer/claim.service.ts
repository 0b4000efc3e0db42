import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  CLAIM_CONDITIONS,
  CLAIM_FLOW,
  CLAIM_STATES,
  claimStep,
  type ClaimAction,
} from '../../contract/volunteer/claim.flow';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { Database, isDuplicateKey, type UnitOfWork } from '../kernel/database';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { minutesServed } from './check.hours';
import { ClaimEffects } from './claim.effects';
import { missesSince, whyNot } from './claim.eligible';
import { maySee, standing, type ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import { admit, filesOf, fill, wordsOf, type Filled } from './flow-rules';
import { OrderStore } from './order.store';
import { deskStaff } from './volunteer.desk';
import { VolunteerPhotos } from './volunteer.photos';
import { VolunteerProfiles } from './volunteer.profiles';
import { hoursOf, type ActivityRecord, type ClaimRecord } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';
import { VolunteerTrail } from './volunteer.trail';

interface ClaimStepAsked {
  readonly action: ClaimAction;
  readonly form: Filled;
}

/** Held places: whoever gives one up makes room. */
const HOLDING: readonly ClaimRecord['state'][] = ['claimed', 'present', 'left'];

/** 党员接单: the one door for claims; only here the state of one, and the places of an activity, change. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimService {
  @Inject() protected database: Database;
  @Inject() protected store: ClaimStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected orders: OrderStore;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected effects: ClaimEffects;
  @Inject() protected org: Directory;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected tell: VolunteerTell;

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
        const why = whyNot({ volunteer, activity, misses, org: this.org, now: uow.now });
        if (why !== undefined) throw new Refusal('claimClosed', { why });
        return String(await this.take(uow, actor, { activity, known }));
      });
      return Number(made);
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refusal('claimTwice');
      throw error;
    }
  }

  /** Takes one step. Throws `notFound`, `notYours`, `stepRefused`, `badInput`, or what a check-in is refused for. */
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
      const isOrderer = (await this.orders.ofActivity(activity.id, uow)).some(
        ({ ordererId }) => ordererId === actor.id,
      );
      const ground = { claim, activity, isOrderer, now: uow.now };
      if (!maySee(actor, ground)) throw new Refusal('notFound');
      const asked = { action, form: fill(CLAIM_FLOW[action].asks, form) };
      const after = await this.carry(uow, actor, ground, asked);
      // What was put right after the activity was settled counts at once.
      if (action === 'correct' && activity.state === 'finished')
        await this.settle(uow, { ...ground, claim: after });
      if (freesPlace(claim, after)) await this.freed(uow, activity);
      return String(id);
    });
  }

  /** Brings every claim of a settled activity to its end: hours, or a miss. The activity is locked. */
  async settleAll(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    for (const claim of await this.store.ofActivity(activity.id, uow))
      if (CLAIM_STATES[claim.state].open && claim.state !== 'appealed')
        await this.settle(uow, { claim, activity, isOrderer: false, now: uow.now });
  }

  /** Whoever still waits when it begins goes without; when it is cancelled, everybody does. The activity is locked. */
  async endAll(
    uow: UnitOfWork,
    activity: ActivityRecord,
    action: 'lapse' | 'drop',
    words: string,
  ): Promise<void> {
    for (const claim of await this.store.ofActivity(activity.id, uow)) {
      if (!claimStep(action).from.includes(claim.state)) continue;
      const ground = { claim, activity, isOrderer: false, now: uow.now };
      const form = fill(CLAIM_FLOW[action].asks, action === 'drop' ? { words } : {});
      await this.carry(uow, CLOCK_ACTOR, ground, { action, form });
    }
    await this.activities.write(uow, activity.id, { waiting: 0 });
  }

  /** Fills places that are free, as after a change of the capacity. The activity is locked. */
  async fillPlaces(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    let { taken, waiting } = activity;
    while (taken < activity.capacity && waiting > 0) {
      const claim = await this.store.firstWaiting(uow, activity.id);
      if (!claim) break;
      const ground = { claim, activity, isOrderer: false, now: uow.now };
      await this.carry(uow, CLOCK_ACTOR, ground, { action: 'promote', form: {} });
      taken++;
      waiting--;
    }
    await this.activities.write(uow, activity.id, { taken, waiting });
  }

  private async take(
    uow: UnitOfWork,
    actor: Actor,
    { activity, known }: { activity: ActivityRecord; known: ClaimRecord | undefined },
  ): Promise<number> {
    const free = activity.taken < activity.capacity;
    if (!free && activity.waiting >= activity.waitlist) throw new Refusal('activityFull');
    const state: ClaimRecord['state'] = free ? 'claimed' : 'waiting';
    const again = { state, claimedAt: uow.now, enteredAt: uow.now };
    const fresh = { ...NEW_CLAIM, ...again, activityId: activity.id, personId: actor.id };
    const id = known?.id ?? (await this.store.insert(uow, fresh));
    const past = free ? '认领' : '认领，进入候补';
    const said = { action: 'claimed', past, party: 'volunteer', actor, byUnit: undefined, to: state };
    const link = this.trail.append(
      uow,
      'claim',
      { ...(known ?? fresh), id },
      { ...said, words: '', files: [], facts: [] },
    );
    await this.store.write(uow, id, { ...again, ...link });
    await this.activities.write(uow, activity.id, {
      taken: activity.taken + (free ? 1 : 0),
      waiting: activity.waiting + (free ? 0 : 1),
    });
    return id;
  }

  /** Asks the table, then writes claim, trail and what others are told. */
  private async carry(
    uow: UnitOfWork,
    actor: Actor,
    ground: ClaimGround,
    { action, form }: ClaimStepAsked,
  ): Promise<ClaimRecord> {
    const { claim, activity } = ground;
    const step = claimStep(action);
    const party = admit(step, standing(actor, ground), {
      states: CLAIM_STATES,
      conditions: CLAIM_CONDITIONS,
    });
    const { change, facts } = await this.effects.of(uow, ground, { action, form });
    const state = step.to === 'same' ? claim.state : step.to;
    const files = await this.photos.checked(uow, actor, filesOf(form));
    const byUnit = party === 'organiser' ? this.org.brief(activity.communityId) : undefined;
    const said = { action, past: step.past, party, actor, byUnit, to: state, words: wordsOf(form) };
    const link = this.trail.append(uow, 'claim', claim, { ...said, files, facts });
    const moved = step.to === 'same' ? {} : { state, enteredAt: uow.now };
    const written = { ...change, ...moved, ...link };
    await this.store.write(uow, claim.id, written);
    this.told(uow, ground, action);
    return { ...claim, ...written };
  }

  private async settle(uow: UnitOfWork, ground: ClaimGround): Promise<void> {
    const { claim, activity } = ground;
    const checks = await this.store.checks(claim.id, uow);
    const minutes = minutesServed(checks, claim, activity);
    const action = claim.state === 'waiting' ? 'lapse' : minutes > 0 ? 'serve' : 'miss';
    await this.carry(uow, CLOCK_ACTOR, ground, { action, form: {} });
    if (action !== 'serve') return;
    const { id: claimId, personId } = claim;
    const { id: activityId, communityId, points } = activity;
    this.tell.served(uow, {
      ...{ claimId, personId, hours: hoursOf(minutes), points, activityId, communityId },
    });
  }

  /** One place fewer is taken; the first in the waiting list gets it, as long as the activity has not begun. */
  private async freed(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    const left = await this.store.ofActivity(activity.id, uow);
    const taken = left.filter(({ state }) => HOLDING.includes(state)).length;
    const waiting = left.filter(({ state }) => state === 'waiting').length;
    const now = { ...activity, taken, waiting };
    if (activity.state === 'recruiting') return this.fillPlaces(uow, now);
    await this.activities.write(uow, activity.id, { taken, waiting });
  }

  private told(uow: UnitOfWork, { claim, activity }: ClaimGround, action: ClaimAction): void {
    const { tells, past } = claimStep(action);
    const told = { title: `${activity.title}：${past}`, body: activity.address };
    if (tells.includes('volunteer')) this.tell.people(uow, [claim.personId], told);
    if (tells.includes('organiser'))
      this.tell.people(uow, deskStaff(activity.communityId, this.org), {
        ...told,
        title: `志愿者${past}：${activity.title}`,
      });
  }
}

const NEW_CLAIM = {
  ...{ missKind: null, missedAt: null, minutes: 0, points: 0, appeals: 0, rating: null, complaints: 0 },
  ...{ proof: 'none' as const, seq: 0, head: '' },
};

/** The waiting list changes too when somebody in it leaves. */
const freesPlace = (before: ClaimRecord, after: ClaimRecord): boolean =>
  [...HOLDING, 'waiting'].includes(before.state) && ['withdrawn', 'missed'].includes(after.state);

const isClaimAction = (text: string): text is ClaimAction => Object.hasOwn(CLAIM_FLOW, text);
