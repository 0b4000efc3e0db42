import { useCallback } from 'react';
import { kept } from '@shared/api/kept';
import { newKey } from '@shared/api/request';
import type { Point } from '@shared/hooks/here';
import type { PhotoDraft } from '@shared/hooks/photos';
import { useKept } from '@shared/hooks/watched';

/** By the question's code. */
export type Answers = Record<string, string | string[]>;

/** A report being written. */
export interface Draft {
  /** The idempotency key: this very report, however often it is sent. */
  key: string;
  text: string;
  place?: Point;
  address: string;
  categoryCode?: string;
  answers: Answers;
  photos: PhotoDraft[];
  hideName: boolean;
}

export interface DraftHook {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  clear: () => void;
}

// By person: two people may use one phone, and neither should read the other's draft.
const drafts = kept<Record<string, Draft>>('one-net:resident:drafts', (stored) => {
  const rows = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(rows.flatMap(([person, draft]) => (isDraft(draft) ? [[person, draft]] : [])));
});

const blanks = new Map<number, Draft>();

/** The report this person is writing; kept on the phone at every change. */
export function useDraft(personId: number): DraftHook {
  const draft = useKept(drafts)[personId] ?? blankOf(personId);
  const change = useCallback(
    (part: Partial<Draft>) =>
      putDraft(personId, { ...(drafts.get()[personId] ?? blankOf(personId)), ...part }),
    [personId],
  );
  const clear = useCallback(() => clearDraft(personId), [personId]);
  return { draft, change, clear };
}

export function putDraft(personId: number, draft: Draft): void {
  drafts.set({ ...drafts.get(), [personId]: draft });
}

export function clearDraft(personId: number): void {
  const { [String(personId)]: _done, ...others } = drafts.get();
  blanks.delete(personId);
  drafts.set(others);
}

/** The same blank (and key) until something is written into it. */
function blankOf(personId: number): Draft {
  const blank = blanks.get(personId) ?? {
    key: newKey(),
    text: '',
    address: '',
    answers: {},
    photos: [],
    hideName: false,
  };
  blanks.set(personId, blank);
  return blank;
}

function isDraft(stored: unknown): stored is Draft {
  if (typeof stored !== 'object' || stored === null) return false;
  return ['key', 'text', 'address', 'answers', 'photos', 'hideName'].every((name) => name in stored);
}
