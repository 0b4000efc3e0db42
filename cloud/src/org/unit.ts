import type { PartyRank, UnitKind } from '../../contract/org/org.api';

/** A node of the organisation's tree. */
export interface Unit {
  readonly id: number;
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly parentId?: number;
  /** Ids from the root down to the unit itself, each followed by a slash: `1/2/57/`. */
  readonly path: string;
  /** [lng, lat] in gcj02, open: the last corner is joined to the first. */
  readonly ring?: [number, number][];
  readonly party?: 'branch' | 'group';
  /** Party organisations only. */
  readonly rank?: PartyRank;
  /** ms since epoch; it keeps its name in what is past, and is offered nowhere. */
  readonly retiredAt?: number;
}

/** How a unit is named in views; `—` where there is none. */
export interface UnitBrief {
  id: number;
  name: string;
  shortName: string;
}

export interface Place {
  readonly lng: number;
  readonly lat: number;
}
