import { useEffect } from 'react';
import { useSession } from '@shared/hooks/session';

/** WeChat: comes in by itself. H5: `?person=KEY` (or `?as=KEY`) before the `#` comes in as that demonstration person. */
export function useEntry(): void {
  const { signedIn, signIn, signInAs } = useSession();
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') {
      if (!signedIn) void signIn();
      return;
    }
    const person = personInAddress();
    if (person) void signInAs(person);
    // Once, at the start: whoever signs out later stays out.
  }, []);
}

function personInAddress(): string | null {
  const query = new URLSearchParams(window.location.search);
  const person = query.get('person') ?? query.get('as');
  // Taken off the address, or a reload after signing out would sign in again.
  if (person) window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  return person;
}
