import type { ActionView } from '../flow';
import type { PartyRank } from '../org/org.api';
import { create, get, put, remove, type Page } from '../route';
import type { MemberInput, MembersQuery, RegistrationInput, RegistrationsQuery } from './party.schema';
import type { RegistrationAction, RegistrationState } from './registration.flow';
import type { UnitBrief } from './unit.api';

export const MEMBER_KINDS = { full: '正式党员', probationary: '预备党员' } as const;
export type MemberKind = keyof typeof MEMBER_KINDS;

export interface PartyOrgRow {
  id: number;
  name: string;
  rank: PartyRank;
  rankLabel: string;
  /** The unit it belongs to. */
  unit: UnitBrief;
  /** The Party organisation above it; absent at the top. */
  aboveId?: number;
  members: number;
}
export interface MemberRow {
  personId: number;
  name: string;
  kind: MemberKind;
  kindLabel: string;
  orgUnit: UnitBrief;
  /** ms since epoch: the day of joining the Party. */
  since: number;
}
export interface RegistrationView {
  id: number;
  /** Who registered: the Party organisation or the member. */
  applicant: string;
  applicantKind: 'unit' | 'member';
  orgUnit: UnitBrief;
  community: UnitBrief;
  state: RegistrationState;
  stateLabel: string;
  words: string;
  /** What the last step said. */
  answer: string;
  requestedAt: number;
  settledAt?: number;
  actions: (ActionView & { action: RegistrationAction })[];
}

export const partyApi = {
  orgs: get<Record<never, never>, { rows: PartyOrgRow[] }>('/party/orgs'),
  members: get<MembersQuery, Page<MemberRow>>('/party/members'),
  setMember: put<MemberInput, MemberRow>('/party/members/:personId'),
  dropMember: remove<{ personId: number }, { ok: true }>('/party/members/:personId'),
  registrations: get<RegistrationsQuery, Page<RegistrationView>>('/party/registrations'),
  register: create<RegistrationInput, RegistrationView>('/party/registrations'),
  takeRegistration: create<{ id: number; action: RegistrationAction; words?: string }, RegistrationView>(
    '/party/registrations/:id/:action',
  ),
};
