import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SeriesView } from '../../contract/volunteer/volunteer.api';
import { activityPlan, type ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { once, type Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityService } from './activity.service';
import { planColumns } from './activity.plan';
import { desksOf, runsDesk } from './volunteer.desk';

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

  /** Throws `notYours` or `placeOutside`. */
  async repeat(
    actor: Actor,
    asked: { communityId: number; plan: ActivityPlan; everyDays: number; until: number },
    call?: Once,
  ): Promise<SeriesView> {
    const { communityId, plan, everyDays, until } = asked;
    if (!runsDesk(actor, communityId)) throw new Refusal('notYours');
    planColumns(plan, this.org);
    const made = await once(this.database, call, async (uow) => {
      const series = { communityId, everyDays, until, plan: JSON.stringify(plan), nextAt: plan.startsAt };
      return String(
        await uow.insert('volunteer_series', { ...series, madeById: actor.id, createdAt: uow.now }),
      );
    });
    await this.makeDue(this.clock.now());
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
  async makeDue(now: number): Promise<void> {
    for (;;) {
      const due = await this.database.readOne<SeriesRecord>(
        'SELECT * FROM volunteer_series WHERE nextAt <= ? ORDER BY nextAt LIMIT 1',
        [now + AHEAD],
      );
      if (!due) return;
      await this.makeNext(due, now);
    }
  }

  private async makeNext({ id, nextAt }: SeriesRecord, now: number): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const series = await uow.lock<SeriesRecord>('SELECT * FROM volunteer_series WHERE id = ?', [id]);
      if (!series || series.nextAt === null || series.nextAt !== nextAt) return;
      const { communityId, everyDays, until } = series;
      // A worker that slept for a week does not make what is over.
      if (series.nextAt > now) {
        const plan = shifted(series.plan, series.nextAt);
        const made = { communityId, plan, orderIds: [], seriesId: id };
        const activityId = await this.activities.make(uow, CLOCK_ACTOR, made);
        await this.activities.step(uow, CLOCK_ACTOR, activityId, { action: 'publish', form: {} });
      }
      const after = series.nextAt + everyDays * DAY;
      await uow.update('volunteer_series', id, { nextAt: after <= until ? after : null });
    });
  }

  private async show(actor: Actor, id: number): Promise<SeriesView> {
    const row = await this.database.readOne<SeriesRecord>('SELECT * FROM volunteer_series WHERE id = ?', [
      id,
    ]);
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
