import type { RedemptionState } from '../../contract/points/redemption.flow';

/** Rows of the shop. Times are ms since epoch, flags 0 or 1. */
export interface GoodRecord {
  id: number;
  communityId: number;
  title: string;
  words: string;
  points: number;
  stock: number;
  perPerson: number;
  pickupDays: number;
  listed: number;
  createdAt: number;
}

export interface RedemptionRecord {
  id: number;
  state: RedemptionState;
  goodId: number;
  personId: number;
  communityId: number;
  points: number;
  code: string;
  /** What paid for it. */
  transferId: number;
  at: number;
  enteredAt: number;
  /** Until when it waits to be picked up. */
  dueAt: number | null;
}

/** In the trail beside the steps of the flow: somebody at the counter gave a code that was not it. */
export const WRONG_CODE = 'wrongCode';
/** A pick-up code begins with the order's own number, which is no secret. */
export const OPEN_DIGITS = 6;
