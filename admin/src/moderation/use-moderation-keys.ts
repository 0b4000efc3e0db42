import { useEffect, useRef } from 'react';
import { isBusy } from '../case/desk/use-desk-keys';

interface ModerationKeys {
  move: (by: 1 | -1) => void;
  decide: (action: string) => void;
}

/** `j` and `k` move, `p` passes, `b` blocks; silent while someone types or a dialog is open. */
export function useModerationKeys(keys: ModerationKeys) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusy(event.target)) return;
      const { move, decide } = current.current;
      const deeds: Record<string, () => void> = {
        j: () => move(1),
        k: () => move(-1),
        p: () => decide('pass'),
        b: () => decide('block'),
      };
      const deed = deeds[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
