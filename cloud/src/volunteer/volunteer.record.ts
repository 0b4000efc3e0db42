import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { SKILLS } from '../../contract/volunteer/activity.flow';
import type { RecordView, VolunteerView } from '../../contract/volunteer/volunteer.api';
import type { trainingInput, volunteerInput } from '../../contract/volunteer/volunteer.schema';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { Earnings } from '../points/earnings';
import { missesSince, restrictedUntil } from './claim.eligible';
import { ClaimStore } from './claim.store';
import { runsDesk } from './volunteer.desk';
import { VolunteerProfiles, type Volunteer } from './volunteer.profiles';
import { hoursOf } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';

interface ServiceRow {
  claimId: number;
  title: string;
  communityId: number;
  startsAt: number;
  minutes: number;
  rating: number | null;
  complaints: number;
}
interface TrainingRow {
  title: string;
  at: number;
  minutes: number;
  communityId: number;
}

const SERVICES_SHOWN = 200;

/** 志愿服务记录 after MZ/T 061-2015: who the volunteer is, what they did, learnt, and what was said of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerRecords {
  @Inject() protected database: Database;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected claims: ClaimStore;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected tell: VolunteerTell;
  @Inject() protected earnings: Earnings;

  async me(actor: Actor): Promise<VolunteerView | undefined> {
    const volunteer = await this.profiles.volunteer(actor.id);
    return volunteer && this.view(volunteer);
  }

  /** Joins, or changes what was said when joining. Throws `unitUnknown`. */
  async join(
    actor: Actor,
    { skills, birthYear, communityId }: z.output<typeof volunteerInput>,
  ): Promise<VolunteerView> {
    if (communityId !== undefined && this.org.unit(communityId)?.kind !== 'community')
      throw new Refusal('unitUnknown', { id: communityId });
    await this.database.unitOfWork(async (uow) => {
      // Two taps at once: the second finds the first's row.
      await uow.lock('SELECT id FROM person WHERE id = ?', [actor.id]);
      await this.profiles.join(uow, actor.id, {
        skills: [...new Set(skills)],
        birthYear: birthYear ?? null,
        communityId: communityId ?? null,
      });
    });
    return this.required(actor);
  }

  /** Undefined for whoever has not joined. */
  async record(actor: Actor): Promise<RecordView | undefined> {
    const volunteer = await this.me(actor);
    if (!volunteer) return undefined;
    const now = this.clock.now();
    const misses = await this.claims.misses(actor.id, missesSince(now));
    const restricted = restrictedUntil(misses);
    const [services, trainings] = await this.database.readTogether<[ServiceRow[], TrainingRow[]]>(
      {
        sql: `SELECT c.id AS claimId, a.title, a.communityId, a.startsAt, c.minutes, c.rating, c.complaints
              FROM volunteer_claim c JOIN volunteer_activity a ON a.id = c.activityId
              WHERE c.personId = ? AND c.state = 'served' ORDER BY c.id DESC`,
        params: [actor.id],
      },
      {
        sql: 'SELECT title, at, minutes, communityId FROM volunteer_training WHERE personId = ? ORDER BY at DESC',
        params: [actor.id],
      },
    );
    const shown = services.slice(0, SERVICES_SHOWN);
    const booked = await this.earnings.ofClaims(actor.id);
    return {
      volunteer,
      ...summed(services),
      trainingHours: hoursOf(total(trainings)),
      trainings: trainings.map(({ title, at, minutes, communityId }) => ({
        ...{ title, at, hours: hoursOf(minutes) },
        unit: this.org.brief(communityId),
      })),
      misses: misses.length,
      ...(restricted !== undefined && restricted > now ? { restrictedUntil: restricted } : {}),
      services: shown.map((row) => ({
        ...{ claimId: row.claimId, title: row.title, at: row.startsAt },
        points: booked.get(row.claimId) ?? 0,
        hours: hoursOf(row.minutes),
        community: this.org.brief(row.communityId),
      })),
    };
  }

  /** A community writes down who was trained, by their numbers. Throws `notYours` or `numberUnknown`. */
  async train(actor: Actor, input: z.output<typeof trainingInput>, call?: Once): Promise<number> {
    const { communityId, title, minutes, at } = input;
    if (!runsDesk(actor, communityId)) throw new Refusal('notYours');
    const numbers = [...new Set(input.numbers)];
    await once(this.database, call, async (uow) => {
      const people = await uow.query<{ personId: number; no: string }>(
        `SELECT personId, no FROM volunteer_profile WHERE no IN (${marks(numbers)})`,
        numbers,
      );
      const unknown = numbers.find((no) => !people.some((each) => each.no === no));
      if (unknown !== undefined) throw new Refusal('numberUnknown', { no: unknown });
      const training = { communityId, title, minutes, at, byId: actor.id };
      for (const { personId } of people) await uow.insert('volunteer_training', { ...training, personId });
      this.tell.people(
        uow,
        people.map(({ personId }) => personId),
        { title: `培训已记入：${title}`, body: this.org.brief(communityId).name },
      );
      return String(people.length);
    });
    return numbers.length;
  }

  private async required(actor: Actor): Promise<VolunteerView> {
    const view = await this.me(actor);
    if (!view) throw new Refusal('volunteerUnknown');
    return view;
  }

  private async view(volunteer: Volunteer): Promise<VolunteerView> {
    const { personId, no, skills, birthYear, communityId, partyId, registeredIds } = volunteer;
    const [profile, names] = await Promise.all([
      this.profiles.find(personId),
      this.profiles.names([personId]),
    ]);
    return {
      no,
      name: names.get(personId) ?? '',
      skills: skills.map((skill) => ({ skill, label: SKILLS[skill] })),
      ...(birthYear === null ? {} : { birthYear }),
      ...(communityId === null ? {} : { community: this.org.brief(communityId) }),
      joinedAt: profile?.joinedAt ?? 0,
      registered: registeredIds.map((id) => this.org.brief(id)),
      ...(partyId === undefined ? {} : { party: this.org.brief(partyId) }),
    };
  }
}

const total = (rows: readonly { minutes: number }[]): number =>
  rows.reduce((sum, { minutes }) => sum + minutes, 0);

function summed(services: readonly ServiceRow[]) {
  const ratings = services.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  return {
    hours: hoursOf(total(services)),
    activities: services.length,
    ratings: ratings.length,
    ...(ratings.length === 0 ? {} : { rating: Math.round(mean * 10) / 10 }),
    complaints: services.reduce((sum, { complaints }) => sum + complaints, 0),
  };
}
