import { VOLUNTEER_DESK_POSTS } from '../../contract/volunteer/activity.flow';
import { holds, type Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';

/** Does the actor look after volunteering in this community? */
export const runsDesk = (actor: Actor, communityId: number): boolean =>
  actor.kind === 'staff' && holds(actor, communityId, ...VOLUNTEER_DESK_POSTS);

/** The communities whose desk the actor runs. */
export const desksOf = (actor: Actor, org: Directory): number[] => [
  ...new Set(
    actor.posts
      .map(({ unitId }) => unitId)
      .filter((unitId) => org.unit(unitId)?.kind === 'community' && runsDesk(actor, unitId)),
  ),
];

/** Leaders above the community may look, and no more. */
export const looksOn = (actor: Actor, communityId: number, org: Directory): boolean =>
  actor.posts.some(({ post, unitId }) => post === 'leader' && org.isUnder(communityId, unitId));

/** Person ids of those who run the desk. */
export const deskStaff = (communityId: number, org: Directory): number[] =>
  org.staffAt(communityId, ...VOLUNTEER_DESK_POSTS).map(({ personId }) => personId);
