import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import { Points } from './points';

const served = z.object({
  claimId: z.number(),
  personId: z.number(),
  hours: z.number().min(0).max(24),
  points: z.number().int().min(0).max(10_000),
  communityId: z.number(),
});
/** What the case module writes once a report has proved true, and for each rating. */
const verified = z.object({
  caseId: z.number(),
  no: z.string(),
  reporterId: z.number(),
  coReporterIds: z.array(z.number()),
  communityId: z.number(),
});
const rated = z.object({
  caseId: z.number(),
  no: z.string(),
  personId: z.number(),
  communityId: z.number(),
  words: z.number(),
});

/** A rating is of use when it says why. */
const USEFUL = 10;

/** Points for what others did: read from the outbox, and booked once a reason however often it is carried out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Earnings {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected points: Points;

  begin(): void {
    const book = (read: (uow: UnitOfWork, body: unknown) => Promise<void>) => (delivery: Delivery) =>
      this.database.unitOfWork((uow) => read(uow, JSON.parse(delivery.body)));
    this.deliveries.carry('volunteer.served', book(this.served));
    this.deliveries.carry('earned.report', book(this.verified));
    this.deliveries.carry('earned.rating', book(this.rated));
  }

  private readonly served = async (uow: UnitOfWork, body: unknown): Promise<void> => {
    const { claimId, personId, hours, points, communityId } = served.parse(body);
    const common = { personId, communityId, words: '志愿服务' };
    // The organiser's own figure stands instead of the rule's.
    const set = points > 0 ? { points } : {};
    await this.points.earn(uow, { ...common, ...set, rule: 'activity', reason: `claim:${claimId}:activity` });
    await this.points.earn(uow, { ...common, times: hours, rule: 'hour', reason: `claim:${claimId}:hour` });
  };

  private readonly verified = async (uow: UnitOfWork, body: unknown): Promise<void> => {
    const { caseId, no, reporterId, coReporterIds, communityId } = verified.parse(body);
    const words = `上报 ${no}`;
    await this.resident(uow, reporterId, {
      rule: 'report',
      reason: `case:${caseId}:report`,
      communityId,
      words,
    });
    // In one order, so that two works that credit the same people never wait for each other.
    for (const personId of [...new Set(coReporterIds)].sort((a, b) => a - b))
      if (personId !== reporterId)
        await this.resident(uow, personId, {
          ...{ rule: 'coReport', reason: `case:${caseId}:coReport:${personId}`, communityId, words },
        });
  };

  private readonly rated = async (uow: UnitOfWork, body: unknown): Promise<void> => {
    const { caseId, no, personId, communityId, words } = rated.parse(body);
    if (words < USEFUL) return;
    const reason = `case:${caseId}:rating:${personId}`;
    await this.resident(uow, personId, { rule: 'rating', reason, communityId, words: `评价 ${no}` });
  };

  /** The staff report as part of their work. */
  private async resident(
    uow: UnitOfWork,
    personId: number,
    earned: Omit<Parameters<Points['earn']>[1], 'personId'>,
  ): Promise<void> {
    const person = await uow.one<{ kind: string }>('SELECT kind FROM person WHERE id = ?', [personId]);
    if (person?.kind === 'resident') await this.points.earn(uow, { ...earned, personId });
  }
}
