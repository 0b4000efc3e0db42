import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Post } from '../../contract/identity/identity.api';
import type { UnitKind } from '../../contract/org/org.api';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import {
  readStaffNames,
  readStaffPosts,
  readTown,
  readUnits,
  type StaffPost,
  type TownFact,
} from './directory.store';
import { Roads } from './nearby-roads';
import { ShapeIndex } from './polygon';
import type { Place, Unit, UnitBrief } from './unit';

export type { Unit, UnitBrief, Place } from './unit';

interface Held {
  readonly units: ReadonlyMap<number, Unit>;
  readonly grids: ShapeIndex<Unit>;
  readonly posts: ReadonlyMap<number, StaffPost[]>;
  readonly staff: ReadonlyMap<number, StaffPost[]>;
  readonly names: ReadonlyMap<number, string>;
  readonly town: TownFact;
  readonly roads: Roads;
}

/** The organisation, held in memory: read by every request, changed a few times a year. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Directory {
  @Inject() protected database: Database;
  private held: Held | undefined;

  /** Reads everything afresh; requests under way keep what they began with. */
  async reload(): Promise<void> {
    const [units, posts, names, town] = await Promise.all([
      readUnits(this.database),
      readStaffPosts(this.database),
      readStaffNames(this.database),
      readTown(this.database),
    ]);
    this.held = {
      units: new Map(units.map((unit) => [unit.id, unit])),
      grids: new ShapeIndex(
        units.filter(({ kind }) => kind === 'grid'),
        ({ ring }) => ring,
      ),
      posts: grouped(posts, ({ personId }) => personId),
      staff: grouped(posts, ({ unitId }) => unitId),
      names,
      town,
      roads: new Roads(town.roads),
    };
  }

  unit(id: number | null | undefined): Unit | undefined {
    return id === null || id === undefined ? undefined : this.now.units.get(id);
  }

  /** Throws `unitUnknown`. */
  requireUnit(id: number | null | undefined): Unit {
    const unit = this.unit(id);
    if (!unit) throw new Refusal('unitUnknown', { id });
    return unit;
  }

  /** All units of these kinds in the order of their ids; every unit without kinds. */
  byKind(...kinds: UnitKind[]): Unit[] {
    const all = [...this.now.units.values()];
    return kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind));
  }

  /** Does the unit stand in the tree below the other, or is it the same? */
  isUnder(unitId: number | null | undefined, ancestorId: number): boolean {
    for (const unit of this.upwards(unitId)) if (unit.id === ancestorId) return true;
    return false;
  }

  /** The nearest unit of the kind on the way up, itself included. */
  ancestor(unitId: number | null | undefined, kind: UnitKind): Unit | undefined {
    for (const unit of this.upwards(unitId)) if (unit.kind === kind) return unit;
    return undefined;
  }

  /** The grid around a gcj02 place; undefined outside the district. */
  gridAt(place: Place): Unit | undefined {
    return this.now.grids.at(place);
  }

  postsOf(personId: number): { post: Post; unitId: number }[] {
    return (this.now.posts.get(personId) ?? []).map(({ post, unitId }) => ({ post, unitId }));
  }

  /** Staff holding one of the posts (any post when none is named) at this very unit; each person once. */
  staffAt(unitId: number, ...posts: Post[]): { personId: number; name: string }[] {
    const held = (this.now.staff.get(unitId) ?? []).filter(
      ({ post }) => posts.length === 0 || posts.includes(post),
    );
    return [...new Map(held.map(({ personId, name }) => [personId, { personId, name }])).values()];
  }

  /** Staff only. */
  personName(id: number): string | undefined {
    return this.now.names.get(id);
  }

  get centre(): Unit {
    return this.only('centre');
  }

  get district(): Unit {
    return this.only('district');
  }

  get city(): Unit {
    return this.only('city');
  }

  get town(): TownFact {
    return this.now.town;
  }

  brief(id: number | null | undefined): UnitBrief {
    const unit = this.unit(id);
    return { id: unit?.id ?? 0, name: unit?.name ?? '—' };
  }

  /** `文昌路与春晖街交叉口附近（青禾社区第三网格）`, far from roads just the grid; '' outside the district. */
  addressNear(place: Place): string {
    const grid = this.gridAt(place);
    if (!grid) return '';
    const gridName = `${this.ancestor(grid.id, 'community')?.name ?? ''}${grid.name}`;
    const roads = this.now.roads.near(place);
    return roads === '' ? gridName : `${roads}（${gridName}）`;
  }

  private get now(): Held {
    if (!this.held) throw new Error('the directory was asked before it was loaded');
    return this.held;
  }

  private *upwards(unitId: number | null | undefined): Generator<Unit> {
    for (let unit = this.unit(unitId); unit; unit = this.unit(unit.parentId)) yield unit;
  }

  private only(kind: UnitKind): Unit {
    const [unit] = this.byKind(kind);
    if (!unit) throw new Error(`the organisation has no unit of kind ${kind}`);
    return unit;
  }
}

function grouped(posts: readonly StaffPost[], keyOf: (post: StaffPost) => number): Map<number, StaffPost[]> {
  const groups = new Map<number, StaffPost[]>();
  for (const post of posts) groups.set(keyOf(post), [...(groups.get(keyOf(post)) ?? []), post]);
  return groups;
}
