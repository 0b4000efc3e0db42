import { useCallback, useState } from 'react';

const MOST = 100;

/** The ticked cases; at most as many as the server takes at once. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((no: string) => {
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(no) && next.size < MOST) next.add(no);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  return { chosen, nos: [...chosen], toggle, clear };
}
