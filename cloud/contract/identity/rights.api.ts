import { create, get, post, type Page } from '../route';
import type { ActionView } from '../flow';
import type { RequestAction, RequestKind, RequestState } from './rights.flow';
import type {
  ConsentInput,
  CorrectInput,
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
  overdue: boolean;
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
  unmaskPerson: post<UnmaskPerson, PlainPerson>('/people/:id/unmask'),
  unmaskReporter: post<UnmaskReporter, PlainPerson>('/cases/:no/reporter/unmask'),
};
