import { holds } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { speaksFor, type PartyActor } from '../staff/party.seats';
import type { ContactRecord } from './contact.store';
import { seesInside, type Ground } from './party.powers';

type Side = Pick<ContactRecord, 'orgUnitId' | 'personId' | 'communityId' | 'targetId'>;

/** A member stands by it themselves; for an organisation whoever speaks for it. */
export const isPartySide = (actor: PartyActor, { orgUnitId, personId }: Side, org: Directory): boolean =>
  personId === null ? speaksFor(actor, orgUnitId, org) : personId === actor.id;

/** The community's leader and dispatcher; of a grid also its grid worker. */
export const isCommunitySide = (actor: PartyActor, { communityId, targetId }: Side): boolean =>
  holds(actor, communityId, 'leader', 'dispatcher') || holds(actor, targetId, 'gridWorker');

/** Both sides, the organisation's own people, and the leaders above the community. */
export const seesPair = (actor: PartyActor, pair: Side, ground: Ground): boolean =>
  isPartySide(actor, pair, ground.org) ||
  isCommunitySide(actor, pair) ||
  seesInside(actor, pair.orgUnitId, ground) ||
  actor.posts.some(({ post, unitId }) => post === 'leader' && ground.org.isUnder(pair.communityId, unitId));

/** Person ids of the community's side. */
export const communityPeople = ({ communityId, targetId }: Side, org: Directory): number[] => [
  ...org.staffAt(communityId, 'leader', 'dispatcher').map(({ personId }) => personId),
  ...(targetId === communityId ? [] : org.staffAt(targetId, 'gridWorker').map(({ personId }) => personId)),
];
