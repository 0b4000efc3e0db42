import type { Shown } from './merchant-transfer';

/** A browser has no change purse: it says where to go instead. */
export const canConfirm = (): boolean => false;

export async function showTransfer(): Promise<Shown> {
  return { what: 'unsupported' };
}
