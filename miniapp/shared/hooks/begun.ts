import { useCallback, useState } from 'react';
import { kept, type Kept } from '../api/kept';
import { sessionStore } from '../api/session';
import { useKept } from './watched';

const MOST = 20;

/**
 * What people have begun and not sent, by what it is about (`order-7 confirm`): it outlives a refusal, a closed sheet
 * and a new start. By person: two may use one phone, and neither should read what the other has begun.
 */
export class Begun<D extends object> {
  readonly rows: Kept<Record<string, D>>;

  /** `fields`: each must be there, or it was kept by another version. */
  constructor(name: string, fields: readonly (keyof D & string)[]) {
    const isDraft = (stored: unknown): stored is D =>
      typeof stored === 'object' && stored !== null && fields.every((field) => field in stored);
    this.rows = kept<Record<string, D>>(`one-net:${PROGRAM.key}:${name}`, (stored) => {
      const rows = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
      return Object.fromEntries(rows.flatMap(([key, row]) => (isDraft(row) ? [[key, row]] : [])));
    });
  }

  read(about: string): D | undefined {
    return this.rows.get()[keyOf(about)];
  }

  /** The oldest goes when there are too many. */
  keep(about: string, draft: D): void {
    this.rows.set(Object.fromEntries([...this.others(about).slice(1 - MOST), [keyOf(about), draft]]));
  }

  drop(about: string): void {
    this.rows.set(Object.fromEntries(this.others(about)));
  }

  private others(about: string): [string, D][] {
    const mine = keyOf(about);
    return Object.entries(this.rows.get()).filter(([key]) => key !== mine);
  }
}

const keyOf = (about: string): string => `${sessionStore.get().session?.person.id ?? 0} ${about}`;

export interface BegunHook<D> {
  draft: D;
  change: (part: Partial<D>) => void;
  /** It is sent: nothing of it stays. */
  drop: () => void;
}

/** What is being written about this, kept at every change; begun with `start`. */
export function useBegun<D extends object>(begun: Begun<D>, about: string, start: () => D): BegunHook<D> {
  useKept(begun.rows);
  const [blank] = useState(start);
  const change = useCallback(
    (part: Partial<D>) => begun.keep(about, { ...(begun.read(about) ?? blank), ...part }),
    [begun, about, blank],
  );
  const drop = useCallback(() => begun.drop(about), [begun, about]);
  return { draft: begun.read(about) ?? blank, change, drop };
}
