import type { UnitKind } from '../org/org.api';
import { get, post } from '../route';
import type { NicknameInput, PhoneCode, StaffSignIn, WechatSignIn } from './identity.schema';

/** Posts after GB/T 30428, the leaders, and the three administrators of GB/T 22239 (no person holds two of those). */
export const POSTS = {
  intake: '受理员',
  shiftLeader: '值班长',
  dispatcher: '派遣员',
  handler: '处置人',
  inspector: '核查员',
  gridWorker: '网格员',
  leader: '领导',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
} as const;
export type Post = keyof typeof POSTS;

export interface PersonView {
  id: number;
  name: string;
  phone: string;
  kind: 'resident' | 'staff';
  posts: {
    post: Post;
    label: string;
    unitId: number;
    unitName: string;
    unitKind: UnitKind;
  }[];
  /** What must be done before anything else is served. */
  due?: 'password' | 'secondFactor';
  /** The console signs out after so long without a hand on it. */
  idleMinutes?: number;
}
export interface SessionView {
  token: string;
  expiresAt: number;
  person: PersonView;
}
export interface SessionRow {
  id: number;
  program: string;
  startedAt: number;
  seenAt: number;
  current: boolean;
}
export interface DemoPerson {
  key: string;
  name: string;
  title: string;
  blurb: string;
  account?: string;
  password?: string;
  /** For an authenticator, Base32; also what the demonstration's sign-in page takes its code from. */
  otpSecret?: string;
  programs: string[];
}

export const identityApi = {
  wechatSignIn: post<WechatSignIn, SessionView>('/session/wechat'),
  staffSignIn: post<StaffSignIn, SessionView>('/session/staff'),
  me: get<Record<never, never>, PersonView>('/me'),
  rename: post<NicknameInput, PersonView>('/me/name'),
  bindPhone: post<PhoneCode, PersonView>('/me/phone'),
  signOut: post<Record<never, never>, { ok: true }>('/session/end'),
  sessions: get<Record<never, never>, { rows: SessionRow[] }>('/sessions'),
  revoke: post<{ id: number }, { ok: true }>('/sessions/:id/revoke'),
  demoPeople: get<Record<never, never>, { rows: DemoPerson[] }>('/demo/people'),
  /** Demonstration only: a WeChat login code for a demonstration person, from the stand-in. */
  demoCode: post<{ person: string; program: WechatSignIn['program'] }, { code: string }>('/demo/code'),
};
