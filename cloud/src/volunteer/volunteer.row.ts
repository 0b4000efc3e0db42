import type { ActivityState, Audience, Skill } from '../../contract/volunteer/activity.flow';
import type { ClaimState } from '../../contract/volunteer/claim.flow';
import type { HelpKind, OrderState } from '../../contract/volunteer/order.flow';
import type { Field } from '../kernel/personal-data';

/** Rows of the volunteer tables. Times are ms since epoch, flags 0 or 1, JSON as text. */
export interface OrderRecord {
  id: number;
  state: OrderState;
  ordererId: number;
  communityId: number;
  kind: HelpKind;
  /** What is wanted (order.words.ts). */
  wordsSealed: string | null;
  /** Where the help is wanted, mostly at somebody's home (order.place.ts). */
  placeSealed: string | null;
  wantedFrom: number;
  wantedTo: number;
  /** Name and telephone number of whoever it is for, when not for oneself; taken out some time after the end. */
  neighbourSealed: string | null;
  forNeighbour: number;
  activityId: number | null;
  rating: number | null;
  /** The community passed the thanks on: nobody but it and the orderer reads them before. */
  shared: number;
  dueAt: number | null;
  orderedAt: number;
  enteredAt: number;
  seq: number;
  head: string;
}

export interface ActivityRecord {
  id: number;
  state: ActivityState;
  communityId: number;
  plannedById: number;
  title: string;
  words: string;
  kind: HelpKind;
  skills: string;
  minAge: number | null;
  maxAge: number | null;
  capacity: number;
  waitlist: number;
  points: number;
  audience: Audience;
  startsAt: number;
  endsAt: number;
  claimUntil: number;
  lng: number;
  lat: number;
  address: string;
  fence: number;
  seriesId: number | null;
  /** Places taken; only changed while the row is locked. */
  taken: number;
  waiting: number;
  /** When the clock acts on it by itself. */
  clockAt: number | null;
  /** When it was ended or cancelled. */
  endedAt: number | null;
  /** When its start or place was last changed after it had been published. */
  movedAt: number | null;
  enteredAt: number;
  seq: number;
  head: string;
}

/** Whether a scan read without a network was believed; `none` where there was nothing to ask. */
export type Proof = 'none' | 'waiting' | 'accepted' | 'refused';

/** Its column `points` is from before the ledger alone said what was booked: nothing reads or writes it. */
export interface ClaimRecord {
  id: number;
  activityId: number;
  personId: number;
  state: ClaimState;
  missKind: 'late' | 'absent' | null;
  missedAt: number | null;
  /** What counts, once it is settled. */
  minutes: number;
  /** What is to be said of the offline scans together (check.hours.ts). */
  proof: Proof;
  appeals: number;
  rating: number | null;
  complaints: number;
  claimedAt: number;
  enteredAt: number;
  seq: number;
  head: string;
}

export interface CheckRecord {
  id: number;
  claimId: number;
  way: 'in' | 'out';
  /** When it counts from. */
  at: number;
  receivedAt: number;
  source: 'scan' | 'offline' | 'manual';
  proof: Proof;
  /** Which turn of the code was read. */
  turn: number | null;
  metres: number | null;
}

export interface ProfileRecord {
  id: number;
  personId: number;
  no: string;
  skills: string;
  birthYear: number | null;
  communityId: number | null;
  joinedAt: number;
}

export const NEIGHBOUR: Field = 'volunteer_order.neighbour';

export const skillsOf = (row: { skills: string }): Skill[] => JSON.parse(row.skills) as Skill[];

/** Hours with two decimals. */
export const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

const METRES_PER_DEGREE = 111_320;

/** Metres between two places; a plane is good enough within a district. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const dy = (a.lat - b.lat) * METRES_PER_DEGREE;
  const dx = (a.lng - b.lng) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.round(Math.hypot(dx, dy));
}
