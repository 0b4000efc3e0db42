import type { Post } from '../../contract/identity/identity.api';
import type { ActorPost } from '../kernel/actor';

/** A post of a member of staff. Terms are ms since epoch, from (inclusive) to (exclusive); absent means unbounded. */
export interface StaffPost {
  readonly personId: number;
  readonly name: string;
  readonly post: Post;
  readonly unitId: number;
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly standsFor?: { readonly id: number; readonly name: string };
}

/** 代理: while it runs `toId` has the powers of all posts of `fromId`. */
export interface Delegation {
  readonly fromId: number;
  readonly toId: number;
  readonly toName: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** An administrator's powers are given by name only: whoever stood in would hold two of them unseen. */
const NEVER_DELEGATED: ReadonlySet<Post> = new Set(['systemAdmin', 'securityAdmin', 'auditAdmin']);

/** May this post be held in someone's absence? */
export const mayDelegate = (post: Post): boolean => !NEVER_DELEGATED.has(post);

/** Does a term run at this moment? */
const runsAt = ({ startsAt, endsAt }: { startsAt?: number; endsAt?: number }, now: number): boolean =>
  (startsAt === undefined || startsAt <= now) && (endsAt === undefined || now < endsAt);

/** Who holds which post when, their own and those of others whom they stand in for. */
export class PostsHeld {
  private readonly byPerson: ReadonlyMap<number, StaffPost[]>;
  private readonly byUnit: ReadonlyMap<number, StaffPost[]>;

  constructor(own: readonly StaffPost[], delegations: readonly Delegation[]) {
    const ofPerson = grouped(own, ({ personId }) => personId);
    // Only own posts: what one holds for another cannot be handed on.
    const delegated = delegations.flatMap((delegation) =>
      (ofPerson.get(delegation.fromId) ?? [])
        .filter(({ post }) => mayDelegate(post))
        .map((held) => standIn(held, delegation)),
    );
    const all = [...own, ...delegated];
    this.byPerson = grouped(all, ({ personId }) => personId);
    this.byUnit = grouped(all, ({ unitId }) => unitId);
  }

  /** A post held twice over is given once, and as one's own. */
  of(personId: number, now: number): ActorPost[] {
    const seen = new Set<string>();
    const posts: ActorPost[] = [];
    for (const held of this.byPerson.get(personId) ?? []) {
      const key = `${held.post}@${held.unitId}`;
      if (!runsAt(held, now) || seen.has(key)) continue;
      seen.add(key);
      const { post, unitId, standsFor } = held;
      posts.push(standsFor ? { post, unitId, standsFor } : { post, unitId });
    }
    return posts;
  }

  /** Whose leader's post this person holds now: their own id, and those of the leaders they stand in for. */
  leadersBehind(personId: number, now: number): number[] {
    const led = (this.byPerson.get(personId) ?? []).filter(
      (held) => held.post === 'leader' && runsAt(held, now),
    );
    return [...new Set(led.map(({ standsFor }) => standsFor?.id ?? personId))];
  }

  /** Everyone with a post at this very unit. */
  at(unitId: number, now: number): StaffPost[] {
    return (this.byUnit.get(unitId) ?? []).filter((held) => runsAt(held, now));
  }
}

function standIn(held: StaffPost, { fromId, toId, toName, startsAt, endsAt }: Delegation): StaffPost {
  return {
    personId: toId,
    name: toName,
    post: held.post,
    unitId: held.unitId,
    startsAt: Math.max(startsAt, held.startsAt ?? startsAt),
    endsAt: Math.min(endsAt, held.endsAt ?? endsAt),
    standsFor: { id: fromId, name: held.name },
  };
}

export function grouped<Key, T>(rows: readonly T[], keyOf: (row: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
