import {
  payoutApi,
  type BudgetView,
  type PayoutView,
  type QuarantineView,
  type ReconciliationView,
} from '@contract/payout/payout.api';
import type { PayoutState } from '@contract/payout/payout.flow';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/http';
import { usePaged, useReplaceRow } from '../app/paged';

const PAYOUTS = ['payout', 'list'] as const;
export const QUARANTINE = ['payout', 'quarantine'] as const;
export const RECONCILIATIONS = ['payout', 'reconciliations'] as const;
export const RULE = ['payout', 'rule'] as const;
export const PENDING = ['payout', 'pending'] as const;
export const BUDGET = ['payout', 'budget'] as const;

export const usePayouts = (state: PayoutState | undefined) =>
  usePaged<PayoutView>([...PAYOUTS, state ?? 'all'], (after) =>
    api(payoutApi.payouts, { scope: 'desk', ...(state ? { state } : {}), ...after }),
  );

/** How much waits for whoever answers for the money; looked at again now and then, for others see to it as well. */
export const usePending = () =>
  useQuery({
    queryKey: PENDING,
    queryFn: () => api(payoutApi.pending, {}),
    staleTime: 0,
    refetchInterval: 60_000,
  });

/** Puts what a step answered in the place of the payout, in every list. */
export function usePayoutTaken() {
  const client = useQueryClient();
  const replace = useReplaceRow<PayoutView>(PAYOUTS);
  return (payout: PayoutView, taken?: { action: string }) => {
    replace(payout);
    void client.invalidateQueries({ queryKey: PENDING });
    // The answer is the old one; a new one has come into being beside it.
    if (taken?.action === 'renew') void client.invalidateQueries({ queryKey: PAYOUTS });
  };
}

export const usePayoutRule = () => useQuery({ queryKey: RULE, queryFn: () => api(payoutApi.rule, {}) });

/** What is bound and paid changes with every payout: read whenever it is looked at. */
export const useBudget = () =>
  useQuery<BudgetView>({ queryKey: BUDGET, queryFn: () => api(payoutApi.budget, {}), staleTime: 0 });

export type Which = 'open' | 'done';
export const useQuarantine = (which: Which) =>
  usePaged<QuarantineView>([...QUARANTINE, which], (after) => api(payoutApi.quarantine, { which, ...after }));

export const useReconciliations = () =>
  usePaged<ReconciliationView>(RECONCILIATIONS, (after) => api(payoutApi.reconciliations, { ...after }));
