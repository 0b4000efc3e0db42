import { useCallback, useEffect } from 'react';
import { kept } from '@shared/api/kept';
import { useHere, type HereHook } from '@shared/hooks/here';
import { useKept } from '@shared/hooks/watched';

const wish = kept<'yes' | 'no'>('one-net:command:distance', (stored) => (stored === 'yes' ? 'yes' : 'no'));

export interface Near extends HereHook {
  /** Distances were asked for once on this phone. */
  wanted: boolean;
}

/** Where I am, once I have said that I want to see distances: nobody is asked for the permission out of the blue. */
export function useNear(): Near {
  const { locate, ...state } = useHere();
  const wanted = useKept(wish) === 'yes';
  useEffect(() => {
    if (wanted) void locate();
  }, [wanted, locate]);
  const ask = useCallback(async () => {
    const here = await locate();
    if (here) wish.set('yes');
    return here;
  }, [locate]);
  return { ...state, wanted, locate: ask };
}
