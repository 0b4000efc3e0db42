import { POINTS_DESK_POSTS } from '../../contract/points/redemption.flow';
import { holds, type Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';

/** Does the actor stand behind the counter of this community? */
export const runsDesk = (actor: Actor, communityId: number): boolean =>
  actor.kind === 'staff' && holds(actor, communityId, ...POINTS_DESK_POSTS);

/** The communities behind whose counter the actor stands. */
export const desksOf = (actor: Actor, org: Directory): number[] => [
  ...new Set(
    actor.posts
      .map(({ unitId }) => unitId)
      .filter((unitId) => org.unit(unitId)?.kind === 'community' && runsDesk(actor, unitId)),
  ),
];

/** The rules of the district, and its money, are its leaders' to set. */
export const leadsDistrict = (actor: Actor, org: Directory): boolean =>
  actor.kind === 'staff' && holds(actor, org.district.id, 'leader');
