import { create, get, post, type Page } from '../route';
import type { ActionView } from '../flow';
import type { RequestAction, RequestKind, RequestState } from './rights.flow';
import type {
  AskForPerson,
  ConsentInput,
  CorrectInput,
  FindPeople,
  RequestOf,
  RequestsQuery,
  SettleInput,
  UnmaskPerson,
  UnmaskReporter,
} from './rights.schema';

type Nothing = Record<never, never>;

export interface ConsentView {
  version: string;
  at: number;
}
export interface RequestView {
  id: number;
  kind: RequestKind;
  kindLabel: string;
  state: RequestState;
  stateLabel: string;
  askedAt: number;
  /** By when it is dealt with: 15 working days. */
  dueAt: number;
  endedAt?: number;
  /** What the person asked to have put right. */
  words: string;
  answer: string;
  /** The copy is ready to be fetched; for seven days. */
  ready: boolean;
  actions: (ActionView & { action: RequestAction })[];
}
/** What is known of me. */
export interface MyDataView {
  name: string;
  phone: string;
  /** The programs in which my WeChat is known. */
  programs: string[];
  consent?: ConsentView;
  requests: RequestView[];
  /** Numbers of cases that must end before my data can be erased. */
  unfinished: string[];
}
/** A copy of everything: the same content for people and for machines. */
export interface DataCopy {
  fileName: string;
  html: string;
  json: string;
}
/** A request as the staff see it: masked. */
export interface RequestRow extends RequestView {
  personId: number;
  personName: string;
  personPhone: string;
  /** Who it is is shown in plain for a reason, as long as they wait for an answer. */
  mayUnmask: boolean;
  overdue: boolean;
}
/** Someone found by their whole telephone number, masked. */
export interface FoundPerson {
  id: number;
  name: string;
  phone: string;
  /** Since when they are known, ms. */
  since: number;
  /** Took back their consent: nothing of theirs is used, but what they ask for is still done. */
  withdrawn: boolean;
  /** What they have asked for and is not done yet. */
  open: RequestRow[];
  /** What the desk may ask for in their name now. */
  asks: { kind: RequestKind; label: string }[];
}
/** Who someone is, unmasked; shown once and kept nowhere. */
export interface PlainPerson {
  name: string;
  phone: string;
}

export const rightsApi = {
  myData: get<Nothing, MyDataView>('/me/data'),
  unbindPhone: post<Nothing, MyDataView>('/me/phone/unbind'),
  consent: post<ConsentInput, MyDataView>('/me/consent'),
  /** Ends all of the person's sessions. */
  withdraw: post<Nothing, { ok: true }>('/me/consent/withdraw'),
  askCopy: create<Nothing, RequestView>('/me/data/copy'),
  fetchCopy: get<RequestOf, DataCopy>('/me/data/requests/:id/copy'),
  askCorrection: create<CorrectInput, RequestView>('/me/data/correction'),
  /** Done at once, or waiting until the person's cases are closed. Done: the sessions are over. */
  askErasure: create<Nothing, RequestView>('/me/data/erasure'),
  cancel: post<RequestOf, RequestView>('/me/data/requests/:id/cancel'),

  requests: get<RequestsQuery, Page<RequestRow>>('/data-requests'),
  settle: post<SettleInput, RequestRow>('/data-requests/:id/steps/:action'),
  /** The number goes in the body, for an address is logged by every proxy on the way. */
  findPeople: post<FindPeople, { rows: FoundPerson[] }>('/people/find'),
  /** A request made at the counter or by letter. */
  askFor: create<AskForPerson, RequestRow>('/people/:id/data-requests'),
  unmaskPerson: post<UnmaskPerson, PlainPerson>('/people/:id/unmask'),
  unmaskReporter: post<UnmaskReporter, PlainPerson>('/cases/:no/reporter/unmask'),
};
