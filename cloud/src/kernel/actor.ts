import type { Post } from '../../contract/identity/identity.api';

/** Who is asking: known by a session, with the posts held now. */
export interface Actor {
  readonly id: number;
  readonly kind: 'resident' | 'staff' | 'clock';
  readonly name: string;
  /** Their own number, for their own eyes; absent where it was not asked for. */
  readonly phone?: string;
  readonly program: string;
  readonly sessionId: number;
  readonly posts: readonly ActorPost[];
  /** What must be done before anything else is served: a new password, a second factor. */
  readonly due?: 'password' | 'secondFactor';
}

export interface ActorPost {
  readonly post: Post;
  readonly unitId: number;
  /** Whose post it is, when held in their absence (代理). */
  readonly standsFor?: { readonly id: number; readonly name: string };
}

/** The automatic hand: its steps are rows of the trail like everybody's. */
export const CLOCK_ACTOR: Actor = {
  id: 0,
  kind: 'clock',
  name: '系统',
  program: 'clock',
  sessionId: 0,
  posts: [],
};

/** Does the actor hold one of these posts at that unit? */
export function holds(actor: Actor, unitId: number | null | undefined, ...posts: Post[]): boolean {
  return actor.posts.some((held) => held.unitId === unitId && posts.includes(held.post));
}

/** Whom the actor stands in for at a unit; undefined where they hold a post of their own there. */
export function standsForAt(actor: Actor, unitId: number | null | undefined): ActorPost['standsFor'] {
  const here = actor.posts.filter((held) => held.unitId === unitId);
  return here.every(({ standsFor }) => standsFor) ? here[0]?.standsFor : undefined;
}
