import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SeriesView } from '../../contract/volunteer/volunteer.api';
import { activityPlan, type ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database, type UnitOfWork } from '../kernel/database';
import { sentenceOf } from '../kernel/error-filter';
import { marks } from '../kernel/keyset';
import { once, type Once } from '../kernel/once';
import { DueRows, dueNext, dueSpan, type Due } from '../kernel/one-by-one';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { ActivityService } from './activity.service';
import { ActivityPlans } from './activity.plan';
import { deskStaff, desksOf, runsDesk } from './volunteer.desk';
import { VolunteerTell } from './volunteer.tell';

interface SeriesRecord {
  id: number;
  communityId: number;
  plan: string;
  everyDays: number;
  /** When the next one to be made begins; none is left to make where it is null. */
  nextAt: number | null;
  until: number;
  stoppedAt: number | null;
}

const DAY = 86_400_000;
/** People need time to see and claim it. */
const AHEAD = 14 * DAY;

/** 定期活动: the plan is data, and each next time is made from it two weeks before. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SeriesService {
  @Inject() protected database: Database;
  @Inject() protected activities: ActivityService;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected plans: ActivityPlans;
  @Inject() protected tell: VolunteerTell;
  private readonly dueRows = new DueRows('volunteer series');

  /** Throws `notYours`, `seriesPast`, `termBackwards`, `placeOutside` or `pointsAboveRule`. */
  async repeat(
    actor: Actor,
    asked: { communityId: number; plan: ActivityPlan; everyDays: number; until: number },
    call?: Once,
  ): Promise<SeriesView> {
    const { communityId, plan, everyDays, until } = asked;
    if (!runsDesk(actor, communityId)) throw new Refusal('notYours');
    const made = await once(this.database, call, async (uow) => {
      if (plan.startsAt <= uow.now) throw new Refusal('seriesPast');
      if (until < plan.startsAt) throw new Refusal('termBackwards');
      await this.plans.columns(uow, plan);
      const series = { communityId, everyDays, until, plan: JSON.stringify(plan), nextAt: plan.startsAt };
      return String(
        await uow.insert('volunteer_series', { ...series, madeById: actor.id, createdAt: uow.now }),
      );
    });
    await this.makeOf(Number(made), this.clock.now());
    return this.show(actor, Number(made));
  }

  /** No more are made; those that are there stay. Throws `notFound`. */
  async stop(actor: Actor, id: number): Promise<SeriesView> {
    await this.database.unitOfWork(async (uow) => {
      const series = await uow.lock<SeriesRecord>('SELECT * FROM volunteer_series WHERE id = ?', [id]);
      if (!series || !runsDesk(actor, series.communityId)) throw new Refusal('notFound');
      await uow.update('volunteer_series', id, { stoppedAt: series.stoppedAt ?? uow.now, nextAt: null });
    });
    return this.show(actor, id);
  }

  /** Those of the desks the actor runs. */
  async list(actor: Actor, communityId?: number): Promise<SeriesView[]> {
    const mine = desksOf(actor, this.org).filter((id) => (communityId ?? id) === id);
    if (mine.length === 0) return [];
    const rows = await this.database.read<SeriesRecord>(
      `SELECT * FROM volunteer_series WHERE communityId IN (${marks(mine)}) ORDER BY id DESC LIMIT 100`,
      mine,
    );
    return Promise.all(rows.map((row) => this.view(actor, row)));
  }

  /** Makes and publishes every activity whose time has come near; each once, whoever else is at it. */
  makeDue(now: number): Promise<void> {
    return this.dueRows.see(
      now,
      (after) =>
        this.database.read<Due>(
          `SELECT id, nextAt AS at FROM volunteer_series WHERE ${dueNext('nextAt')}`,
          dueSpan(after, now + AHEAD),
        ),
      ({ id }) => this.makeOf(id, now),
    );
  }

  /** All times of one series that have come near. */
  private async makeOf(id: number, now: number): Promise<void> {
    for (;;) {
      const series = await this.find(id);
      if (!series || series.nextAt === null || series.nextAt > now + AHEAD) return;
      await this.makeNext(series, now);
    }
  }

  /** Makes one time. Where the rules refuse it, that one is passed over and its desk told; the next is tried again. */
  private async makeNext(seen: SeriesRecord, now: number): Promise<void> {
    try {
      await this.goOn(seen, now, (uow, series, startsAt) => this.make(uow, series, startsAt));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const why = sentenceOf(error.code, error.details);
      await this.goOn(seen, now, async (uow, series, startsAt) =>
        this.tell.people(uow, deskStaff(series.communityId, this.org), {
          title: `定期活动没有生成：${planOf(series.plan).title}`,
          body: `${townTime(startsAt)} 的这一次没有生成：${why}。要改的话，请停止这个定期活动，重新设一个。`,
        }),
      );
    }
  }

  /** Does something about the time that is due, and sets the next, in one transaction; nothing where another was faster. */
  private async goOn(
    { id, nextAt }: SeriesRecord,
    now: number,
    work: (uow: UnitOfWork, series: SeriesRecord, startsAt: number) => Promise<void>,
  ): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const series = await uow.lock<SeriesRecord>('SELECT * FROM volunteer_series WHERE id = ?', [id]);
      if (!series || series.nextAt === null || series.nextAt !== nextAt) return;
      // A worker that slept for a week does not make what is over.
      if (series.nextAt > now) await work(uow, series, series.nextAt);
      const after = followingOf(series.nextAt, series.everyDays * DAY, now);
      await uow.update('volunteer_series', id, { nextAt: after <= series.until ? after : null });
    });
  }

  private async make(uow: UnitOfWork, series: SeriesRecord, startsAt: number): Promise<void> {
    const { id, communityId } = series;
    const plan = await this.plans.withinRule(uow, shifted(series.plan, startsAt));
    const made = { communityId, plan, orderIds: [], seriesId: id };
    const activityId = await this.activities.make(uow, CLOCK_ACTOR, made);
    await this.activities.step(uow, CLOCK_ACTOR, activityId, { action: 'publish', form: {} });
  }

  private find(id: number): Promise<SeriesRecord | undefined> {
    return this.database.readOne<SeriesRecord>('SELECT * FROM volunteer_series WHERE id = ?', [id]);
  }

  private async show(actor: Actor, id: number): Promise<SeriesView> {
    const row = await this.find(id);
    if (!row) throw new Refusal('notFound');
    return this.view(actor, row);
  }

  private async view(actor: Actor, row: SeriesRecord): Promise<SeriesView> {
    const { id, communityId, everyDays, until, nextAt, stoppedAt } = row;
    const made = await this.database.readOne<{ n: number }>(
      'SELECT COUNT(*) AS n FROM volunteer_activity WHERE seriesId = ?',
      [id],
    );
    return {
      ...{ id, everyDays, until },
      community: this.org.brief(communityId),
      title: planOf(row.plan).title,
      ...(nextAt === null ? {} : { nextAt }),
      stopped: stoppedAt !== null,
      made: made?.n ?? 0,
      mayStop: stoppedAt === null && runsDesk(actor, communityId),
    };
  }
}

const planOf = (text: string): ActivityPlan => activityPlan.parse(JSON.parse(text));

/** The next time after this one that still lies ahead, however long nobody looked. */
const followingOf = (at: number, every: number, now: number): number =>
  at + every * Math.max(1, Math.floor((now - at) / every) + 1);

/** The same plan at another time. */
function shifted(text: string, startsAt: number): ActivityPlan {
  const plan = planOf(text);
  const by = startsAt - plan.startsAt;
  return {
    ...plan,
    startsAt,
    endsAt: plan.endsAt + by,
    ...(plan.claimUntil === undefined ? {} : { claimUntil: plan.claimUntil + by }),
  };
}
