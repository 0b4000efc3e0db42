import { useState } from 'react';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { newKey } from '@shared/api/request';
import { orderBox } from '../../outbox/boxes';
import { useDraft, type DraftHook } from '../../outbox/drafts';
import { orderDrafts, type OrderDraft } from '../../outbox/order-draft';
import type { Outcome } from '../../outbox/outbox';
import { asOrder, missingIn, type Missing } from './order-of';

export interface OrderFormHook extends DraftHook<OrderDraft> {
  /** Drawn only after the first attempt: nobody likes a form that scolds before one has begun. */
  missing: Missing;
  refusal?: string;
  sending: boolean;
  /** Undefined when the form itself refuses. */
  send: () => Promise<Outcome<OrderView> | undefined>;
}

/** An order from the first word to the outbox. */
export function useOrderForm(personId: number): OrderFormHook {
  const hook = useDraft(orderDrafts, personId);
  const { draft } = hook;
  const [attempt, setAttempt] = useState<{ tried: boolean; sending: boolean; refusal?: string }>({
    tried: false,
    sending: false,
  });

  const send = async (): Promise<Outcome<OrderView> | undefined> => {
    if (attempt.sending) return undefined;
    const now = Date.now();
    const order = asOrder(draft, now);
    if (!order || missingIn(draft, now).size > 0) {
      setAttempt({ tried: true, sending: false });
      return undefined;
    }
    setAttempt({ tried: true, sending: true });
    const outcome = await orderBox.submit(personId, draft, order);
    // Only now: until it is decided, what was written stays in sight, and its key keeps it from being ordered twice.
    if ('refusal' in outcome) bringBack(personId, draft.key);
    else hook.clear();
    setAttempt({ tried: true, sending: false, refusal: 'refusal' in outcome ? outcome.refusal : undefined });
    return outcome;
  };
  const { tried, ...rest } = attempt;
  return {
    ...hook,
    ...rest,
    missing: tried ? missingIn(draft, Date.now()) : new Map<string, string>(),
    send,
  };
}

/** Back into the form under a new key, for what is mended is another body. */
export function bringBack(personId: number, key: string): void {
  const draft = orderBox.takeBack(key);
  if (draft) orderDrafts.put(personId, { ...draft, key: newKey() });
}
