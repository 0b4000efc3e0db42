import { useCallback } from 'react';
import { kept, type Kept } from '@shared/api/kept';
import { useKept } from '@shared/hooks/watched';

interface Kind<D> {
  storage: string;
  /** One that nothing has been written into. */
  blank: () => D;
  /** Each must be there, or it was kept by another version. */
  fields: readonly (keyof D & string)[];
}

export interface DraftHook<D> {
  draft: D;
  change: (part: Partial<D>) => void;
  clear: () => void;
}

/**
 * What is being written, kept on the phone at every change. By person: two people may use one phone, and neither should
 * read the other's draft.
 */
export class Drafts<D extends object> {
  readonly rows: Kept<Record<string, D>>;
  private readonly kind: Kind<D>;
  private readonly blanks = new Map<number, D>();

  constructor(kind: Kind<D>) {
    this.kind = kind;
    this.rows = kept<Record<string, D>>(kind.storage, (stored) => {
      const rows = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
      return Object.fromEntries(rows.flatMap(([person, row]) => (this.isDraft(row) ? [[person, row]] : [])));
    });
  }

  of(personId: number): D {
    return this.rows.get()[personId] ?? this.blankOf(personId);
  }

  put(personId: number, draft: D): void {
    this.rows.set({ ...this.rows.get(), [personId]: draft });
  }

  clear(personId: number): void {
    const { [String(personId)]: _done, ...others } = this.rows.get();
    this.blanks.delete(personId);
    this.rows.set(others);
  }

  /** The same blank (and key) until something is written into it. */
  private blankOf(personId: number): D {
    const blank = this.blanks.get(personId) ?? this.kind.blank();
    this.blanks.set(personId, blank);
    return blank;
  }

  private isDraft(stored: unknown): stored is D {
    if (typeof stored !== 'object' || stored === null) return false;
    return this.kind.fields.every((name) => name in stored);
  }
}

/** What this person is writing. */
export function useDraft<D extends object>(drafts: Drafts<D>, personId: number): DraftHook<D> {
  useKept(drafts.rows);
  const change = useCallback(
    (part: Partial<D>) => drafts.put(personId, { ...drafts.of(personId), ...part }),
    [drafts, personId],
  );
  const clear = useCallback(() => drafts.clear(personId), [drafts, personId]);
  return { draft: drafts.of(personId), change, clear };
}
