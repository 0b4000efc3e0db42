import { grouped, type PostsHeld } from './posts-held';

/** 分管: the leader's person id and the unit in their charge. */
export interface Charge {
  readonly personId: number;
  readonly unitId: number;
}

/**
 * Who is in charge of which units. A charge goes with a leader's post: it counts only while its leader holds one, and
 * whoever stands in for them has it meanwhile.
 */
export class ChargesHeld {
  private readonly byLeader: ReadonlyMap<number, Charge[]>;
  private readonly byUnit: ReadonlyMap<number, Charge[]>;

  constructor(
    charges: readonly Charge[],
    private readonly posts: PostsHeld,
  ) {
    this.byLeader = grouped(charges, ({ personId }) => personId);
    this.byUnit = grouped(charges, ({ unitId }) => unitId);
  }

  /** Unit ids in this person's charge now, also for the leaders they stand in for. */
  of(personId: number, now: number): number[] {
    const leaders = this.posts.leadersBehind(personId, now);
    return [...new Set(leaders.flatMap((leaderId) => this.given(leaderId)))];
  }

  /** Unit ids in this person's charge in their own name. */
  ownOf(personId: number, now: number): number[] {
    return this.leads(personId, now) ? this.given(personId) : [];
  }

  /** Person ids of the leaders in charge of this very unit, in their own name. */
  leadersOf(unitId: number, now: number): number[] {
    const charges = this.byUnit.get(unitId) ?? [];
    return charges.map(({ personId }) => personId).filter((personId) => this.leads(personId, now));
  }

  private leads(personId: number, now: number): boolean {
    return this.posts.leadersBehind(personId, now).includes(personId);
  }

  private given(leaderId: number): number[] {
    return (this.byLeader.get(leaderId) ?? []).map(({ unitId }) => unitId);
  }
}
