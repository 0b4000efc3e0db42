import type { PartyRank, UnitKind } from '../org/org.api';
import { create, get, post, put } from '../route';
import type { UnitChange, UnitInput } from './unit.schema';

export interface UnitBrief {
  id: number;
  name: string;
}

/** A node of the tree as it is looked after; retired units stay where they were. */
export interface UnitNode {
  id: number;
  code: string;
  kind: UnitKind;
  rank?: PartyRank;
  name: string;
  shortName: string;
  parentId?: number;
  /** Units right below it. */
  children: number;
  /** People with a post at this very unit now. */
  people: number;
  retired: boolean;
}

export interface FoundUnit extends UnitNode {
  /** Names from the district down to the parent, joined by ` / `. */
  above: string;
}

export interface UnitDetail extends UnitNode {
  duties: string;
  phone: string;
  above: UnitBrief[];
  /** gcj02, where the unit has ground of its own. */
  ring?: [number, number][];
  /** Cases not yet ended that stand with the unit or below it. */
  openCases: number;
  posts: { personId: number; name: string; label: string }[];
  /** 分管领导 */
  leaders: UnitBrief[];
}

export const unitApi = {
  under: get<{ parentId?: number }, { rows: UnitNode[] }>('/org/units'),
  found: get<{ words: string }, { rows: FoundUnit[] }>('/org/units-found'),
  show: get<{ id: number }, UnitDetail>('/org/units/:id'),
  create: create<UnitInput, UnitDetail>('/org/units'),
  change: put<UnitChange, UnitDetail>('/org/units/:id'),
  move: post<{ id: number; parentId: number }, UnitDetail>('/org/units/:id/move'),
  retire: post<{ id: number }, UnitDetail>('/org/units/:id/retire'),
  restore: post<{ id: number }, UnitDetail>('/org/units/:id/restore'),
};
