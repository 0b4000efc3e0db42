import type { ActionView } from '../flow';
import { create, get, put, type Page } from '../route';
import type { UnitBrief } from '../staff/unit.api';
import type {
  EarnersQuery,
  EntriesQuery,
  GoodChange,
  GoodInput,
  GoodsQuery,
  LeagueQuery,
  PenaltyInput,
  PointRule,
  RedemptionsQuery,
  RedemptionStepInput,
  RuleInput,
} from './points.schema';
import type { RedemptionAction, RedemptionForm, RedemptionState } from './redemption.flow';

/** Times are ms since epoch, points are whole. */
export interface PointsSeats {
  /** The communities behind whose counter one stands. */
  desks: UnitBrief[];
  /** May one set the district's rules? */
  setsRules: boolean;
}
export interface BalanceView {
  balance: number;
  /** Earned in all. */
  earned: number;
  /** What ends within 30 days, and when the first of it does. */
  expiring?: { points: number; at: number };
}
export interface EntryView {
  id: number;
  at: number;
  /** Below 0 when taken. */
  amount: number;
  /** The balance after it. */
  after: number;
  label: string;
  words: string;
}
export interface RuleView {
  code: PointRule;
  label: string;
  points: number;
  dayCap?: number;
  monthCap?: number;
  expireDays: number;
  /** A rating counts from so many characters on. */
  leastWords?: number;
  active: boolean;
  /** All of it as people read it. */
  says: string;
}
export interface LeagueRow {
  rank: number;
  /** A unit's name; a person's masked, for whoever does not run the community's desk. */
  name: string;
  points: number;
  mine: boolean;
  /** For whoever runs the desk of the community asked for. */
  personId?: number;
}
/** Whoever earned points in a community, for its desk. */
export interface EarnerView {
  personId: number;
  name: string;
  /** The volunteer number, where there is one. */
  no?: string;
  /** Earned there in all. */
  earned: number;
}
export interface LeagueView {
  rows: LeagueRow[];
}

export interface GoodView {
  id: number;
  community: UnitBrief;
  title: string;
  words: string;
  points: number;
  stock: number;
  perPerson: number;
  pickupDays: number;
  listed: boolean;
  /** May whoever asks redeem it now? `why` says why not, in Chinese. */
  redeeming: { open: boolean; why: string };
}
export interface RedemptionView {
  id: number;
  state: RedemptionState;
  stateLabel: string;
  plain: string;
  title: string;
  community: UnitBrief;
  points: number;
  /** For the redeemer's eyes only. */
  code?: string;
  /** Masked. */
  name: string;
  at: number;
  collectUntil: number;
  actions: (ActionView & { action: RedemptionAction; form: RedemptionForm })[];
  steps: { at: number; title: string; words: string }[];
}

type Nothing = Record<never, never>;
type OfThing = { id: number };

export const pointsApi = {
  seats: get<Nothing, PointsSeats>('/points/seats'),
  balance: get<Nothing, BalanceView>('/points/me'),
  entries: get<EntriesQuery, Page<EntryView>>('/points/me/entries'),
  rules: get<Nothing, { rows: RuleView[] }>('/points/rules'),
  setRule: put<RuleInput, RuleView>('/points/rules/:code'),
  league: get<LeagueQuery, LeagueView>('/points/league'),
  earners: get<EarnersQuery, { rows: EarnerView[] }>('/points/earners'),
  penalise: create<PenaltyInput, { taken: number }>('/points/penalties'),

  goods: get<GoodsQuery, Page<GoodView>>('/shop/goods'),
  offer: create<GoodInput, GoodView>('/shop/goods'),
  changeGood: put<GoodChange, GoodView>('/shop/goods/:id'),
  redeem: create<OfThing, RedemptionView>('/shop/goods/:id/redemptions'),
  redemptions: get<RedemptionsQuery, Page<RedemptionView>>('/shop/redemptions'),
  showRedemption: get<OfThing, RedemptionView>('/shop/redemptions/:id'),
  takeRedemption: create<RedemptionStepInput, RedemptionView>('/shop/redemptions/:id/steps/:action'),
};
