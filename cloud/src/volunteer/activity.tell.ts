import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { activityStep, type ActivityAction } from '../../contract/volunteer/activity.flow';
import type { UnitOfWork } from '../kernel/database';
import { townTime } from '../kernel/town-time';
import { ActivityInvitations } from './activity.invitations';
import { OrderStore } from './order.store';
import type { ActivityRecord, ClaimRecord } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';

/** Claims whose people are still to come or there. */
const COMING: readonly ClaimRecord['state'][] = ['claimed', 'present', 'left', 'waiting'];

/** Who hears of a step of an activity, as the table says. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityTell {
  @Inject() protected orders: OrderStore;
  @Inject() protected invitations: ActivityInvitations;
  @Inject() protected tell: VolunteerTell;

  /** `activity` as it is after the step, `claims` as they were before it. */
  async told(
    uow: UnitOfWork,
    activity: ActivityRecord,
    action: ActivityAction,
    claims: readonly ClaimRecord[],
  ): Promise<void> {
    const { tells, past } = activityStep(action);
    const told = {
      title: `${activity.title}：${past}`,
      body: `${townTime(activity.startsAt)} ${activity.address}`,
    };
    if (tells.includes('claimer')) {
      const coming = claims.filter(({ state }) => COMING.includes(state));
      this.tell.people(
        uow,
        coming.map(({ personId }) => personId),
        { ...told, about: { kind: 'activity', id: activity.id } },
      );
    }
    if (tells.includes('orderer'))
      for (const { id, ordererId } of await this.orders.ofActivity(activity.id, uow))
        this.tell.people(uow, [ordererId], { ...told, about: { kind: 'order', id } });
    if (tells.includes('invited')) this.invitations.send(uow, activity.id);
  }
}
