import type { CaseAccessView } from './case.sight';
import type { ActionView } from '../flow';
import { create, get, post, remove, type Page } from '../route';
import type { FileView } from '../file/file.api';
import type { CaseAction, CaseEnding, CaseForm, CaseState } from './case.flow';
import type {
  BulkInput,
  CaseQuery,
  NearbyQuery,
  ReplyTemplateInput,
  ReportInput,
  SavedViewInput,
  TakeInput,
} from './case.schema';

export type LampColour = 'green' | 'yellow' | 'red' | 'off';

export interface UnitBrief {
  id: number;
  name: string;
  /** For timelines and lists, where a long name crowds out what matters. */
  shortName: string;
}

/** A day that is owed beside the case's own limit, with its lamp. */
export interface Deadline {
  dueAt: number;
  lamp: LampColour;
}

/** One row of a list. Times are ms since epoch. */
export interface CaseRow {
  no: string;
  state: CaseState;
  stateLabel: string;
  plain: string;
  text: string;
  address: string;
  categoryCode: string;
  categoryName: string;
  place?: { lng: number; lat: number };
  cover?: string;
  reportedAt: number;
  enteredAt: number;
  dueAt?: number;
  lamp: LampColour;
  holder?: UnitBrief;
  unit?: UnitBrief;
  supervised: boolean;
  /** 待回访: whoever was not satisfied is owed a call until then. */
  callBack?: Deadline;
  /** The leader who supervises wants an answer until then; for the staff. */
  reply?: Deadline;
  joined: number;
}

/** One step of the trail, as this actor may read it. */
export interface EventView {
  seq: number;
  at: number;
  action: CaseAction | 'reported';
  /** Plain words: who did what, such as “路灯所 接收，开始处理”; the unit by its short name. */
  title: string;
  /** The unit's whole name when it acted. */
  byUnit: string;
  byName: string;
  words: string;
  files: FileView[];
  facts: { label: string; value: string }[];
  /** Working minutes its holder had it before this step. */
  heldMinutes: number;
  /** What the reporter's own app needs to recompute the chain: SHA-256, hex. */
  open: string;
  /** In the place of an open part whose words this reader may not read. */
  openDigest?: string;
  closedDigest: string;
  hash: string;
}

/** How long one unit (or person) held it: working minutes, and why it left. */
export interface HoldView {
  unit: UnitBrief;
  from: number;
  to?: number;
  workingMinutes: number;
  left: string;
  wentBack: boolean;
  /** Why it went back, in the words of that step, as far as the reader may know them. */
  reason: string;
}

export interface CaseView extends CaseRow {
  grid?: UnitBrief;
  community?: UnitBrief;
  street?: UnitBrief;
  desk: UnitBrief;
  coUnits: UnitBrief[];
  reporterName: string;
  reporterPhone: string;
  /** The actor may ask, with a reason, who the reporter is. */
  mayUnmask: boolean;
  mine: boolean;
  answers: { ask: string; value: string }[];
  files: FileView[];
  afterFiles: FileView[];
  ending?: CaseEnding;
  endingLabel?: string;
  rating?: number;
  mergedInto?: string;
  merged: string[];
  events: EventView[];
  holds: HoldView[];
  /** The number of the last event: sent back as `seen` with the next step. */
  seen: number;
  actions: (ActionView & { action: CaseAction; form: CaseForm })[];
}

export interface NearbyCase {
  no: string;
  plain: string;
  text: string;
  address: string;
  categoryCode: string;
  categoryName: string;
  place: { lng: number; lat: number };
  metres: number;
  cover?: string;
  reportedAt: number;
  joined: number;
  mine: boolean;
  open: boolean;
}

/** Exact, unless there are more and it was counted no further. */
export interface Counted {
  count: number;
  atLeast?: true;
}

export interface CaseCounts {
  byState: { state: CaseState; label: string; count: number }[];
  byCategory: { code: string; name: string; open: number; total: number }[];
  lamps: { yellow: Counted; red: Counted };
  total: number;
}

export interface BulkAnswer {
  done: string[];
  refused: { no: string; code: string; message: string }[];
}
export interface SavedView {
  id: number;
  name: string;
  query: Record<string, string>;
}
export interface ReplyTemplate {
  id: number;
  name: string;
  form: CaseForm;
  words: string;
}
export interface TrailProof {
  no: string;
  ok: boolean;
  events: number;
  head: string;
  broken?: number;
}

export const caseApi = {
  report: create<ReportInput, CaseView>('/cases'),
  list: get<CaseQuery, Page<CaseRow>>('/cases'),
  show: get<{ no: string }, CaseView>('/cases/:no'),
  take: create<TakeInput, CaseView>('/cases/:no/steps/:action'),
  bulk: create<BulkInput, BulkAnswer>('/case-bulk'),
  proof: get<{ no: string }, TrailProof>('/cases/:no/proof'),
  nearby: get<NearbyQuery, { rows: NearbyCase[] }>('/cases-nearby'),
  counts: get<Record<never, never>, CaseCounts>('/case-counts'),
  /** “I am looking at it”: called every 20 s while a case page is open. */
  /** Why a member of staff can, or cannot, see the case. */
  access: get<{ no: string; personId: number }, CaseAccessView>('/cases/:no/access/:personId'),
  watch: post<{ no: string }, { watching: string[] }>('/cases/:no/watch'),
  views: get<Record<never, never>, { rows: SavedView[] }>('/case-views'),
  saveView: create<SavedViewInput, SavedView>('/case-views'),
  dropView: remove<{ id: number }, { ok: true }>('/case-views/:id'),
  templates: get<Record<never, never>, { rows: ReplyTemplate[] }>('/reply-templates'),
  saveTemplate: create<ReplyTemplateInput, ReplyTemplate>('/reply-templates'),
  dropTemplate: remove<{ id: number }, { ok: true }>('/reply-templates/:id'),
};
