import { MISSES_AT_MOST, MISSES_WITHIN_DAYS } from '../../contract/volunteer/claim.flow';
import type { Directory } from '../org/directory';
import type { Clash } from './claim.store';
import type { ActivityRecord } from './volunteer.row';
import type { Volunteer } from './volunteer.profiles';

const DAY = 86_400_000;
const YEAR = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric' });
/** Since when misses count. */
export const missesSince = (now: number): number => now - MISSES_WITHIN_DAYS * DAY;

interface Asking {
  readonly volunteer: Volunteer;
  readonly activity: ActivityRecord;
  /** Misses that stand and still count, the newest first. */
  readonly misses: readonly number[];
  /** What they have promised to come to at the same time. */
  readonly clash?: Clash | undefined;
  readonly org: Directory;
  readonly now: number;
}

/** Until when somebody with these misses may not claim; undefined when they may. */
export function restrictedUntil(misses: readonly number[]): number | undefined {
  const oldest = misses[MISSES_AT_MOST - 1];
  return oldest === undefined ? undefined : oldest + MISSES_WITHIN_DAYS * DAY;
}

/** In Chinese, why this volunteer cannot claim; undefined when they can. Capacity is asked under the lock, later. */
export function whyNot({ volunteer, activity, misses, clash, org, now }: Asking): string | undefined {
  if (activity.state !== 'recruiting') return '不在招募中';
  if (now > activity.claimUntil) return '认领已截止';
  const until = restrictedUntil(misses);
  if (until !== undefined && until > now)
    return `最近 ${MISSES_WITHIN_DAYS} 天有 ${misses.length} 次爽约，暂停认领；可在记录里申诉`;
  return notOfAge(volunteer, activity) ?? notAsked(volunteer, activity, org) ?? notFree(clash);
}

const notFree = (clash: Clash | undefined): string | undefined =>
  clash && `您已认领“${clash.title}”，时间有重叠；要参加这次，请先退出那一次`;

function notOfAge(
  { birthYear }: Volunteer,
  { minAge, maxAge, startsAt }: ActivityRecord,
): string | undefined {
  if (minAge === null && maxAge === null) return undefined;
  if (birthYear === null) return '这次活动有年龄要求，请先在个人信息里填写出生年份';
  const age = Number(YEAR.format(startsAt)) - birthYear;
  if (minAge !== null && age < minAge) return `须满 ${minAge} 岁`;
  return maxAge !== null && age > maxAge ? `须在 ${maxAge} 岁以下` : undefined;
}

function notAsked(volunteer: Volunteer, activity: ActivityRecord, org: Directory): string | undefined {
  const { communityId, audience } = activity;
  const { partyId, registeredIds } = volunteer;
  if (audience === 'partyMembers') return partyId === undefined ? '只面向党员' : undefined;
  if (audience === 'everyone') return undefined;
  const belongs =
    registeredIds.includes(communityId) ||
    volunteer.communityId === communityId ||
    (partyId !== undefined && org.isUnder(partyId, communityId));
  return belongs ? undefined : '只面向本社区居民和在本社区报到的';
}
