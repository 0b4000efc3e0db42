import type { FileView } from '../file/file.api';
import type { ActionView } from '../flow';
import type { PartyRank } from '../org/org.api';
import { create, get, put, type Page } from '../route';
import type { UnitBrief } from '../staff/unit.api';
import type { ContactAction, ContactForm, ContactState } from './contact.flow';
import type {
  Attendance,
  MeetingAction,
  MeetingForm,
  MeetingKind,
  MeetingState,
  PartyDuty,
} from './meeting.flow';
import type { MembershipTransferAction, MembershipTransferState } from './membership-transfer.flow';
import type {
  ContactInput,
  ContactsQuery,
  DutyInput,
  MeetingInput,
  MeetingsQuery,
  MembershipTransferInput,
  MembershipTransfersQuery,
  PartyStepInput,
} from './party-life.schema';

/** Times are ms since epoch everywhere. */

/** One step that was taken; residents sign with their first name's sign only. */
export interface PartyStepView {
  at: number;
  title: string;
  words: string;
  files: FileView[];
  /** When it happened, where it was written down later. */
  happenedAt?: number;
}

/** What the Party's side of the product is for whoever asks. */
export interface PartyMineView {
  /** Absent for those who are in no register. */
  membership?: { org: UnitBrief; kindLabel: string; since: number; duty?: PartyDuty; dutyLabel?: string };
  /** Organisations the caller speaks for, their own first; 50 at most. */
  runs: UnitBrief[];
  /** Communities whose side the caller is. */
  communities: UnitBrief[];
}

export interface PartyOrgBrief extends UnitBrief {
  rank: PartyRank;
  rankLabel: string;
  /** The unit it belongs to. */
  unitName: string;
}
/** How an organisation stands with one kind of meeting this year, a period a place; `before`: nobody kept a calendar here yet. */
export interface MeetingDuty {
  kind: MeetingKind;
  kindLabel: string;
  everyLabel: string;
  periods: { label: string; state: 'met' | 'planned' | 'missing' | 'due' | 'ahead' | 'before' }[];
}
export interface BranchView extends PartyOrgBrief {
  /** From the top down to the one right above. */
  above: PartyOrgBrief[];
  /** Right below; `missing`: meetings of this year, of it and all below, that were owed and not held. */
  below: (PartyOrgBrief & { members: number; missing: number })[];
  /** Those with a duty. */
  committee: { personId: number; name: string; dutyLabel: string }[];
  /** Of the organisation and all below, this year. `attendance`: of 100 called; absent before the first meeting. */
  figures: {
    members: number;
    probationary: number;
    meetingsHeld: number;
    meetingsOwed: number;
    meetingsMissing: number;
    attendance?: number;
    /** 双服务: hours at the communities, and residents' wishes that were met. */
    hours: number;
    wishes: number;
    points: number;
    registrations: number;
    contacts: number;
    visits: number;
  };
  duties: MeetingDuty[];
  /** Kinds of meeting the caller may call here. */
  mayCall: { kind: MeetingKind; label: string }[];
  /** May the caller speak for it: register it, propose contacts, say who has which duty? */
  maySpeak: boolean;
  /** May the caller read who its members are? */
  seesMembers: boolean;
}
export interface BranchMember {
  personId: number;
  name: string;
  kindLabel: string;
  org: UnitBrief;
  duty?: PartyDuty;
  dutyLabel?: string;
}

export interface MeetingRow {
  id: number;
  org: UnitBrief;
  kind: MeetingKind;
  kindLabel: string;
  state: MeetingState;
  stateLabel: string;
  title: string;
  place: string;
  startsAt: number;
  called: number;
  present: number;
  /** The caller's own part, where they are called. */
  mine?: { state: Attendance; label: string };
}
export interface MeetingView extends MeetingRow {
  words: string;
  minutes: string;
  files: FileView[];
  /** For those who call it, and after the meeting for those called. */
  people: { personId: number; name: string; state: Attendance; label: string; words: string }[];
  steps: PartyStepView[];
  actions: (ActionView & { action: MeetingAction; form: MeetingForm })[];
}

export interface ContactRow {
  id: number;
  org: UnitBrief;
  /** The member, where it is one and not the organisation. */
  member?: string;
  target: UnitBrief;
  community: UnitBrief;
  households: string;
  state: ContactState;
  stateLabel: string;
  words: string;
  proposedBy: 'party' | 'community';
  proposedAt: number;
  visits: number;
  visitedAt?: number;
}
export interface ContactView extends ContactRow {
  steps: PartyStepView[];
  actions: (ActionView & { action: ContactAction; form: ContactForm })[];
}

export interface MembershipTransferView {
  id: number;
  personId: number;
  name: string;
  from: UnitBrief;
  to: UnitBrief;
  state: MembershipTransferState;
  stateLabel: string;
  words: string;
  askedAt: number;
  steps: PartyStepView[];
  actions: (ActionView & { action: MembershipTransferAction; form: 'none' | 'reason' })[];
}

export const partyLifeApi = {
  mine: get<Record<never, never>, PartyMineView>('/party/mine'),
  orgsFound: get<{ words: string }, { rows: PartyOrgBrief[] }>('/party/orgs-found'),
  branch: get<{ id: number }, BranchView>('/party/orgs/:id'),
  branchMembers: get<{ id: number }, { rows: BranchMember[] }>('/party/orgs/:id/members'),
  setDuty: put<DutyInput, BranchMember>('/party/orgs/:id/duties/:personId'),

  meetings: get<MeetingsQuery, { rows: MeetingRow[] }>('/party/meetings'),
  meeting: get<{ id: number }, MeetingView>('/party/meetings/:id'),
  callMeeting: create<MeetingInput, MeetingView>('/party/meetings'),
  takeMeeting: create<PartyStepInput, MeetingView>('/party/meetings/:id/steps/:action'),

  contacts: get<ContactsQuery, Page<ContactRow>>('/party/contacts'),
  contact: get<{ id: number }, ContactView>('/party/contacts/:id'),
  proposeContact: create<ContactInput, ContactView>('/party/contacts'),
  takeContact: create<PartyStepInput, ContactView>('/party/contacts/:id/steps/:action'),

  transfers: get<MembershipTransfersQuery, Page<MembershipTransferView>>('/party/transfers'),
  askTransfer: create<MembershipTransferInput, MembershipTransferView>('/party/transfers'),
  takeTransfer: create<PartyStepInput, MembershipTransferView>('/party/transfers/:id/steps/:action'),
};
