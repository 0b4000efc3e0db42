import { useState } from 'react';
import type { CategoryView } from '@contract/category/category.api';
import { newKey } from '@shared/api/request';
import type { CaseView } from '@contract/case/case.api';
import { reportBox } from '../outbox/boxes';
import { useDraft, type DraftHook } from '../outbox/drafts';
import type { Outcome } from '../outbox/outbox';
import { reportDrafts, type ReportDraft } from '../outbox/report-draft';
import { asReport } from '../outbox/report-of';
import { useCategories } from '../case/categories';
import { missingIn, type Missing } from './missing';

export interface ReportFormHook extends DraftHook<ReportDraft> {
  categories: CategoryView[];
  category?: CategoryView;
  /** Drawn only after the first attempt: nobody likes a form that scolds before one has begun. */
  missing: Missing;
  refusal?: string;
  sending: boolean;
  /** Undefined when the form itself refuses. */
  send: () => Promise<Outcome<CaseView> | undefined>;
}

/** A report from the first word to the outbox. */
export function useReportForm(personId: number): ReportFormHook {
  const hook = useDraft(reportDrafts, personId);
  const { draft } = hook;
  const categories = useCategories();
  const category = categories.find(({ code }) => code === draft.categoryCode);
  const [attempt, setAttempt] = useState<{ tried: boolean; sending: boolean; refusal?: string }>({
    tried: false,
    sending: false,
  });
  const missing = missingIn(draft, category);

  const send = async (): Promise<Outcome<CaseView> | undefined> => {
    if (attempt.sending) return undefined;
    if (missing.size > 0) {
      setAttempt({ tried: true, sending: false });
      return undefined;
    }
    setAttempt({ tried: true, sending: true });
    const outcome = await reportBox.submit(personId, draft, asReport(draft, category));
    // Only now: until it is decided, what was written stays in sight, and its key keeps it from being filed twice.
    if ('refusal' in outcome) bringBack(personId, draft.key);
    else hook.clear();
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
  const draft = reportBox.takeBack(key);
  if (draft) reportDrafts.put(personId, { ...draft, key: newKey() });
}
