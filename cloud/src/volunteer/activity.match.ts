import { SKILLS } from '../../contract/volunteer/activity.flow';
import type { MatchView } from '../../contract/volunteer/volunteer.api';
import type { Directory } from '../org/directory';
import { metresBetween, skillsOf, type ActivityRecord } from './volunteer.row';
import type { Volunteer } from './volunteer.profiles';

/** What each part of the score is worth; together 100. */
const WORTH = { skills: 40, affiliation: 30, distance: 20, hours: 10 } as const;
const FAR_METRES = 5000;
const MANY_HOURS = 50;

interface Place {
  readonly lng: number;
  readonly lat: number;
}
interface Part {
  readonly score: number;
  readonly reason?: string;
}

/**
 * How well an activity suits a volunteer, 0 to 100, with the reasons in words: nobody is chosen for reasons they may not
 * read. Distance is from the middle of their own or registered communities: where anybody is now is not asked.
 */
export function matchOf(volunteer: Volunteer, activity: ActivityRecord, org: Directory): MatchView {
  const parts = [
    bySkills(volunteer, activity),
    byAffiliation(volunteer, activity, org),
    byDistance(volunteer, activity, org),
    byHours(volunteer),
  ];
  return {
    score: Math.round(parts.reduce((sum, { score }) => sum + score, 0)),
    reasons: parts.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  };
}

function bySkills({ skills }: Volunteer, activity: ActivityRecord): Part {
  const wanted = skillsOf(activity);
  // Nothing special is asked: everybody brings it.
  if (wanted.length === 0) return { score: WORTH.skills };
  const brought = wanted.filter((skill) => skills.includes(skill));
  if (brought.length === 0) return { score: 0 };
  return {
    score: (WORTH.skills * brought.length) / wanted.length,
    reason: `会${brought.map((skill) => SKILLS[skill]).join('、')}`,
  };
}

function byAffiliation(volunteer: Volunteer, { communityId }: ActivityRecord, org: Directory): Part {
  if (volunteer.registeredIds.includes(communityId))
    return { score: WORTH.affiliation, reason: '在本社区报到' };
  if (volunteer.communityId === communityId) return { score: WORTH.affiliation, reason: '住在本社区' };
  if (volunteer.partyId !== undefined && org.isUnder(volunteer.partyId, communityId))
    return { score: WORTH.affiliation, reason: '本社区的党员' };
  return volunteer.partyId === undefined ? { score: 0 } : { score: WORTH.affiliation / 3, reason: '党员' };
}

function byDistance(volunteer: Volunteer, activity: ActivityRecord, org: Directory): Part {
  const homes = [volunteer.communityId, ...volunteer.registeredIds].flatMap((id) => middleOf(id, org) ?? []);
  const metres = Math.min(...homes.map((home) => metresBetween(home, activity)));
  if (metres >= FAR_METRES) return { score: 0 };
  return {
    score: WORTH.distance * (1 - metres / FAR_METRES),
    reason: `离得近（约 ${(metres / 1000).toFixed(1)} 公里）`,
  };
}

function byHours({ hours }: Volunteer): Part {
  if (hours === 0) return { score: 0 };
  return {
    score: WORTH.hours * Math.min(1, hours / MANY_HOURS),
    reason: `已服务 ${hours} 小时`,
  };
}

/** The middle of a community's ground, or of its grids' where it has no ring of its own. */
function middleOf(communityId: number | null, org: Directory): Place | undefined {
  const unit = org.unit(communityId);
  if (!unit) return undefined;
  const corners = (unit.ring ?? org.children(unit.id).flatMap(({ ring }) => ring ?? [])).map(
    ([lng, lat]) => ({ lng, lat }),
  );
  if (corners.length === 0) return undefined;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return { lng: mean(corners.map(({ lng }) => lng)), lat: mean(corners.map(({ lat }) => lat)) };
}
