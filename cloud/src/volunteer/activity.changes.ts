import type { ActivityAction } from '../../contract/volunteer/activity.flow';
import type { ActivityPlan } from '../../contract/volunteer/volunteer.schema';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import type { ActivityRecord } from './volunteer.row';
import type { Fact } from './volunteer.trail';

/** May it become this? Throws `capacityBelow`, or `planPast` where people can see it already. */
export function assertAmendable(activity: ActivityRecord, plan: ActivityPlan, now: number): void {
  if (plan.capacity < activity.taken) throw new Refusal('capacityBelow', { taken: activity.taken });
  if (activity.state !== 'draft' && plan.startsAt <= now)
    throw new Refusal('planPast', { at: townTime(plan.startsAt) });
}

/** Whoever promised for another time or place may think again (claim.rules.ts). */
export function movedAt(
  { state, startsAt, lng, lat, address, movedAt }: ActivityRecord,
  to: Pick<ActivityRecord, 'startsAt' | 'lng' | 'lat' | 'address'>,
  now: number,
): number | null {
  const same = startsAt === to.startsAt && lng === to.lng && lat === to.lat && address === to.address;
  return same || state === 'draft' ? movedAt : now;
}

/** What was ended or cancelled is over from then on, were it before its start: nobody serves after that. */
export const overBy = (action: ActivityAction, { endedAt }: ActivityRecord, now: number): number | null =>
  action === 'end' || action === 'cancel' ? now : endedAt;

export const whenAndWhere = (plan: ActivityPlan): Fact[] => [
  { label: '时间', value: `${townTime(plan.startsAt)} 至 ${townTime(plan.endsAt)}` },
  { label: '地点', value: plan.address },
  { label: '人数', value: String(plan.capacity) },
];
