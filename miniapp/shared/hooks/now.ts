import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, anew every `every` ms (a minute unless told): for what is left of a time limit. */
export function useNow(every = 60_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
