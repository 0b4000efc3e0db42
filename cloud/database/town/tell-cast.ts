import type { Post } from '../../contract/identity/identity.api';
import { coUnitsOf } from '../../src/case/case.parties';
import type { CaseRecord } from '../../src/case/case.row';
import type { Actor } from '../../src/kernel/actor';
import type { Directory } from '../../src/org/directory';
import { nth } from './town-lists';
import type { PersonPlan, TownPlan } from './town-model';
import type { Who } from './town-stories';
import type { Plot } from './tell-plots';
import { of, type TownIds } from './tell-people';

/** The people of the town as actors: who takes which step with which case. */
export class Cast {
  private readonly people: ReadonlyMap<string, PersonPlan>;

  constructor(
    private readonly org: Directory,
    private readonly ids: TownIds,
    plan: TownPlan,
  ) {
    this.people = new Map(plan.people.map((person) => [person.key, person]));
  }

  /** A person of the plan, by key, with the posts held. */
  byKey(key: string): Actor {
    const { name, resident } = of(this.people, key);
    const id = of(this.ids.person, key);
    return {
      id,
      kind: resident ? 'resident' : 'staff',
      name,
      program: resident ? 'resident' : 'command',
      sessionId: 0,
      posts: this.org.postsOf(id),
    };
  }

  /** Throws when the case has nobody in that part: then the story asks for what the town cannot give. */
  for(who: Who, c: CaseRecord, plot: Plot): Actor {
    switch (who) {
      case 'reporter':
        return this.byKey(plot.reporter);
      case 'neighbour':
        return this.byKey(nth(plot.neighbours, 0));
      case 'neighbour2':
        return this.byKey(nth(plot.neighbours, 1));
      default:
        return this.staff(who, c, plot);
    }
  }

  private staff(
    who: Exclude<Who, 'reporter' | 'neighbour' | 'neighbour2'>,
    c: CaseRecord,
    plot: Plot,
  ): Actor {
    switch (who) {
      case 'handler':
        return this.oneOf(c.unitId, ['handler'], c);
      case 'coHandler':
        return this.oneOf(coUnitsOf(c)[0], ['handler'], c);
      case 'inspector':
        return this.inspector(c, plot);
      case 'shiftLeader':
        return this.oneOf(c.deskId, [c.deskId === this.org.centre.id ? 'shiftLeader' : 'leader'], c);
      case 'leader':
        return this.oneOf(c.deskId === this.org.centre.id ? this.org.district.id : c.deskId, ['leader'], c);
      default:
        return this.oneOf(c.deskId, [who], c);
    }
  }

  /** Mostly the grid worker; whoever found it does not judge it. */
  private inspector(c: CaseRecord, plot: Plot): Actor {
    const turn = c.id % 10;
    if (plot.source === 'grid' ? turn < 7 : turn >= 7 && turn < 9)
      return this.oneOf(c.streetId, ['inspector'], c);
    return plot.source === 'grid' || turn === 9
      ? this.oneOf(this.org.centre.id, ['inspector'], c)
      : this.oneOf(c.gridId, ['gridWorker'], c);
  }

  /** The first seat of a unit, which is where the demonstration's people sit, has a little more to do. */
  private oneOf(unitId: number | null | undefined, posts: Post[], c: CaseRecord): Actor {
    const staff = unitId === null || unitId === undefined ? [] : this.org.staffAt(unitId, ...posts);
    const [first] = staff;
    if (!first) throw new Error(`nobody holds ${posts.join()} at unit ${unitId}`);
    const { personId, name } = c.id % 3 === 0 ? first : nth(staff, c.id % staff.length);
    return {
      id: personId,
      kind: 'staff',
      name,
      program: 'command',
      sessionId: 0,
      posts: this.org.postsOf(personId),
    };
  }
}
