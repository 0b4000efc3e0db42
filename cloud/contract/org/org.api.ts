import { get } from '../route';

export const UNIT_KINDS = {
  city: '市级',
  district: '区',
  centre: '区级中心',
  street: '街道',
  community: '社区',
  grid: '网格',
  department: '区直部门',
  publicUnit: '公共服务单位',
  partyOrg: '党组织',
  enterprise: '企业',
  institution: '机构',
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;

/** What a unit of each kind may stand under; the district's own three are there once and for all. */
export const UNIT_PARENTS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  city: [],
  district: [],
  centre: [],
  street: ['district'],
  community: ['street'],
  grid: ['community'],
  department: ['district', 'street'],
  publicUnit: ['district', 'street'],
  partyOrg: [
    'district',
    'street',
    'community',
    'grid',
    'department',
    'publicUnit',
    'partyOrg',
    'enterprise',
    'institution',
  ],
  enterprise: ['district', 'street', 'community'],
  institution: ['district', 'street', 'community'],
};

/** 党的基层组织 after the Party's constitution, the widest first. */
export const PARTY_RANKS = {
  committee: '党（工）委',
  generalBranch: '党总支',
  branch: '党支部',
  group: '党小组',
} as const;
export type PartyRank = keyof typeof PARTY_RANKS;

export interface UnitView {
  id: number;
  code: string;
  kind: UnitKind;
  name: string;
  shortName: string;
  parentId?: number;
  party?: 'branch' | 'group';
  /** Party organisations only. */
  rank?: PartyRank;
}
/** A ring of [lng, lat], gcj02. */
export interface ShapeView {
  id: number;
  name: string;
  kind: UnitKind;
  ring: [number, number][];
}
export interface PlaceView {
  grid: UnitBrief;
  community: UnitBrief;
  street: UnitBrief;
  address: string;
}
interface UnitBrief {
  id: number;
  name: string;
  shortName: string;
}
export interface TownView {
  name: string;
  notice: string;
  centre: { lng: number; lat: number };
  tilesUrl?: string;
  ring: [number, number][];
  roads: { name: string; line: [number, number][] }[];
}

export const orgApi = {
  town: get<Record<never, never>, TownView>('/town'),
  units: get<{ kinds?: string; parentId?: number }, { rows: UnitView[] }>('/units'),
  /** Units with a handler: those a case can be dispatched to. */
  handlers: get<Record<never, never>, { rows: UnitView[] }>('/units/handlers'),
  shapes: get<{ kind: UnitKind; parentId?: number }, { rows: ShapeView[] }>('/shapes'),
  locate: get<{ lng: number; lat: number }, PlaceView>('/locate'),
};
