import type { Post, PersonView } from '@contract/identity/identity.api';
import { VOLUNTEER_DESK_POSTS } from '@contract/volunteer/activity.flow';

/** What the phone puts in front of someone; what may be done with a case is the server's word alone. */
type Offer = 'findings' | 'figures';

const OFFERS: Record<Post, readonly Offer[]> = {
  intake: ['figures'],
  shiftLeader: ['figures'],
  dispatcher: ['figures'],
  handler: [],
  inspector: ['findings'],
  gridWorker: ['findings'],
  leader: ['figures'],
  systemAdmin: [],
  securityAdmin: [],
  auditAdmin: [],
};

export function isOffered(person: PersonView, offer: Offer): boolean {
  return person.posts.some(({ post }) => OFFERS[post].includes(offer));
}

/** Does this person look after volunteering in some community? */
export function runsVolunteering(person: PersonView): boolean {
  const desk: readonly Post[] = VOLUNTEER_DESK_POSTS;
  return person.posts.some(({ post, unitKind }) => unitKind === 'community' && desk.includes(post));
}

/** `路灯管理所 · 处置人` */
export function postsOf(person: PersonView): string {
  return person.posts.map(({ unitName, label }) => `${unitName} · ${label}`).join('，');
}
