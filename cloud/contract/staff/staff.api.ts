import type { Post } from '../identity/identity.api';
import type { UnitKind } from '../org/org.api';
import { create, get, post, put, type Page } from '../route';
import type {
  DelegationInput,
  DelegationQuery,
  PostingInput,
  PostingTerm,
  StaffChange,
  StaffInput,
  StaffQuery,
  TransferInput,
  TransferPlan,
} from './staff.schema';
import type { UnitBrief } from './unit.api';

const DESKS: readonly UnitKind[] = ['centre', 'street', 'community'];
const OFFICES: readonly UnitKind[] = [
  'centre',
  'street',
  'community',
  'department',
  'publicUnit',
  'enterprise',
  'institution',
];

/** The kinds of unit that have each post. */
export const POST_UNITS: Readonly<Record<Post, readonly UnitKind[]>> = {
  intake: DESKS,
  shiftLeader: ['centre'],
  dispatcher: DESKS,
  handler: OFFICES,
  inspector: ['centre', 'street'],
  gridWorker: ['grid'],
  leader: ['district', 'partyOrg', ...OFFICES],
  systemAdmin: ['district', 'centre'],
  securityAdmin: ['district', 'centre'],
  auditAdmin: ['district', 'centre'],
};

export interface StaffRow {
  id: number;
  account: string;
  name: string;
  /** Masked: `138****1234`, or empty. */
  phone: string;
  disabled: boolean;
  /** Posts held now, delegated ones included. */
  posts: { label: string; unitName: string; standsFor?: string }[];
}

export interface PostingView {
  id: number;
  post: Post;
  label: string;
  unit: UnitBrief;
  startsAt?: number;
  endsAt?: number;
  state: 'coming' | 'held' | 'over';
}

export interface DelegationView {
  id: number;
  from: UnitBrief;
  to: UnitBrief;
  startsAt: number;
  endsAt: number;
  words: string;
  state: 'coming' | 'running' | 'over';
  /** May whoever asks end it? */
  mayEnd: boolean;
}

export interface StaffView extends StaffRow {
  createdAt: number;
  postings: PostingView[];
  /** Units in the person's charge (分管). */
  charges: UnitBrief[];
  /** Given and received, the latest first, 20 at most. */
  delegations: DelegationView[];
  party?: { orgUnit: UnitBrief; since: number; kindLabel: string };
  /** What whoever asks may do here. */
  may: { edit: boolean; post: boolean; delegate: boolean };
}

/** A password to sign in once with; it is shown here and never again. Absent when the call was a repeat. */
export interface FirstPassword {
  id: number;
  account: string;
  password?: string;
}

/** A post that nobody would hold any more, with the open cases waiting at its unit. */
export interface Vacancy {
  unit: UnitBrief;
  label: string;
  openCases: number;
}

export interface TransferPreview {
  leaves: string[];
  takes: string[];
  /** Open cases which the person was the last to work on for a unit they leave. */
  openWork: { unit: UnitBrief; count: number }[];
  vacancies: Vacancy[];
  /** Who could take the open work over: holders of the handling posts there. */
  successors: UnitBrief[];
  /** In Chinese, why it cannot be done as planned; absent when it can. */
  refused?: string;
}

export const staffApi = {
  list: get<StaffQuery, Page<StaffRow>>('/staff'),
  show: get<{ id: number }, StaffView>('/staff/:id'),
  create: create<StaffInput, FirstPassword>('/staff'),
  change: put<StaffChange, StaffView>('/staff/:id'),
  newPassword: create<{ id: number }, FirstPassword>('/staff/:id/password'),
  disable: post<{ id: number; words: string; anyway?: boolean }, StaffView>('/staff/:id/disable'),
  enable: post<{ id: number }, StaffView>('/staff/:id/enable'),
  grant: create<PostingInput, StaffView>('/staff/:personId/posts'),
  setTerm: put<PostingTerm, StaffView>('/postings/:id'),
  endPost: post<{ id: number; anyway?: boolean }, StaffView>('/postings/:id/end'),
  setCharges: put<{ personId: number; unitIds: number[] }, StaffView>('/staff/:personId/charges'),
  planTransfer: post<TransferPlan, TransferPreview>('/staff/:id/transfer-plan'),
  transfer: create<TransferInput, StaffView>('/staff/:id/transfer'),
  delegations: get<DelegationQuery, Page<DelegationView>>('/delegations'),
  delegate: create<DelegationInput, DelegationView>('/delegations'),
  endDelegation: post<{ id: number }, DelegationView>('/delegations/:id/end'),
};
