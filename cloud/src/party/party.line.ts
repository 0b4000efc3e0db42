import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PARTY_RANKS } from '../../contract/org/org.api';
import type { PartyOrgBrief } from '../../contract/party/party-life.api';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import { orgAbove } from '../staff/party.tree';

interface Line {
  /** Another one whenever the organisation was read afresh. */
  readonly district: Unit;
  readonly parents: ReadonlyMap<number, number | undefined>;
  readonly children: ReadonlyMap<number, readonly number[]>;
}

/** 党委—总支—支部—小组: which organisation is whose, found out once for each reading of the organisation. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PartyLine {
  @Inject() protected org: Directory;
  private held: Line | undefined;

  /** An organisation in use. Throws `notFound`. */
  require(id: number): Unit {
    const unit = this.org.unit(id);
    if (unit?.kind !== 'partyOrg' || unit.retiredAt !== undefined) throw new Refusal('notFound');
    return unit;
  }

  /** From the top down to the one right above. */
  above(id: number): number[] {
    const line: number[] = [];
    for (let at = this.line.parents.get(id); at !== undefined; at = this.line.parents.get(at))
      line.unshift(at);
    return line;
  }

  /** Right below. */
  children(id: number): readonly number[] {
    return this.line.children.get(id) ?? [];
  }

  /** Itself and all below. */
  withBelow(id: number): number[] {
    return [id, ...this.children(id).flatMap((child) => this.withBelow(child))];
  }

  isUnder(id: number, ancestor: number): boolean {
    return id === ancestor || this.above(id).includes(ancestor);
  }

  brief(id: number): PartyOrgBrief {
    const unit = this.org.requireUnit(id);
    const rank = unit.rank ?? 'branch';
    const home = this.org
      .above(id)
      .filter(({ kind }) => kind !== 'partyOrg')
      .at(-1);
    return { id, name: unit.name, rank, rankLabel: PARTY_RANKS[rank], unitName: home?.name ?? '' };
  }

  private get line(): Line {
    if (this.held?.district !== this.org.district) this.held = this.read();
    return this.held;
  }

  private read(): Line {
    const parents = new Map<number, number | undefined>();
    const children = new Map<number, number[]>();
    for (const { id } of this.org.byKind('partyOrg')) {
      const parent = orgAbove(id, this.org)?.id;
      parents.set(id, parent);
      if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), id]);
    }
    return { district: this.org.district, parents, children };
  }
}
