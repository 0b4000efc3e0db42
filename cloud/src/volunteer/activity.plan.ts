import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import type { UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { PointRules } from '../points/points.rules';
import type { ActivityRecord } from './volunteer.row';

type PlanColumns = Pick<
  ActivityRecord,
  | ('title' | 'words' | 'kind' | 'skills' | 'minAge' | 'maxAge' | 'capacity' | 'waitlist' | 'points')
  | ('audience' | 'startsAt' | 'endsAt' | 'claimUntil' | 'lng' | 'lat' | 'address' | 'fence')
>;

/** What may be planned: within the district, and for no more points than its rule lets anybody have. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityPlans {
  @Inject() protected org: Directory;
  @Inject() protected rules: PointRules;

  /** A plan as columns, for the rule's own points where it names none. Throws `placeOutside` or `pointsAboveRule`. */
  async columns(uow: UnitOfWork, plan: ActivityPlan): Promise<PlanColumns> {
    const { place, skills, minAge, maxAge, claimUntil, ...rest } = plan;
    if (!this.org.gridAt(place)) throw new Refusal('placeOutside');
    return {
      ...rest,
      ...place,
      skills: JSON.stringify(skills),
      minAge: minAge ?? null,
      maxAge: maxAge ?? null,
      claimUntil: claimUntil ?? plan.startsAt,
      points: await this.points(uow, plan.points),
    };
  }

  /** The plan as the rule allows it today: the district may have changed it since a series was set up. */
  async withinRule(uow: UnitOfWork, plan: ActivityPlan): Promise<ActivityPlan> {
    const { most } = await this.rules.reach(uow, 'activity');
    return plan.points === undefined ? plan : { ...plan, points: Math.min(plan.points, most) };
  }

  private async points(uow: UnitOfWork, asked: number | undefined): Promise<number> {
    const { each, most, why } = await this.rules.reach(uow, 'activity');
    if (asked !== undefined && asked > most) throw new Refusal('pointsAboveRule', { most, why });
    return asked ?? Math.min(each, most);
  }
}
