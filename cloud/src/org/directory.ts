import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Post } from '../../contract/identity/identity.api';
import { UNIT_KINDS, type UnitKind } from '../../contract/org/org.api';
import type { ActorPost } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { ChargesHeld } from './charges-held';
import {
  readCharges,
  readDelegations,
  readOrgVersion,
  readStaffNames,
  readStaffPosts,
  readTown,
  readUnits,
  type TownFact,
} from './directory.store';
import { Roads } from './nearby-roads';
import { ShapeIndex } from './polygon';
import { grouped, PostsHeld } from './posts-held';
import type { Place, Unit, UnitBrief } from './unit';

export type { Unit, UnitBrief, Place } from './unit';

interface Held {
  readonly version: string | undefined;
  readonly units: ReadonlyMap<number, Unit>;
  readonly children: ReadonlyMap<number, Unit[]>;
  /** Units in use. */
  readonly kinds: ReadonlyMap<UnitKind, Unit[]>;
  readonly grids: ShapeIndex<Unit>;
  readonly posts: PostsHeld;
  readonly charges: ChargesHeld;
  readonly names: ReadonlyMap<number, string>;
  readonly town: TownFact;
  readonly roads: Roads;
}

const LOOK_EVERY_MS = 1000;
/** Older terms than the last hour's are not read at all: a test's clock may stand a little back. */
const HOUR = 3_600_000;

/** The organisation, held in memory: read by every request, changed a few times a day. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Directory {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  private held: Held | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** Reads everything afresh; requests under way keep what they began with. */
  async reload(): Promise<void> {
    // Before the rest: a change in between then shows as a version that is not ours, and is read next time.
    const version = await readOrgVersion(this.database);
    const since = this.clock.now() - HOUR;
    const [units, own, delegations, charges, names, town] = await Promise.all([
      readUnits(this.database),
      readStaffPosts(this.database, since),
      readDelegations(this.database, since),
      readCharges(this.database),
      readStaffNames(this.database),
      readTown(this.database),
    ]);
    const posts = new PostsHeld(own, delegations);
    this.held = {
      version,
      units: new Map(units.map((unit) => [unit.id, unit])),
      children: grouped(units, ({ parentId }) => parentId ?? 0),
      kinds: grouped(
        units.filter(({ retiredAt }) => retiredAt === undefined),
        ({ kind }) => kind,
      ),
      grids: new ShapeIndex(
        units.filter(({ kind, retiredAt }) => kind === 'grid' && retiredAt === undefined),
        ({ ring }) => ring,
      ),
      posts,
      charges: new ChargesHeld(charges, posts),
      names,
      town,
      roads: new Roads(town.roads),
    };
  }

  /** The organisation's version as it was read last. */
  get version(): string | undefined {
    return this.held?.version;
  }

  /** Reads afresh if another process has changed the organisation since. */
  async catchUp(): Promise<void> {
    if ((await readOrgVersion(this.database)) !== this.version) await this.reload();
  }

  /** Looks every second whether another process has changed the organisation, until `stop`. */
  follow(): void {
    this.timer = setInterval(() => {
      this.catchUp().catch((error: unknown) =>
        process.emitWarning(error instanceof Error ? error : String(error), { detail: 'Directory.follow' }),
      );
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
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

  /** All units in use of these kinds in the order of their ids; every unit in use without kinds. */
  byKind(...kinds: UnitKind[]): Unit[] {
    const all = [...this.now.units.values()].filter(({ retiredAt }) => retiredAt === undefined);
    return kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind));
  }

  /** Units right below, the retired ones too; those without a parent for none. */
  children(parentId: number | undefined): readonly Unit[] {
    return this.now.children.get(parentId ?? 0) ?? [];
  }

  /** The unit and everything below it, parents first, the retired ones too. */
  subtree(unitId: number): Unit[] {
    const unit = this.unit(unitId);
    return unit ? [unit, ...this.children(unitId).flatMap(({ id }) => this.subtree(id))] : [];
  }

  /** Units from the root down to the one above this. */
  above(unitId: number): Unit[] {
    return [...this.upwards(this.unit(unitId)?.parentId)].reverse();
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

  /** Posts whose term runs now, those held for someone absent (代理) included. `now`: ms since epoch. */
  postsOf(personId: number, now = this.clock.now()): ActorPost[] {
    return this.now.posts.of(personId, now);
  }

  /** Staff holding one of the posts (any post when none is named) at this very unit now; each person once. */
  staffAt(unitId: number, ...posts: Post[]): { personId: number; name: string }[] {
    const held = this.postsAt(unitId).filter(({ post }) => posts.length === 0 || posts.includes(post));
    return [...new Map(held.map(({ personId, name }) => [personId, { personId, name }])).values()];
  }

  /** Every post held at this very unit now. */
  postsAt(unitId: number): { personId: number; name: string; post: Post; standsFor?: { id: number } }[] {
    return this.now.posts.at(unitId, this.clock.now());
  }

  /** Ids of the units in someone's charge (分管) now, also for the leaders they stand in for. */
  chargesOf(personId: number): readonly number[] {
    return this.now.charges.of(personId, this.clock.now());
  }

  /** Those in their own name. */
  ownChargesOf(personId: number): readonly number[] {
    return this.now.charges.ownOf(personId, this.clock.now());
  }

  /** Person ids of the leaders in charge of this very unit (分管领导) now. */
  leadersOf(unitId: number): readonly number[] {
    return this.now.charges.leadersOf(unitId, this.clock.now());
  }

  /** Everyone who is or was staff, by id. */
  staffNames(): ReadonlyMap<number, string> {
    return this.now.names;
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
    const name = unit?.name ?? '—';
    return { id: unit?.id ?? 0, name, shortName: unit?.shortName || name };
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
    const [unit] = this.now.kinds.get(kind) ?? [];
    if (!unit) throw new Error(`还没有${UNIT_KINDS[kind]}：演示请先 npm start，正式部署请先 npm run found`);
    return unit;
  }
}
