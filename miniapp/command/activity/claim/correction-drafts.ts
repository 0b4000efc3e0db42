import { kept } from '@shared/api/kept';
import type { CorrectionDraft } from './correction';

const MOST = 20;
const drafts = kept<Record<string, CorrectionDraft>>('one-net:command:corrections', (stored) => {
  const rows = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(rows.flatMap(([claim, draft]) => (isDraft(draft) ? [[claim, draft]] : [])));
});
const others = (claimId: number) => Object.entries(drafts.get()).filter(([id]) => id !== String(claimId));

/** What was begun for a claim and not yet sent. */
export const correctionDrafts = {
  read: (claimId: number): CorrectionDraft | undefined => drafts.get()[claimId],
  keep: (claimId: number, draft: CorrectionDraft): void =>
    drafts.set(Object.fromEntries([...others(claimId).slice(1 - MOST), [claimId, draft]])),
  drop: (claimId: number): void => drafts.set(Object.fromEntries(others(claimId))),
};

function isDraft(stored: unknown): stored is CorrectionDraft {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    ['cameAt', 'leftAt', 'words'].every((name) => name in stored)
  );
}
