import type { PayoutState } from '../../contract/payout/payout.flow';
import type { Field } from '../kernel/personal-data';

/** A row of `payout`. Times are ms since epoch, the amount is fen. */
export interface PayoutRecord {
  id: number;
  /** The merchant's bill number: 1 to 32 letters and digits, never used for anything else. */
  no: string;
  reward: string;
  personId: number;
  amount: number;
  words: string;
  state: PayoutState;
  /** The month (`202611`) whose fund bears it, once it is bound. */
  fund: number | null;
  /** The request as it is sent, the first time and every time; '' before it is bound, and after somebody was erased. */
  bodySealed: string;
  bodyDigest: string;
  transferNo: string | null;
  packageSealed: string | null;
  trouble: string | null;
  sentAt: number | null;
  paidAt: number | null;
  /** When the worker looks again. */
  dueAt: number | null;
  leaseUntil: number;
  tries: number;
  at: number;
  enteredAt: number;
}

export const PAYOUT_BODY: Field = 'payout.body';
export const PAYOUT_PACKAGE: Field = 'payout.package';
