import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { MatchRow } from '../../contract/volunteer/volunteer.api';
import { maskedName } from '../../contract/identity/masks';
import { Clock } from '../kernel/clock';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { matchOf } from './activity.match';
import { ActivityStore } from './activity.store';
import { missesSince, whyNot } from './claim.eligible';
import { ClaimStore } from './claim.store';
import { VolunteerProfiles, type Volunteer } from './volunteer.profiles';
import type { ActivityRecord } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';

const PUBLISHED = 'volunteer.published';
const published = z.object({ activityId: z.number() });
/** Three are asked for each place; nobody is bothered with what hardly suits them. */
const ASKED_A_PLACE = 3;
const ASKED_AT_MOST = 300;
const SUITS_FROM = 45;
const SHOWN = 50;

interface Match extends Pick<MatchRow, 'score' | 'reasons'> {
  readonly volunteer: Volunteer;
}

/** Publishes to the right people: scores every volunteer who may claim, and tells those whom it suits best. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityInvitations {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected activities: ActivityStore;
  @Inject() protected claims: ClaimStore;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected tell: VolunteerTell;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  begin(): void {
    this.deliveries.carry(PUBLISHED, ({ body }) => this.invite(published.parse(JSON.parse(body)).activityId));
  }

  /** Later: scoring thousands is nothing to hold a lock for. */
  send(uow: UnitOfWork, activityId: number): void {
    this.deliveries.add(uow, [{ topic: PUBLISHED, body: { activityId } }]);
  }

  /** Whom it suits best, best first, for the organiser to see. */
  async matches(activity: ActivityRecord): Promise<MatchRow[]> {
    const best = (await this.ranked(activity)).slice(0, SHOWN);
    const names = await this.profiles.names(best.map(({ volunteer }) => volunteer.personId));
    return best.map(({ volunteer: { personId, no, hours }, score, reasons }) => ({
      ...{ score, reasons, no, hours },
      name: maskedName(names.get(personId) ?? ''),
    }));
  }

  private async invite(activityId: number): Promise<void> {
    const activity = await this.activities.find(activityId);
    if (!activity) return;
    const most = Math.min(ASKED_AT_MOST, activity.capacity * ASKED_A_PLACE);
    const suited = (await this.ranked(activity)).filter(({ score }) => score >= SUITS_FROM).slice(0, most);
    await this.database.unitOfWork(async (uow) =>
      this.tell.people(
        uow,
        suited.map(({ volunteer }) => volunteer.personId),
        {
          title: `招募志愿者：${activity.title}`,
          body: `${townTime(activity.startsAt)} ${activity.address}，还可认领 ${activity.capacity - activity.taken} 人`,
          about: { kind: 'activity', id: activityId },
        },
      ),
    );
  }

  private async ranked(activity: ActivityRecord): Promise<Match[]> {
    const now = this.clock.now();
    const recruiting = { ...activity, state: 'recruiting' as const };
    const claimed = new Set((await this.claims.ofActivity(activity.id)).map(({ personId }) => personId));
    const busy = await this.claims.busy(activity);
    const missed = await this.claims.missesOfAll(missesSince(now));
    return (await this.profiles.candidates())
      .filter(({ personId }) => !claimed.has(personId) && !busy.has(personId))
      .filter((volunteer) => {
        const misses = missed.get(volunteer.personId) ?? [];
        return whyNot({ volunteer, activity: recruiting, misses, org: this.org, now }) === undefined;
      })
      .map((volunteer) => ({ volunteer, ...matchOf(volunteer, activity, this.org) }))
      .sort((a, b) => b.score - a.score || a.volunteer.personId - b.volunteer.personId);
  }
}
