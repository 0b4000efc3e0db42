import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { withEach } from '../kernel/one-by-one';
import { Refusal } from '../kernel/refusal';
import { ActivityStore } from './activity.store';
import { ClaimDoor } from './claim.door';
import { ClaimStore } from './claim.store';
import type { ActivityRecord, ClaimRecord } from './volunteer.row';
import { VolunteerTrail } from './volunteer.trail';

/** Held places: whoever gives one up makes room. */
const HOLDING: readonly ClaimRecord['state'][] = ['claimed', 'present', 'left'];

type Places = Pick<ActivityRecord, 'taken' | 'waiting'>;

const NEW_CLAIM = {
  ...{ missKind: null, missedAt: null, minutes: 0, appeals: 0, rating: null, complaints: 0 },
  ...{ proof: 'none' as const, seq: 0, head: '' },
};

/** The places of an activity and its waiting list. Whoever calls has locked the activity. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimPlaces {
  @Inject() protected database: Database;
  @Inject() protected store: ClaimStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected door: ClaimDoor;
  @Inject() protected trail: VolunteerTrail;

  /** A place, or one in the waiting list; gives the claim's id. Throws `activityFull`. */
  async give(
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

  /**
   * Fills places that are free from the waiting list, first come first. Who has meanwhile promised to be elsewhere at that
   * time is passed over and goes on waiting: nobody can be in two places.
   */
  async fill(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    await this.count(uow, activity, await this.promoted(uow, activity));
  }

  /** One place fewer is taken; the first in the waiting list gets it, as long as the activity has not begun. */
  async freed(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    const left = await this.store.ofActivity(activity.id, uow);
    const taken = left.filter(({ state }) => HOLDING.includes(state)).length;
    const waiting = left.filter(({ state }) => state === 'waiting').length;
    const now = { ...activity, taken, waiting };
    await this.count(uow, activity, activity.state === 'recruiting' ? await this.promoted(uow, now) : now);
  }

  /** Somebody who was passed over may have become free: one transaction an activity, whatever becomes of the others. */
  fillAll(): Promise<void> {
    return withEach(this.withRoom(), (id) =>
      this.database.unitOfWork(async (uow) => {
        const activity = await this.activities.lock(uow, id);
        if (activity?.state === 'recruiting') await this.fill(uow, activity);
      }),
    );
  }

  private async *withRoom(): AsyncGenerator<number> {
    for (let after = 0; ;) {
      const ids = await this.activities.withRoom(after);
      if (ids.length === 0) return;
      yield* ids;
      after = ids.at(-1) ?? after;
    }
  }

  private async promoted(uow: UnitOfWork, activity: ActivityRecord): Promise<Places> {
    let { taken, waiting } = activity;
    const queue = taken < activity.capacity ? await this.store.waiting(uow, activity.id) : [];
    for (const claim of queue) {
      if (taken >= activity.capacity) break;
      if (await this.store.clashNow(uow, claim.personId, activity)) continue;
      const ground = { claim, activity, now: uow.now };
      await this.door.carry(uow, CLOCK_ACTOR, ground, { action: 'promote', form: {} });
      taken++;
      waiting--;
    }
    return { taken, waiting };
  }

  /** Mostly nobody moved up, and nothing is written. */
  private async count(uow: UnitOfWork, before: ActivityRecord, { taken, waiting }: Places): Promise<void> {
    if (taken !== before.taken || waiting !== before.waiting)
      await this.activities.write(uow, before.id, { taken, waiting });
  }
}

/** The waiting list changes too when somebody in it leaves. */
export const freesPlace = (before: ClaimRecord, after: ClaimRecord): boolean =>
  [...HOLDING, 'waiting'].includes(before.state) && ['withdrawn', 'missed'].includes(after.state);
