import { POSTS, type Post } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import { Refusal } from '../kernel/refusal';
import type { Directory } from '../org/directory';

/** Who does something, and from where, as the audit log keeps it. */
export interface By {
  readonly actor: Actor;
  readonly ip: string;
}

const ADMINISTRATORS: readonly Post[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
const isAdministrator = (post: Post): boolean => ADMINISTRATORS.includes(post);

/**
 * 三员分立: the system administrator makes people and units, the security administrator gives posts, and the audit
 * administrator only reads. Leaders read what is below them, and say who stands in for whom there.
 */
export const STAFF_POWERS = {
  look: ['systemAdmin', 'securityAdmin', 'auditAdmin'],
  edit: ['systemAdmin'],
  post: ['securityAdmin'],
} as const satisfies Record<string, readonly Post[]>;
export type StaffPower = keyof typeof STAFF_POWERS;

/** Whoever stands in for someone does their work, but is no leader over others. */
const own = ({ posts }: Actor) => posts.filter(({ standsFor }) => standsFor === undefined);

/** Whoever came to hold two administrators' posts has the powers of none, as at the gate. */
export function hasPower(actor: Actor, power: StaffPower): boolean {
  const held = new Set(own(actor).flatMap(({ post }) => (isAdministrator(post) ? [post] : [])));
  const [only] = held;
  return held.size === 1 && STAFF_POWERS[power].some((post) => post === only);
}

/** Units at whose head the actor stands. */
const headed = (actor: Actor): number[] =>
  own(actor).flatMap(({ post, unitId }) => (post === 'leader' ? [unitId] : []));

/** May the actor read about people and units at all? Throws `notYours`. */
export function assertMayLook(actor: Actor): void {
  if (!hasPower(actor, 'look') && headed(actor).length === 0) throw new Refusal('notYours');
}

/** Is the unit, or something above it, theirs to look after? */
export const looksAfter = (actor: Actor, unitId: number, org: Directory): boolean =>
  hasPower(actor, 'look') || headed(actor).some((head) => org.isUnder(unitId, head));

/** May the actor read about this person? A leader, when a post of theirs is below. */
export const maySeePerson = (actor: Actor, personId: number, org: Directory): boolean =>
  hasPower(actor, 'look') ||
  personId === actor.id ||
  ownPosts(personId, org).some(({ unitId }) => headed(actor).some((head) => org.isUnder(unitId, head)));

/** A leader speaks for a person only when every post of theirs is below. */
export function mayDelegateFor(actor: Actor, personId: number, org: Directory): boolean {
  if (hasPower(actor, 'post')) return true;
  const posts = ownPosts(personId, org);
  return (
    posts.length > 0 && posts.every(({ unitId }) => headed(actor).some((head) => org.isUnder(unitId, head)))
  );
}

/** What someone holds in their own right now. */
export const ownPosts = (personId: number, org: Directory) =>
  org.postsOf(personId).filter(({ standsFor }) => standsFor === undefined);

/** 三员分立. Throws `administratorsApart` when an administrator would be given a second administrator's post. */
export function assertSeparate(post: Post, held: readonly { readonly post: Post }[]): void {
  const other = held.find((each) => isAdministrator(each.post) && each.post !== post);
  if (isAdministrator(post) && other)
    throw new Refusal('administratorsApart', { post: POSTS[post], held: POSTS[other.post] });
}

/** Throws `lastAdministrator` when nobody but this person holds an administrator's post that they hold. */
export function assertNotLast(personId: number, posts: readonly Post[], org: Directory): void {
  for (const post of posts.filter(isAdministrator)) {
    const others = [...org.staffNames().keys()].some(
      (id) => id !== personId && ownPosts(id, org).some((held) => held.post === post),
    );
    if (!others) throw new Refusal('lastAdministrator', { post: POSTS[post] });
  }
}
