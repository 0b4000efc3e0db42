import type { FileView } from '../file/file.api';
import type { ActionView } from '../flow';
import type { PlainPerson } from '../identity/rights.api';
import { create, get, post, put, type Page } from '../route';
import type { UnitBrief } from '../staff/unit.api';
import type { ActivityAction, ActivityForm, ActivityState, Audience, Skill } from './activity.flow';
import type { ClaimAction, ClaimForm, ClaimState } from './claim.flow';
import type { HelpKind, OrderAction, OrderForm, OrderState } from './order.flow';
import type {
  ActivitiesQuery,
  ActivityInput,
  CertificateInput,
  CheckInput,
  ClaimsQuery,
  OrderInput,
  OrdersQuery,
  SeriesInput,
  StepInput,
  TrainingInput,
  UnmaskContact,
  VolunteerInput,
} from './volunteer.schema';

/** Times are ms since epoch everywhere, hours are hours with two decimals. */
interface Place {
  lng: number;
  lat: number;
}

/** One step of a trail, as this actor may read it. */
export interface StepView {
  seq: number;
  at: number;
  action: string;
  /** Such as “青禾社区 受理”. */
  title: string;
  byUnit: string;
  /** Staff only. */
  byName: string;
  words: string;
  files: FileView[];
  facts: { label: string; value: string }[];
}

export interface OrderRow {
  id: number;
  state: OrderState;
  stateLabel: string;
  plain: string;
  kind: HelpKind;
  kindLabel: string;
  words: string;
  community: UnitBrief;
  address: string;
  place?: Place;
  wantedFrom: number;
  wantedTo: number;
  /** For oneself or for somebody else. */
  forNeighbour: boolean;
  orderedAt: number;
  dueAt?: number;
  /** 1 to 5. */
  rating?: number;
}
export interface ActivitySummary {
  words: string;
  files: FileView[];
}
export interface OrderView extends OrderRow {
  /** Whom to ask for. In plain for the orderer and whoever claimed the activity, masked for the staff. */
  contact?: PlainPerson;
  /** The contact is shown in plain for a reason. */
  mayUnmask?: true;
  activity?: {
    id: number;
    title: string;
    stateLabel: string;
    startsAt: number;
    endsAt: number;
    /** What it looked like, once it is over. */
    summary?: ActivitySummary;
  };
  /** Who came, once they have. */
  helpers: { claimId: number; name: string; actions: ClaimActionView[] }[];
  actions: (ActionView & { action: OrderAction; form: OrderForm })[];
  steps: StepView[];
}

export interface ActivityRow {
  id: number;
  state: ActivityState;
  stateLabel: string;
  title: string;
  kind: HelpKind;
  kindLabel: string;
  community: UnitBrief;
  address: string;
  place: Place;
  startsAt: number;
  endsAt: number;
  claimUntil: number;
  capacity: number;
  /** Places taken, and people waiting. */
  taken: number;
  waiting: number;
  points: number;
  audienceLabel: string;
  skills: { skill: Skill; label: string }[];
  /** Regular activities are one of a series. */
  seriesId?: number;
  /** How well it suits whoever asks, 0 to 100, and why; absent for those who have not joined. */
  match?: MatchView;
  /** The asker's own claim. */
  claim?: { id: number; state: ClaimState; stateLabel: string };
}
export interface MatchView {
  score: number;
  reasons: string[];
}
export interface ActivityView extends ActivityRow {
  words: string;
  fence: number;
  minAge?: number;
  maxAge?: number;
  waitlist: number;
  audience: Audience;
  /** May whoever asks claim it now? `why` says why not, in Chinese. */
  claiming: { open: boolean; why: string };
  /** For its organiser, and whoever claimed it. */
  orders: { id: number; kindLabel: string; words: string; stateLabel: string; address: string }[];
  /** What it looked like and what was said of it. */
  summary?: ActivitySummary;
  thanks: { words: string; level: number; files: FileView[] }[];
  actions: (ActionView & { action: ActivityAction; form: ActivityForm })[];
  steps: StepView[];
}
export interface MatchRow extends MatchView {
  /** Masked. */
  name: string;
  no: string;
  hours: number;
}

export type ClaimActionView = ActionView & { action: ClaimAction; form: ClaimForm };
export interface ClaimRow {
  id: number;
  state: ClaimState;
  stateLabel: string;
  /** The volunteer: whole for the organiser and oneself, otherwise masked. */
  name: string;
  activity: {
    id: number;
    title: string;
    startsAt: number;
    endsAt: number;
    address: string;
    community: UnitBrief;
  };
  claimedAt: number;
  /** Place in the waiting list, from 1. */
  queue?: number;
  hours: number;
  /** 临时退出 or 未到场. */
  missLabel?: string;
  /** An offline check-in that nobody has looked at yet. */
  proofWaiting: boolean;
  /** Came, and was not seen to leave before it was over: counts until then, unless it is put right before settling. */
  countedTo?: number;
  complaints: number;
  rating?: number;
  actions: ClaimActionView[];
}
export interface ClaimView extends ClaimRow {
  checks: {
    way: 'in' | 'out';
    at: number;
    sourceLabel: string;
    metres?: number;
  }[];
  steps: StepView[];
}

/** The text of the QR code now shown, and until when it may be read. */
export interface CheckCodeView {
  text: string;
  until: number;
  everyMs: number;
  /** The server's clock: whoever shows the code may have another. */
  now: number;
  /** How many are there, have checked out, and are expected. */
  present: number;
  left: number;
  taken: number;
}

export interface VolunteerView {
  /** 志愿者编号: made here, says nothing of the person. */
  no: string;
  name: string;
  skills: { skill: Skill; label: string }[];
  birthYear?: number;
  community?: UnitBrief;
  joinedAt: number;
  /** Communities the person or their Party organisation registered with (双报到). */
  registered: UnitBrief[];
  party?: UnitBrief;
}
/** After MZ/T 061-2015: basic data, service, training, ratings, complaints. */
export interface RecordView {
  volunteer: VolunteerView;
  hours: number;
  activities: number;
  trainingHours: number;
  trainings: { title: string; at: number; hours: number; unit: UnitBrief }[];
  rating?: number;
  ratings: number;
  complaints: number;
  /** Misses that count, of those recorded within the last 90 days. */
  misses: number;
  /** Too many misses: no claiming until then. */
  restrictedUntil?: number;
  services: {
    claimId: number;
    title: string;
    community: UnitBrief;
    at: number;
    hours: number;
    points: number;
  }[];
}

export interface CertificateView {
  code: string;
  no: string;
  name: string;
  from: number;
  to: number;
  hours: number;
  activities: number;
  issuedAt: number;
  /** Hours in it were put right since: it proves nothing any more. */
  supersededAt?: number;
  issuer: string;
  /** Below the server's origin. */
  pdf: string;
  verify: string;
}
/** What anybody is told who holds a certificate in hand; the name masked. */
export interface CertificateProof {
  valid: boolean;
  says: string;
  certificate?: Omit<CertificateView, 'pdf' | 'verify'>;
}

export interface SeriesView {
  id: number;
  community: UnitBrief;
  title: string;
  everyDays: number;
  nextAt?: number;
  until: number;
  stopped: boolean;
  made: number;
  mayStop: boolean;
}

type Nothing = Record<never, never>;
type OfThing = { id: number };

export const volunteerApi = {
  order: create<OrderInput, OrderView>('/volunteer/orders'),
  orders: get<OrdersQuery, Page<OrderRow>>('/volunteer/orders'),
  showOrder: get<OfThing, OrderView>('/volunteer/orders/:id'),
  unmaskContact: post<UnmaskContact, PlainPerson>('/volunteer/orders/:id/contact/unmask'),
  takeOrder: create<StepInput, OrderView>('/volunteer/orders/:id/steps/:action'),

  plan: create<ActivityInput, ActivityView>('/volunteer/activities'),
  activities: get<ActivitiesQuery, Page<ActivityRow>>('/volunteer/activities'),
  showActivity: get<OfThing, ActivityView>('/volunteer/activities/:id'),
  takeActivity: create<StepInput, ActivityView>('/volunteer/activities/:id/steps/:action'),
  matches: get<OfThing, { rows: MatchRow[] }>('/volunteer/activities/:id/matches'),
  roster: get<ClaimsQuery & OfThing, Page<ClaimRow>>('/volunteer/activities/:id/claims'),
  /** The screen or the leader's phone asks again every few seconds. */
  code: get<OfThing, CheckCodeView>('/volunteer/activities/:id/code'),
  /** The program code (PNG) for its sign-up poster: whoever scans it comes to the activity. */
  poster: get<OfThing, undefined>('/volunteer/activities/:id/poster'),

  claim: create<OfThing, ClaimView>('/volunteer/activities/:id/claims'),
  claims: get<ClaimsQuery, Page<ClaimRow>>('/volunteer/claims'),
  showClaim: get<OfThing, ClaimView>('/volunteer/claims/:id'),
  takeClaim: create<StepInput, ClaimView>('/volunteer/claims/:id/steps/:action'),
  /** A scan from anywhere: the code says which activity it is. */
  check: create<CheckInput, ClaimView>('/volunteer/checks'),

  /** Empty for whoever has not joined. */
  me: get<Nothing, { volunteer?: VolunteerView }>('/volunteer/me'),
  join: put<VolunteerInput, VolunteerView>('/volunteer/me'),
  record: get<Nothing, { record?: RecordView }>('/volunteer/me/record'),
  train: create<TrainingInput, { recorded: number }>('/volunteer/trainings'),
  certificates: get<Nothing, { rows: CertificateView[] }>('/volunteer/certificates'),
  certify: create<CertificateInput, CertificateView>('/volunteer/certificates'),
  verify: get<{ code: string }, CertificateProof>('/volunteer/certificates/:code'),
  pdf: get<{ code: string }, undefined>('/volunteer/certificates/:code/pdf'),

  series: get<{ communityId?: number }, { rows: SeriesView[] }>('/volunteer/series'),
  repeat: create<SeriesInput, SeriesView>('/volunteer/series'),
  stopSeries: post<OfThing, SeriesView>('/volunteer/series/:id/stop'),
};
