import { useEffect, useState } from 'react';

const QUIET_MS = 500;

/** The value once typing has paused: one question for the server instead of one a letter. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
