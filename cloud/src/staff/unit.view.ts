import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { POSTS } from '../../contract/identity/identity.api';
import type { FoundUnit, UnitDetail, UnitNode } from '../../contract/staff/unit.api';
import { CaseHandOver } from '../case/case.hand-over';
import type { Actor } from '../kernel/actor';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import { assertMayLook, looksAfter } from './staff.powers';

const MOST_FOUND = 50;

/** The tree as those see it who look after it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class UnitViews {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;
  @Inject() protected cases: CaseHandOver;

  /** Right below a unit; without one, the roots. Everyone who may look sees the tree, not who sits in it. */
  under(actor: Actor, parentId: number | undefined): UnitNode[] {
    assertMayLook(actor);
    return this.directory.children(parentId).map((unit) => this.node(unit));
  }

  /** Units with these words in name, short name or code; 50 at most. */
  found(actor: Actor, words: string): FoundUnit[] {
    assertMayLook(actor);
    const hits: FoundUnit[] = [];
    for (const root of this.directory.children(undefined)) this.search(root, words, hits);
    return hits;
  }

  private search(unit: Unit, words: string, hits: FoundUnit[]): void {
    if (hits.length === MOST_FOUND) return;
    if ([unit.name, unit.shortName, unit.code].some((text) => text.includes(words))) {
      const above = this.directory.above(unit.id).map(({ shortName }) => shortName);
      hits.push({ ...this.node(unit), above: above.slice(1).join(' / ') });
    }
    for (const child of this.directory.children(unit.id)) this.search(child, words, hits);
  }

  /** Throws `notFound` for what is not below the leader who asks. */
  async show(actor: Actor, id: number): Promise<UnitDetail> {
    assertMayLook(actor);
    const unit = this.directory.unit(id);
    if (!unit || !looksAfter(actor, id, this.directory)) throw new Refusal('notFound');
    const row = await this.database.readOne<{ duties: string | null; phone: string | null }>(
      'SELECT duties, phone FROM unit WHERE id = ?',
      [id],
    );
    const { directory } = this;
    return {
      ...this.node(unit),
      duties: row?.duties ?? '',
      phone: row?.phone ?? '',
      above: directory.above(id).map(({ id: aboveId }) => directory.brief(aboveId)),
      ...(unit.ring ? { ring: unit.ring } : {}),
      openCases: await this.cases.openAt(directory.subtree(id).map((each) => each.id)),
      posts: directory.postsAt(id).map(({ personId, name, post, standsFor }) => ({
        personId,
        name,
        label: standsFor ? `${POSTS[post]}（代理）` : POSTS[post],
      })),
      leaders: directory
        .leadersOf(id)
        .map((personId) => ({ id: personId, name: directory.personName(personId) ?? '' })),
    };
  }

  private node(unit: Unit): UnitNode {
    const { id, code, kind, name, shortName, parentId, rank, retiredAt } = unit;
    return {
      ...{ id, code, kind, name, shortName },
      ...(parentId === undefined ? {} : { parentId }),
      ...(rank ? { rank } : {}),
      children: this.directory.children(id).length,
      people: this.directory.staffAt(id).length,
      retired: retiredAt !== undefined,
    };
  }
}
