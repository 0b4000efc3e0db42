import type { ActionView } from '../flow';
import { create, get, post, put, type Page } from '../route';
import type { PayoutAction, PayoutForm, PayoutState } from './payout.flow';
import type {
  GrantInput,
  PayoutRuleInput,
  PayoutsQuery,
  PayoutStepInput,
  QuarantineQuery,
  ReconcileInput,
  ReconciliationsQuery,
  SettleInput,
} from './payout.schema';

/** Times are ms since epoch, amounts are fen. */
export interface PayoutView {
  id: number;
  /** The merchant's bill number. */
  no: string;
  state: PayoutState;
  stateLabel: string;
  plain: string;
  amount: number;
  /** What it is for. */
  words: string;
  /** Masked. */
  name: string;
  at: number;
  paidAt?: number;
  /** Why it failed or was parked; for the approver. */
  trouble?: string;
  /** May whoever asks confirm it now, in the program? */
  confirmable: boolean;
  /** While it waits for that. */
  confirmUntil?: number;
  actions: (ActionView & { action: PayoutAction; form: PayoutForm })[];
  steps: { at: number; title: string; words: string }[];
}
/** What `wx.requestMerchantTransfer` takes. */
export interface ConfirmationView {
  mchId: string;
  appId: string;
  package: string;
}
export interface PayoutRuleView {
  amount: number;
  approvalAbove: number;
  categories: string[];
  active: boolean;
}
export interface BudgetView {
  month: string;
  granted: number;
  /** Not bound by any payout yet. */
  left: number;
  /** All months: bound and not decided, and paid out. */
  held: number;
  paid: number;
  /** Is WeChat Pay configured here? */
  configured: boolean;
}
/** What waits for whoever answers for the money. */
export interface PendingView {
  /** Payouts to be approved, or parked for a human. */
  payouts: number;
  quarantine: number;
}
export interface QuarantineView {
  id: number;
  at: number;
  kindLabel: string;
  says: string;
  payoutId?: number;
  settled?: { at: number; name: string; words: string };
}
export interface ReconciliationView {
  id: number;
  day: string;
  at: number;
  state: 'even' | 'uneven' | 'failed';
  stateLabel: string;
  ours: { bills: number; amount: number };
  theirs: { bills: number; amount: number };
  differences: string[];
  /** What looks like a difference and is none, such as money set aside for whoever has not confirmed it. */
  explained: string[];
}

type Nothing = Record<never, never>;
type OfThing = { id: number };

export const payoutApi = {
  payouts: get<PayoutsQuery, Page<PayoutView>>('/payouts'),
  show: get<OfThing, PayoutView>('/payouts/:id'),
  take: create<PayoutStepInput, PayoutView>('/payouts/:id/steps/:action'),
  confirmation: post<OfThing, ConfirmationView>('/payouts/:id/confirmation'),
  rule: get<Nothing, PayoutRuleView>('/payout-rule'),
  setRule: put<PayoutRuleInput, PayoutRuleView>('/payout-rule'),
  budget: get<Nothing, BudgetView>('/payout-budget'),
  grant: create<GrantInput, BudgetView>('/payout-budget/grants'),
  pending: get<Nothing, PendingView>('/payout-pending'),
  quarantine: get<QuarantineQuery, Page<QuarantineView>>('/payout-quarantine'),
  settle: create<SettleInput, { settled: number }>('/payout-quarantine/:id/settle'),
  reconciliations: get<ReconciliationsQuery, Page<ReconciliationView>>('/payout-reconciliations'),
  reconcile: create<ReconcileInput, ReconciliationView>('/payout-reconciliations'),
};
