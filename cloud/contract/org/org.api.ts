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
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;

export interface UnitView {
  id: number;
  code: string;
  kind: UnitKind;
  name: string;
  shortName: string;
  parentId?: number;
  party?: 'branch' | 'group';
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
