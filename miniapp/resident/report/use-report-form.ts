import { useState } from 'react';
import type { CategoryView } from '@contract/category/category.api';
import { newKey } from '@shared/api/request';
import { clearDraft, putDraft, useDraft, type DraftHook } from '../outbox/draft';
import { submit, takeBack, type Outcome } from '../outbox/outbox';
import { asReport } from '../outbox/report-of';
import { useCategories } from '../case/categories';
import { missingIn, type Missing } from './missing';

export interface ReportFormHook extends DraftHook {
  categories: CategoryView[];
  category?: CategoryView;
  /** Drawn only after the first attempt: nobody likes a form that scolds before one has begun. */
  missing: Missing;
  refusal?: string;
  sending: boolean;
  /** Undefined when the form itself refuses. */
  send: () => Promise<Outcome | undefined>;
}

/** A report from the first word to the outbox. */
export function useReportForm(personId: number): ReportFormHook {
  const hook = useDraft(personId);
  const { draft } = hook;
  const categories = useCategories();
  const category = categories.find(({ code }) => code === draft.categoryCode);
  const [attempt, setAttempt] = useState<{ tried: boolean; sending: boolean; refusal?: string }>({
    tried: false,
    sending: false,
  });
  const missing = missingIn(draft, category);

  const send = async (): Promise<Outcome | undefined> => {
    if (attempt.sending) return undefined;
    if (missing.size > 0) {
      setAttempt({ tried: true, sending: false });
      return undefined;
    }
    setAttempt({ tried: true, sending: true });
    const outcome = await submit(personId, draft, asReport(draft, category));
    // Only now: until it is decided, what was written stays in sight, and its key keeps it from being filed twice.
    if ('refusal' in outcome) bringBack(personId, draft.key);
    else clearDraft(personId);
    setAttempt({ tried: true, sending: false, refusal: 'refusal' in outcome ? outcome.refusal : undefined });
    return outcome;
  };
  const { tried, ...rest } = attempt;
  return {
    ...hook,
    ...rest,
    categories,
    category,
    missing: tried ? missing : new Map<string, string>(),
    send,
  };
}

/** Refused while the form is still open: it goes on there, under a new key, for what is mended is another body. */
function bringBack(personId: number, key: string): void {
  const draft = takeBack(key);
  if (draft) putDraft(personId, { ...draft, key: newKey() });
}
