/** [lng, lat] in gcj02, rounded to 6 decimals. */
export type LngLat = [lng: number, lat: number];

export type UnitKind =
  'city' | 'district' | 'centre' | 'street' | 'community' | 'grid' | 'department' | 'publicUnit';

export interface UnitPlan {
  key: string;
  /** Invented: 990101 for the district, then street, community and grid with three digits each. */
  code: string;
  kind: UnitKind;
  name: string;
  shortName: string;
  /** Key of the unit above. */
  parent?: string;
  /** Open ring, counter-clockwise. Neighbours share every vertex of their border. */
  shape?: LngLat[];
  /** Grids only: a Party branch (网格党支部) or a Party group (网格党小组). */
  party?: 'branch' | 'group';
  phone?: string;
  duties?: string;
}

/** 受理员 · 值班长 · 派遣员 · 处置人 · 核查员 · 网格员 · 领导 · 系统管理员 · 安全管理员 · 审计管理员 */
export type PostKind =
  | 'intake'
  | 'shiftLeader'
  | 'dispatcher'
  | 'handler'
  | 'inspector'
  | 'gridWorker'
  | 'leader'
  | 'systemAdmin'
  | 'securityAdmin'
  | 'auditAdmin';

export interface PersonPlan {
  key: string;
  name: string;
  /** 1990000xxxx. Looks like a number and may be somebody’s: never to be rung or texted. */
  phone: string;
  /** Residents have none: they sign in through WeChat. */
  account?: string;
  posts: { post: PostKind; unit: string }[];
  resident: boolean;
  demo?: { order: number; title: string; blurb: string; otpSecret?: string };
}

export interface QuestionPlan {
  code: string;
  ask: string;
  kind: 'one' | 'many' | 'text' | 'number';
  options?: string[];
  required: boolean;
}

export interface CategoryPlan {
  /** GB/T 30428 shape: 10 部件 or 20 事件, two digits 大类, two digits 小类; 9001xx 百姓生活. */
  code: string;
  name: string;
  group: string;
  groupName: string;
  branch: '部件' | '事件' | '百姓生活';
  /** Key of the unit that leads by default. */
  unit: string;
  /** '4h' working hours, '5d' working days, '36H' natural hours. */
  limit: string;
  keywords: string[];
  questions: QuestionPlan[];
  /** Open cases of the same category within this distance are offered as "是不是同一件？". */
  nearbyMetres: number;
}

export interface RoadPlan {
  name: string;
  line: LngLat[];
}

export interface LandmarkPlan {
  name: string;
  at: LngLat;
  /** Key of the grid it stands in. */
  unit: string;
}

export interface TownPlan {
  name: string;
  notice: string;
  centre: LngLat;
  units: UnitPlan[];
  people: PersonPlan[];
  categories: CategoryPlan[];
  roads: RoadPlan[];
  landmarks: LandmarkPlan[];
}
