import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { PointRule } from '../../contract/points/points.schema';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries, NotYet, type Delivery } from '../kernel/delivery';
import { Points } from './points';
import { minutesOf, PointRules } from './points.rules';
import { Restatements } from './restatements';

const served = z.object({
  claimId: z.number(),
  personId: z.number(),
  hours: z.number().min(0).max(24),
  points: z.number().int().min(0).max(10_000),
  communityId: z.number(),
});
/** What the volunteer module writes when hours that counted were put right. */
const restated = z.object({
  claimId: z.number(),
  personId: z.number(),
  communityId: z.number(),
  seq: z.number(),
  before: z.number().positive().max(24),
  after: z.number().positive().max(24),
});
/** What the case module writes once a report has proved true, and for each rating. */
const verified = z.object({
  caseId: z.number(),
  no: z.string(),
  reporterId: z.number(),
  coReporterIds: z.array(z.number()),
  communityId: z.number(),
});
/** What the volunteer module writes once an order's orderer has rated it. */
const orderRated = z.object({
  orderId: z.number(),
  personId: z.number(),
  communityId: z.number(),
  words: z.number(),
});
const rated = z.object({
  caseId: z.number(),
  no: z.string(),
  personId: z.number(),
  communityId: z.number(),
  words: z.number(),
});

/** Points for what others did: read from the outbox, and booked once a reason however often it is carried out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Earnings {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected points: Points;
  @Inject() protected rules: PointRules;
  @Inject() protected restatements: Restatements;

  begin(): void {
    const book =
      (read: (uow: UnitOfWork, body: unknown, id: number) => Promise<void>) => (delivery: Delivery) =>
        this.database.unitOfWork((uow) => read(uow, JSON.parse(delivery.body), delivery.id));
    this.deliveries.carry('volunteer.served', book(this.served));
    this.deliveries.carry('volunteer.restated', book(this.restated));
    this.deliveries.carry('earned.report', book(this.verified));
    this.deliveries.carry('earned.rating', book(this.rated));
    this.deliveries.carry('volunteer.rated', book(this.orderRated));
  }

  /** What was booked for each of somebody's claims, put right where their hours were; by the claim's id. */
  async ofClaims(personId: number): Promise<ReadonlyMap<number, number>> {
    const rows = await this.database.read<{ reason: string; amount: number }>(
      `SELECT t.reason, e.amount FROM ledger_account a
       JOIN ledger_entry e ON e.accountId = a.id AND e.rule IN ('activity', 'hour')
       JOIN ledger_transfer t ON t.id = e.transferId WHERE a.kind = 'person' AND a.ownerId = ?`,
      [personId],
    );
    const booked = new Map<number, number>();
    for (const { reason, amount } of rows) {
      const id = Number(CLAIM.exec(reason)?.[1] ?? 0);
      booked.set(id, (booked.get(id) ?? 0) + amount);
    }
    return booked;
  }

  private readonly served = async (uow: UnitOfWork, body: unknown): Promise<void> => {
    const { claimId, personId, hours, points, communityId } = served.parse(body);
    const common = { personId, communityId, words: '志愿服务' };
    const [activity, hour] = reasonsOf(claimId);
    // What the activity promised, no more and no less, as far as the caps of the day and the month go.
    const kept = await this.points.earn(uow, { ...common, points, rule: 'activity', reason: activity });
    if (kept > 0) this.tellKept(uow, personId, { promised: points, kept });
    await this.points.earn(uow, { ...common, minutes: minutesOf(hours), rule: 'hour', reason: hour });
  };

  private tellKept(uow: UnitOfWork, personId: number, { promised, kept }: Kept): void {
    const booked = `这次活动原定 ${promised} 分，按区里现在的规则记了 ${promised - kept} 分`;
    const body = `${booked}：这一项每人每天、每月给多少有上限，见“怎么得积分”。`;
    this.deliveries.add(uow, [
      { topic: 'points.told', body: { personIds: [personId], title: '志愿活动的积分没有全记', body } },
    ]);
  }

  private readonly restated = async (uow: UnitOfWork, body: unknown, id: number): Promise<void> => {
    const { claimId, ...hours } = restated.parse(body);
    await assertInTurn(uow, claimId, id);
    const [, reason] = reasonsOf(claimId);
    await this.restatements.book(uow, { ...hours, reason });
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
    if (!(await this.says(uow, 'rating', words))) return;
    const reason = `case:${caseId}:rating:${personId}`;
    await this.resident(uow, personId, { rule: 'rating', reason, communityId, words: `评价 ${no}` });
  };

  private readonly orderRated = async (uow: UnitOfWork, body: unknown): Promise<void> => {
    const { orderId, personId, communityId, words } = orderRated.parse(body);
    if (!(await this.says(uow, 'orderRating', words))) return;
    const reason = `order:${orderId}:rating`;
    await this.resident(uow, personId, { rule: 'orderRating', reason, communityId, words: '评价点单' });
  };

  /** A rating is of use when it says why. */
  private async says(uow: UnitOfWork, code: PointRule, words: number): Promise<boolean> {
    const rule = await this.rules.get(uow, code);
    return rule !== undefined && words >= rule.leastWords;
  }

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

/** A correction is of what was booked before: as long as that failed, and may yet be booked, it waits. */
async function assertInTurn(uow: UnitOfWork, claimId: number, deliveryId: number): Promise<void> {
  const before = await uow.one<{ id: number }>(
    `SELECT id FROM delivery WHERE state IN ('waiting', 'dead') AND id < ? AND body LIKE ?
     AND topic IN ('volunteer.served', 'volunteer.restated') LIMIT 1`,
    [deliveryId, `{"claimId":${claimId},%`],
  );
  if (before) throw new NotYet(`waits for delivery ${before.id}`, Number.POSITIVE_INFINITY);
}

interface Kept {
  readonly promised: number;
  readonly kept: number;
}

/** Under which a claim is booked: for the activity as a whole, and for its hours (with `:2` … where they were put right). */
const reasonsOf = (claimId: number) => [`claim:${claimId}:activity`, `claim:${claimId}:hour`] as const;
const CLAIM = /^claim:(\d+):/;
